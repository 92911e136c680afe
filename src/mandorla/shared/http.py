"""Small words for answering a request."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render

REFUSED = 422
POWERS = "camera=(), geolocation=(), microphone=(), browsing-topics=()"  # what a page may ask a browser for: nothing
View = Callable[..., HttpResponseBase]


def page(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a whole page."""
    return render(request, template, dict(context), status=status)


def live_page(
    request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a page that keeps itself fresh: whole at first, only its `live` partial when that asks for itself."""
    if getattr(request, "htmx", False) and request.method == "GET":
        template = f"{template}#live"
    return page(request, template, context, status=status)


def gone(request: HttpRequest, address: str) -> HttpResponse:
    """404 for what is not there; an open page that shows it still, and asks for itself anew, leaves for `address`."""
    if getattr(request, "htmx", False) and request.method == "GET":
        return HttpResponse(status=404, headers={"HX-Redirect": address})
    raise Http404


def see_other(address: str) -> HttpResponseRedirect:
    """After a change: go and look at `address` with GET (RFC 9110, 15.4.4)."""
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return response


def may_record(view: View) -> View:
    """A page on which one may speak into the microphone of one's own device, and listen to it before sending."""

    @wraps(view)
    @csp_update({"media-src": [SELF, "blob:"]})
    def respond(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        response.headers["Permissions-Policy"] = POWERS.replace("microphone=()", "microphone=(self)")
        return response

    return respond


def back_to(request: HttpRequest, *, otherwise: str) -> str:
    """The page of ours that a form was on, if it says so, else `otherwise`."""
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
