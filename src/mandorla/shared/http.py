"""Shortcuts for answering a request."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render

REFUSED = 422
POWERS = "camera=(), geolocation=(), microphone=(), browsing-topics=()"  # browser features that pages may use: none
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
NEVER_AGAIN = ("password", "code", "passphrase", "secret", "csrfmiddlewaretoken", "credential", "word")
View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Typed:
    """One value of a form that was not taken."""

    name: str
    value: str

    @property
    def is_words(self) -> bool:
        """Whether somebody wrote it, so that it is shown; the rest of the form is only sent again."""
        return len(self.value.split()) > 1


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a whole page. One that holds what was not taken knows it, so that nothing replaces these words."""
    return render(request, template, {**context, "is_refused": status == REFUSED}, status=status)


def live_page(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a page that updates itself: all of it at first, then only its `live` partial when htmx asks for that."""
    if getattr(request, "htmx", False) and request.method == "GET":
        template = f"{template}#live"
    return page(request, template, context, status=status)


def gone(request: HttpRequest, address: str) -> HttpResponse:
    """404 for what no longer exists. An open page that still shows it and refreshes is sent to `address` instead."""
    if getattr(request, "htmx", False) and request.method == "GET":
        return HttpResponse(status=404, headers={"HX-Redirect": address})
    raise Http404


def see_other(address: str) -> HttpResponseRedirect:
    """Redirect to `address` with GET after a change (303; RFC 9110, 15.4.4)."""
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return response


def typed_in(request: HttpRequest) -> list[Typed]:
    """All that a form held, so that it can be sent again; passwords, codes and the like are left out."""
    if request.method != "POST" or request.content_type not in FORMS:
        return []
    sent = [Typed(name, str(value)) for name, values in request.POST.lists() for value in values]
    return [one for one in sent if not one.name.startswith(NEVER_AGAIN)]


def may_record(view: View) -> View:
    """A page that may use the microphone and play a recording back before it is sent."""

    @wraps(view)
    @csp_update({"media-src": [SELF, "blob:"]})
    def respond(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers["Permissions-Policy"] = POWERS.replace("microphone=()", "microphone=(self)")
        return response

    return respond


def back_to(request: HttpRequest, *, otherwise: str) -> str:
    """The page of ours that the form was on, if it says so, else `otherwise`."""
    return safe_path(request.POST.get("back", ""), otherwise=otherwise)


def safe_path(address: str, *, otherwise: str) -> str:
    """`address` if it is a path on this server, else `otherwise`."""
    parts = urlsplit(address)
    is_ours = (
        not parts.scheme
        and not parts.netloc
        and address.startswith("/")
        and not address.startswith(("//", "/\\"))
    )
    return address if is_ours else otherwise
