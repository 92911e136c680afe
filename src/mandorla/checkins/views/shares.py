from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mandorla.checkins import actions
from mandorla.checkins.actions import LINE, subject_of
from mandorla.checkins.forms import ShareForm
from mandorla.checkins.models import Share
from mandorla.checkins.reading import lines
from mandorla.drafts.reading import text_of
from mandorla.drafts.receiving import receive
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, live_page, see_other


@require_http_methods(["GET", "POST"])
@paired
@once
def shares(request: PairRequest) -> HttpResponse:
    form = ShareForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        actions.share(member=request.member, now=clock.now(), **form.cleaned_data)
        return _to_shares(request)
    status = REFUSED if form else 200
    return live_page(request, "checkins/shares.html", _context(request, form), status=status)


@require_POST
@paired
def draft(request: PairRequest) -> HttpResponse:
    return receive(request, form=LINE, subject=subject_of(request.member))


@require_POST
@paired
@once
def taking_back(request: PairRequest, share: UUID) -> HttpResponse:
    mine = _own(request, share)
    actions.take_share_back(member=request.member, share=mine)
    undo = reverse("checkins:opening", args=[request.pair.pk, mine.pk])
    messages.info(request, _("Taken back. It is yours alone again."), extra_tags=undo)
    return _to_shares(request)


@require_POST
@paired
@once
def opening(request: PairRequest, share: UUID) -> HttpResponse:
    actions.open_share(member=request.member, share=_own(request, share), now=clock.now())
    return _to_shares(request)


@require_POST
@paired
@once
def erasure(request: PairRequest, share: UUID) -> HttpResponse:
    actions.erase_share(member=request.member, share=_own(request, share))
    messages.info(request, _("Deleted."))
    return _to_shares(request)


def _own(request: PairRequest, share: UUID) -> Share:
    return get_object_or_404(Share.objects.of(request.pair).by(request.person), pk=share)


def _to_shares(request: PairRequest) -> HttpResponse:
    return see_other(reverse("checkins:shares", args=[request.pair.pk]))


def _context(request: PairRequest, form: ShareForm | None) -> dict[str, Any]:
    typed = text_of(request.person, LINE, subject_of(request.member))
    return {
        "form": form or ShareForm(initial={"text": typed}),
        "seen": lines(request.member, request.GET.get("page", "1")),
        "draft_url": reverse("checkins:share_draft", args=[request.pair.pk]),
    }
