"""A voice note, for whoever may hear it."""

from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from mandorla.pairs.access import PairRequest, paired
from mandorla.shared import clock
from mandorla.shared.ranges import in_parts
from mandorla.talks.models import VoiceNote
from mandorla.talks.voice import told_to


@require_GET
@paired
def voice(request: PairRequest, talk: UUID, note: UUID) -> HttpResponseBase:
    notes = VoiceNote.objects.visible_to(request.member).select_related("talk", "author")
    found = get_object_or_404(notes, pk=note, talk=talk)
    told = told_to(request.member, found, clock.now())
    if told is None:
        raise Http404
    return in_parts(request, size=told["size"], content_type=told["type"], read=partial(found.heard, told))
