"""What a draft field sends while one types: kept for whoever typed it."""

from collections.abc import Iterable, Mapping

from django.http import Http404, HttpResponse
from django.urls import reverse

from mandorla.drafts.actions import keep
from mandorla.people.policy import PersonRequest
from mandorla.shared.text import LONG, clean


def receive(request: PersonRequest, *, form: str, subject: str) -> HttpResponse:
    """Keep what is typed so far in a form about a subject, in place of what was kept before."""
    text = clean(request.POST.get("text", ""))[:LONG]
    keep(author=request.person, form=form, subject=subject, text=text)
    return HttpResponse(status=204)


def receive_part(
    request: PersonRequest, *, forms: Mapping[str, str], part: str, subject: str
) -> HttpResponse:
    """The same for a part of a form of several; `forms` has the name of the draft of each."""
    if part not in forms:
        raise Http404
    return receive(request, form=forms[part], subject=subject)


def addresses(name: str, given: Iterable[object], parts: Iterable[str]) -> dict[str, str]:
    """Where each part of a form sends what is typed: the address `name` with what is `given`, and the part."""
    return {str(part): reverse(name, args=[*given, part]) for part in parts}
