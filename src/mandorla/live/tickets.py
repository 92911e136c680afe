"""Who may listen: tickets signed with this installation's key, in a cookie that only the stream receives."""

import hmac
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.http import HttpResponseBase

from mandorla.live.logic import tickets as logic

COOKIE = "live"
PATH = "/live/"
LIFETIME = logic.LIFETIME


def issue(channels: Sequence[str], listener: str, now: datetime) -> str:
    """A ticket to listen to `channels`; `now` is the instant at which the page began to read."""
    return logic.write(logic.Ticket(tuple(channels), listener, now), key_for("ticket"))


def read(text: str, now: datetime) -> logic.Ticket | logic.Refused:
    """The ticket in `text`, if it was issued here and is still valid."""
    return logic.read(text, key_for("ticket"), now)


def set_cookie(response: HttpResponseBase, ticket: str, secure: bool) -> None:
    """Set the ticket as a cookie for one minute, for the stream's URL only."""
    response.set_cookie(
        COOKIE,
        ticket,
        max_age=int(LIFETIME.total_seconds()),
        path=PATH,
        secure=secure,
        httponly=True,
        samesite="Strict",
    )


def key_for(purpose: str) -> bytes:
    """A key for one purpose, derived from the installation's secret."""
    return hmac.digest(settings.SECRET_KEY.encode(), f"mandorla.live {purpose}".encode(), "sha256")
