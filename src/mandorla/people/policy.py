"""Policies of pages that belong to one person."""

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from mandorla.people.models import Device, Person
from mandorla.shared.http import see_other
from mandorla.shared.policy import Policy, View, state

LEFT = "left"  # a cookie from a quick exit on, until somebody signs in
BY_FORM = "~"  # at its end: sent by the form itself, without a script
PRESSED = "Sec-Fetch-User"  # a browser says by it that somebody pressed, or typed, for a page


class PersonRequest(HttpRequest):
    """A request of somebody signed in."""

    person: Person
    device: Device


def personal(view: Callable[..., HttpResponseBase]) -> View:
    """Only for people who are signed in. Others are asked to sign in; after a quick exit they see a neutral page."""

    @wraps(view)
    def respond(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        device = request.device
        if not device:
            return turn_away(request)
        request.person = device.person
        return view(request, *args, **kwargs)

    return state(respond, Policy("personal"))


def mark_of_leaving(request: HttpRequest) -> str:
    """The mark for a browser that has just left; whether it sent the form itself, without a script, stands in it."""
    return secrets.token_urlsafe(6) + (BY_FORM if PRESSED in request.headers else "")


def left_by_form(request: HttpRequest) -> bool:
    """Whether this browser has left without a script, and is one that says when somebody presses."""
    return request.COOKIES.get(LEFT, "").endswith(BY_FORM)


def turn_away(request: HttpRequest) -> HttpResponse:
    """The response to somebody who is not signed in."""
    if LEFT in request.COOKIES:
        return see_other(settings.MANDORLA_EXIT_ADDRESS)
    return redirect_to_login(request.get_full_path())
