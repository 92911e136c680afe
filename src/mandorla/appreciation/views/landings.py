from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mandorla.appreciation import actions
from mandorla.appreciation.actions import LANDING, subject_of
from mandorla.appreciation.forms import LandingForm
from mandorla.appreciation.models import Appreciation, Landing
from mandorla.appreciation.reading import seen_by, typed_of_landing
from mandorla.drafts.receiving import receive
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, gone, live_page, page, see_other
from mandorla.shared.refusal import refusals_in


@require_GET
@paired
def appreciation(request: PairRequest, appreciation: UUID) -> HttpResponse:
    found = Appreciation.objects.visible_to(request.member).filter(pk=appreciation).first()
    if found is None:
        return gone(request, reverse("appreciation:received", args=[request.pair.pk]))
    form = LandingForm(initial={"text": typed_of_landing(request.member, found)})
    return live_page(request, "appreciation/appreciation.html", _context(request, found, form))


@require_POST
@paired
@once
def landing(request: PairRequest, appreciation: UUID) -> HttpResponse:
    theirs, form = _theirs(request, appreciation), LandingForm(request.POST)
    if form.is_valid():
        with refusals_in(form):
            actions.take_in(member=request.member, appreciation=theirs, now=clock.now(), **form.cleaned_data)
            return _to_one(request, appreciation)
    context = _context(request, theirs, form)
    return page(request, "appreciation/appreciation.html", context, status=REFUSED)


@require_POST
@paired
def draft(request: PairRequest, appreciation: UUID) -> HttpResponse:
    subject = subject_of(request.member, _theirs(request, appreciation))
    return receive(request, form=LANDING, subject=subject)


@require_POST
@paired
@once
def taking_back(request: PairRequest, appreciation: UUID) -> HttpResponse:
    mine = _own(request, appreciation)
    actions.take_landing_back(member=request.member, landing=mine)
    undo = reverse("appreciation:landing_opening", args=[request.pair.pk, appreciation])
    messages.info(request, _("Taken back. It is yours alone again."), extra_tags=undo)
    return _to_one(request, appreciation)


@require_POST
@paired
@once
def opening(request: PairRequest, appreciation: UUID) -> HttpResponse:
    mine = _own(request, appreciation)
    actions.send_landing(member=request.member, landing=mine, now=clock.now())
    return _to_one(request, appreciation)


@require_POST
@paired
@once
def erasure(request: PairRequest, appreciation: UUID) -> HttpResponse:
    mine = _own(request, appreciation)
    actions.erase_landing(member=request.member, landing=mine)
    return _to_one(request, appreciation)


def _theirs(request: PairRequest, appreciation: UUID) -> Appreciation:
    return get_object_or_404(Appreciation.objects.to(request.member), pk=appreciation)


def _own(request: PairRequest, appreciation: UUID) -> Landing:
    mine = Landing.objects.of(request.pair).by(request.person).select_related("appreciation")
    found = mine.filter(appreciation__in=Appreciation.objects.to(request.member))
    return get_object_or_404(found, appreciation=appreciation)


def _to_one(request: PairRequest, appreciation: UUID) -> HttpResponse:
    return see_other(reverse("appreciation:appreciation", args=[request.pair.pk, appreciation]))


def _context(request: PairRequest, found: Appreciation, form: LandingForm) -> dict[str, Any]:
    return {
        "seen": seen_by(request.member, found),
        "form": form,
        "draft_url": reverse("appreciation:landing_draft", args=[request.pair.pk, found.pk]),
    }
