from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mandorla.insights import actions
from mandorla.insights.closer import asked_about, lately
from mandorla.insights.forms import CloserForm
from mandorla.insights.seeing import change_of
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.practices import actions as practices
from mandorla.shared import clock
from mandorla.shared.http import back_to, live_page, page, see_other


@require_GET
@paired
def change(request: PairRequest) -> HttpResponse:
    seen = change_of(request.member, clock.now())
    return live_page(request, "insights/change.html", {"seen": seen})


@require_GET
@paired
def known(request: PairRequest) -> HttpResponse:
    return page(request, "insights/known.html", {})


@require_POST
@paired
@once
def agreement(request: PairRequest) -> HttpResponse:
    actions.agree(member=request.member, now=clock.now())
    return _to_change(request)


@require_POST
@paired
@once
def agreement_end(request: PairRequest) -> HttpResponse:
    actions.disagree(member=request.member)
    return see_other(back_to(request, otherwise=reverse("insights:change", args=[request.pair.pk])))


@require_GET
@paired
def closer(request: PairRequest) -> HttpResponse:
    return page(request, "insights/closer.html", _context(request))


@require_POST
@paired
@once
def rating(request: PairRequest, practice: UUID) -> HttpResponse:
    mine = get_object_or_404(lately(request.member, clock.now()), pk=practice)
    form = CloserForm(request.POST)
    if form.is_valid():
        practices.rate(practice=mine, closer=form.cleaned_data["closer"] or None)
    else:
        messages.error(request, _("That is none of the answers. Nothing was changed."))
    return see_other(back_to(request, otherwise=reverse("insights:closer", args=[request.pair.pk])))


def _context(request: PairRequest) -> dict[str, Any]:
    return {"asked": asked_about(request.member, clock.now())}


def _to_change(request: PairRequest) -> HttpResponse:
    return see_other(reverse("insights:change", args=[request.pair.pk]))
