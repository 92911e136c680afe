"""A ticket: a short signed note that lets one device listen to some channels for a minute."""

import base64
import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum

LIFETIME = timedelta(seconds=60)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Refused(Enum):
    FORGED = "forged"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Ticket:
    channels: tuple[str, ...]
    listener: str
    issued_at: datetime


def write(ticket: Ticket, key: bytes) -> str:
    """The ticket as text that fits a cookie, signed with HMAC-SHA256 under `key`."""
    issued = (ticket.issued_at - EPOCH) // MICROSECOND
    fields = json.dumps([issued, ticket.listener, *ticket.channels], separators=(",", ":"))
    payload = _text(fields.encode())
    return f"{payload}.{_signature(payload, key)}"


def read(text: str, key: bytes, now: datetime) -> Ticket | Refused:
    """The ticket that `text` holds, if `key` signed it less than `LIFETIME` before `now`; else why not.

    One of more than `LIFETIME` after `now` was signed before the clock was set back, and may be of any age.
    """
    payload, _, signature = text.partition(".")
    if not hmac.compare_digest(signature.encode(), _signature(payload, key).encode()):
        return Refused.FORGED
    issued, listener, *channels = json.loads(_bytes(payload))
    ticket = Ticket(tuple(channels), listener, EPOCH + issued * MICROSECOND)
    return ticket if abs(now - ticket.issued_at) < LIFETIME else Refused.EXPIRED


def _signature(payload: str, key: bytes) -> str:
    return _text(hmac.digest(key, payload.encode(), "sha256"))


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
