"""Saves what a draft field sends while a person types."""

from collections.abc import Iterable, Mapping

from django.http import Http404, HttpResponse
from django.urls import reverse

from mandorla.drafts.actions import keep
from mandorla.people.policy import PersonRequest
from mandorla.shared.text import LONG, clean


def receive(request: PersonRequest, *, form: str, subject: str) -> HttpResponse:
    """Save what was typed so far in a form about a subject, replacing the earlier draft."""
    text = clean(request.POST.get("text", ""))[:LONG]
    keep(author=request.person, form=form, subject=subject, text=text)
    return HttpResponse(status=204)


def receive_part(
    request: PersonRequest, *, forms: Mapping[str, str], part: str, subject: str
) -> HttpResponse:
    """The same for one part of a form with several; `forms` maps each part to its draft's name."""
    if part not in forms:
        raise Http404
    return receive(request, form=forms[part], subject=subject)


def addresses(name: str, given: Iterable[object], parts: Iterable[str]) -> dict[str, str]:
    """The draft URL of each part of a form: URL `name` with the arguments `given`, plus the part."""
    return {str(part): reverse(name, args=[*given, part]) for part in parts}
