"""Where Django and allauth tell us that somebody signed in or out. Between our own parts there are no signals."""

from typing import Any

from django.http import HttpRequest

from mandorla.people import actions
from mandorla.people.models import Person
from mandorla.shared import clock


def begin_device(sender: type, request: HttpRequest, user: Person, **rest: Any) -> None:
    """A session begins: name its device."""
    actions.begin_device(
        person=user,
        session_key=request.session.session_key or "",
        user_agent=request.headers.get("User-Agent", ""),
        now=clock.now(),
    )


def end_device(sender: type, request: HttpRequest, user: Person | None, **rest: Any) -> None:
    """A session ends: its device row goes, and its open streams close."""
    device = getattr(request, "device", None)
    if device:
        actions.end_device(device=device)


def forget_last_use(sender: type, instance: Any, **rest: Any) -> None:
    """allauth notes when a passkey or code was last used; we keep no such times."""
    instance.last_used_at = None
