"""What a draft field sends while one types: kept for whoever typed it."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.urls import reverse

from mandorla.drafts.actions import keep
from mandorla.people.policy import PersonRequest
from mandorla.shared.text import LONG, clean


def receive(request: PersonRequest, *, form: str, subject: str) -> HttpResponse:
    """Keep what is typed so far in a form about a subject, in place of what was kept before."""
    text = clean(request.POST.get("text", ""))[:LONG]
    keep(author=request.person, form=form, subject=subject, text=text)
    return HttpResponse(status=204)


def addresses(name: str, given: Iterable[object], parts: Iterable[str]) -> dict[str, str]:
    """Where each part of a form sends what is typed: the address `name` with what is `given`, and the part."""
    return {str(part): reverse(name, args=[*given, part]) for part in parts}
