"""Who is making the request, and headers for every response."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from mandorla.people.models import Device
from mandorla.people.models.device import token_hash
from mandorla.people.policy import LEFT, PRESSED, left_by_form
from mandorla.shared.http import POWERS, see_other
from mandorla.shared.prepared import prepared

DEVICE = "device"

Answer = Callable[[HttpRequest], HttpResponseBase]

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": POWERS,
    "X-Robots-Tag": "noindex, nofollow",
}
if settings.IS_HTTPS:
    HEADERS["Strict-Transport-Security"] = "max-age=31536000"


def protect(answer: Answer) -> Answer:
    """Headers for every response: no browser or proxy may store it, unless it is a file or the view says so."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        for header, value in HEADERS.items():
            response.headers.setdefault(header, value)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return respond


def stay_out(answer: Answer) -> Answer:
    """After a quick exit without a script, Back gets the neutral page also where a page for everybody was."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        if left_by_form(request) and _is_back(request) and request.path != reverse("people:blank"):
            return see_other(settings.MANDORLA_EXIT_ADDRESS)
        return answer(request)

    return respond


def _is_back(request: HttpRequest) -> bool:
    # A page of ours once led here, and nobody has pressed a link now: measured in Chromium and Firefox.
    said = [request.headers.get(f"Sec-Fetch-{name}") for name in ("Mode", "Site")]
    return said == ["navigate", "same-origin"] and PRESSED not in request.headers


def know(answer: Answer) -> Answer:
    """Set `request.user` and `request.device`. A session is valid while its device row exists. One query."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        device = SimpleLazyObject(lambda: _device_of(request))
        request.device = device  # type: ignore[attr-defined]
        request.user = SimpleLazyObject(lambda: device.person if device else AnonymousUser())  # type: ignore[assignment]
        return answer(request)

    return respond


def _device_of(request: HttpRequest) -> Device | None:
    if request.COOKIES.get(LEFT) and request.path != reverse("people:exit"):
        return None  # the page said so before it left, and what ends the session may still be on its way
    token, person_id = request.session.get(DEVICE), request.session.get(SESSION_KEY)
    if not token or not person_id:
        return None
    device = next(iter(_devices(token_hash(token))), None)
    if device is None or str(device.person_id) != person_id or not device.person.is_active:
        return None
    known = request.session.get(HASH_SESSION_KEY, "")
    return device if constant_time_compare(known, device.person.get_session_auth_hash()) else None


@prepared
def _devices(token_hash: str) -> QuerySet[Device]:
    return Device.objects.filter(token_hash=token_hash).select_related("person")


def speak(answer: Answer) -> Answer:
    """Use the person's language and time zone, or else the browser's first language that we have."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        device = request.device if DEVICE in request.session else None  # type: ignore[attr-defined]
        language = device.person.language if device else translation.get_language_from_request(request)
        with translation.override(language), timezone.override(device.person.zone if device else None):
            response = answer(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language",))
        return response

    return respond
