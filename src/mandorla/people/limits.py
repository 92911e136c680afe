"""Rate limits per browser, person or address. Counted in memory, for minutes, by a
fingerprint, so that nothing reveals later who did what when."""

import hmac
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string

from mandorla.shared import clock
from mandorla.shared.http import typed_in

TOO_MANY = 429  # RFC 6585, 4
SAFE = ("GET", "HEAD", "OPTIONS")
WORDS = ("/invitations/", "/begin/", "/notices/ending/", "/password/")  # URLs that contain a secret
COSTLY = ("/me/export/",)
WAYS_OUT = ("/exit/", "/sign-out/")  # nobody is ever kept in

Answer = Callable[[HttpRequest], HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` requests of one kind within `seconds`."""

    kind: str
    most: int
    seconds: int


SECRETS = Limit("secrets", 60, 300)
EXPORTS = Limit("exports", 20, 3600)


def limit(answer: Answer) -> Answer:
    """Answer 429 above the limit. What the form contained is shown on that page and can be sent again."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        broken = next((one for one, who in _limits_on(request) if _is_broken(one, who)), None)
        return answer(request) if broken is None else _too_many(request, broken)

    return respond


def _limits_on(request: HttpRequest) -> Iterator[tuple[Limit, str]]:
    address = request.META.get("REMOTE_ADDR", "")
    if request.path.startswith(WORDS):
        yield SECRETS, address
    if request.method in SAFE or request.path in WAYS_OUT or not settings.MANDORLA_MOST_WRITES:
        return
    device = request.device  # type: ignore[attr-defined]
    who = str(device.person_id) if device else address
    yield Limit("writes", settings.MANDORLA_MOST_WRITES, 60), who
    if request.path.startswith(COSTLY):
        yield EXPORTS, who


def _is_broken(limit: Limit, who: str) -> bool:
    window = int(clock.now().timestamp()) // limit.seconds
    mark = hmac.digest(settings.SECRET_KEY.encode(), f"{limit.kind} {who} {window}".encode(), "sha256").hex()
    key = f"limit:{mark}"
    if cache.add(key, 1, timeout=limit.seconds):
        return limit.most < 1
    try:
        return cache.incr(key) > limit.most
    except ValueError:  # it has just run out
        return False


def _too_many(request: HttpRequest, broken: Limit) -> HttpResponse:
    """A page that needs no database. It does not repeat passwords, codes and the like."""
    typed = typed_in(request)
    context = {"typed": typed, "address": request.get_full_path()}
    body = render_to_string("429_typed.html" if typed else "429.html", context, request)
    return HttpResponse(body, status=TOO_MANY, headers={"Retry-After": str(broken.seconds)})
