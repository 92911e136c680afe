"""Receives sign-in and sign-out signals from Django and allauth. Our own parts send each other no signals."""

import secrets
from typing import Any

from allauth.account.signals import password_reset
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from mandorla.people import actions
from mandorla.people.middleware import DEVICE
from mandorla.people.models import Person
from mandorla.shared import clock
from mandorla.shared.dates import in_words


def begin_device(sender: type, request: HttpRequest, user: Person, **rest: Any) -> None:
    """A session begins: give it a token, and name its device."""
    token = request.session[DEVICE] = secrets.token_urlsafe(32)
    actions.begin_device(
        person=user,
        token=token,
        user_agent=request.headers.get("User-Agent", ""),
        now=clock.now(),
    )
    if user.reset_on:
        messages.warning(request, _told_of_reset(in_words(user.reset_on)))


def _told_of_reset(day: str) -> str:
    return _(
        "On %(day)s, whoever runs this server gave this account a new password. If you did not ask for that, they may"
        " have read what is here. This is said until you choose a password of your own, under Me."
    ) % {"day": day}


def end_device(sender: type, request: HttpRequest, user: Person | None, **rest: Any) -> None:
    """A session ends: delete its device row and close its streams."""
    device = getattr(request, "device", None)
    if device:
        actions.end_device(device=device)


def end_other_devices(sender: type, request: HttpRequest, user: Person, signal: Any, **rest: Any) -> None:
    """A password changed, which ends other sessions: delete their devices too. A reset ends every session."""
    keep = None if signal is password_reset else getattr(request, "device", None)
    actions.end_other_devices(person=user, keep=keep or None)
    actions.forget_reset(person=user)


def forget_last_use(sender: type, instance: Any, **rest: Any) -> None:
    """allauth records when a passkey or code was last used; we do not keep such times."""
    instance.last_used_at = None
