"""Who is asking, and what every answer carries."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from mandorla.people.models import Device, Person
from mandorla.people.models.device import session_hash

Answer = Callable[[HttpRequest], HttpResponseBase]

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "X-Robots-Tag": "noindex, nofollow",
}
if settings.IS_HTTPS:
    HEADERS["Strict-Transport-Security"] = "max-age=31536000"


def protect(answer: Answer) -> Answer:
    """Headers of every dynamic answer; nothing of it may be stored by a browser or a proxy unless a view says so."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        for header, value in HEADERS.items():
            response.headers.setdefault(header, value)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return respond


class DeviceMiddleware:
    """`request.user` and `request.device`: a session counts only while its device row stands, found in one query."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        key_before = request.session.session_key
        device = SimpleLazyObject(lambda: _device_of(request))
        request.device = device  # type: ignore[attr-defined]
        request.user = SimpleLazyObject(lambda: device.person if device else AnonymousUser())  # type: ignore[assignment]
        response = self.answer(request)
        _follow(request, key_before)
        return response


def _device_of(request: HttpRequest) -> Device | None:
    key = request.session.session_key
    person_id = request.session.get(SESSION_KEY) if key else None
    if not key or not person_id or BACKEND_SESSION_KEY not in request.session:
        return None
    device = Device.objects.with_session(key).select_related("person").filter(person_id=person_id).first()
    if device is None or not device.person.is_active:
        return None
    known = request.session.get(HASH_SESSION_KEY, "")
    return device if constant_time_compare(known, device.person.get_session_auth_hash()) else None


def _follow(request: HttpRequest, key_before: str | None) -> None:
    # A changed password gives the session a new key; the device it belongs to stays the same.
    key = request.session.session_key
    if key_before and key and key != key_before and SESSION_KEY in request.session:
        Device.objects.with_session(key_before).filter(person_id=request.session[SESSION_KEY]).update(
            session_hash=session_hash(key)
        )


def speak(answer: Answer) -> Answer:
    """Answer in the language of the person, else in the first one of the browser that we have."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        person: Any = request.user if request.session.session_key else None
        known = isinstance(person, Person) or getattr(person, "is_authenticated", False)
        language = person.language if known else translation.get_language_from_request(request)
        with translation.override(language):
            response = answer(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language",))
        return response

    return respond
