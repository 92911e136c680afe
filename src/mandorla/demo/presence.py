"""Whether this server is a demonstration. Becoming somebody by a click must exist nowhere else."""

from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase

from mandorla.shared.policy import View

MARK = "throw-away"  # a file beside the data folder, which the demo command alone makes
NAMES_OF_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def is_here() -> bool:
    """Whether a demonstration was asked for: in a folder that is deleted afterward, and for this machine alone."""
    is_marked = Path(settings.MANDORLA_DATA).with_name(MARK).is_file()
    return bool(settings.MANDORLA_DEMO and is_marked and not settings.MANDORLA_IS_LAN)


def only_here(view: Callable[..., HttpResponseBase]) -> View:
    """404 unless this is a demonstration, asked from the machine it runs on."""

    @wraps(view)
    def respond(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not (is_here() and _is_near(request)):
            raise Http404
        return view(request, *args, **kwargs)

    return respond


def _is_near(request: HttpRequest) -> bool:
    name = request.get_host().rpartition(":")[0] or request.get_host()
    try:
        return name in NAMES_OF_LOOPBACK and ip_address(request.META["REMOTE_ADDR"]).is_loopback
    except ValueError:
        return False
