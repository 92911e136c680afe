"""Which addresses of push services this server will send to, and what a browser's subscription must hold."""

import base64
import binascii
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

LONGEST = 1000
POINT_BYTES, SECRET_BYTES = 65, 16


def is_among(endpoint: str, services: Iterable[str]) -> bool:
    """Whether `endpoint` belongs to one of `services`.

    A service is a host name, reached by https; with a dot before it every name under it; or a whole origin.
    """
    parts = urlsplit(endpoint)
    name = parts.hostname or ""
    is_plain = parts.scheme == "https" and "@" not in parts.netloc and parts.port in (None, 443)
    return any(
        endpoint.startswith(f"{service}/")
        if "://" in service
        else is_plain and (name.endswith(service) if service.startswith(".") else name == service)
        for service in services
    )


def subscription_in(given: Any, services: Iterable[str]) -> dict[str, Any] | None:
    """The parts of a browser's subscription that sending needs; nothing, where it is none or leads elsewhere."""
    if not isinstance(given, Mapping) or not isinstance(given.get("keys"), Mapping):
        return None
    endpoint, keys = given.get("endpoint"), given["keys"]
    point, secret = _bytes(keys.get("p256dh")), _bytes(keys.get("auth"))
    if not isinstance(endpoint, str) or len(endpoint) > LONGEST or not _leads_to(endpoint, services):
        return None
    if len(point) != POINT_BYTES or point[0] != 4 or len(secret) != SECRET_BYTES:
        return None
    return {"endpoint": endpoint, "keys": {"p256dh": keys["p256dh"], "auth": keys["auth"]}}


def _leads_to(endpoint: str, services: Iterable[str]) -> bool:
    try:
        return is_among(endpoint, services)
    except ValueError:  # not an address at all
        return False


def _bytes(text: Any) -> bytes:
    if not isinstance(text, str):
        return b""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""
