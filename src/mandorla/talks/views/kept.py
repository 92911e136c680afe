"""What stays one's own of talks, after leaving."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from mandorla.people.policy import PersonRequest, personal
from mandorla.shared.http import page
from mandorla.shared.ranges import in_parts
from mandorla.talks.kept import page_kept
from mandorla.talks.models import VoiceNote


@require_GET
@personal
def kept(request: PersonRequest) -> HttpResponse:
    found = page_kept(request.person, request.GET.get("page", "1"))
    return page(request, "talks/kept.html", {"kept": found})


@require_GET
@personal
def voice(request: PersonRequest, note: UUID) -> HttpResponseBase:
    mine = get_object_or_404(VoiceNote.objects.by(request.person), pk=note)
    told = mine.own
    return in_parts(request, size=told["size"], content_type=told["type"], read=partial(mine.heard, told))
