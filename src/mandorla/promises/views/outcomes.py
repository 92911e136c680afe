from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.promises import actions
from mandorla.promises.forms import MarkForm
from mandorla.promises.logic.course import Mark
from mandorla.promises.models import Outcome, Promise
from mandorla.promises.reading import promise_seen
from mandorla.promises.views.promises import own, to_promise
from mandorla.shared import clock
from mandorla.shared.http import page, see_other
from mandorla.shared.refusal import refusals_told


@require_POST
@paired
@once
def outcome(request: PairRequest, promise: UUID) -> HttpResponse:
    mine, form = own(request, promise), MarkForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Nothing was changed. Pick one of the two."))
        return to_promise(request, mine)
    with refusals_told(request):
        actions.mark(member=request.member, promise=mine, now=clock.now(), **form.cleaned_data)
        if form.cleaned_data["mark"] == Mark.MISSED and mine.is_shared:
            return see_other(reverse("promises:after", args=[request.pair.pk, mine.pk]))
        messages.info(request, _("Kept for you. Nobody else is told."))
    return to_promise(request, mine)


@require_GET
@paired
def after(request: PairRequest, promise: UUID) -> HttpResponse:
    to_other = Promise.objects.of(request.pair).by(request.person).filter(is_shared=True)
    mine = get_object_or_404(to_other, pk=promise)
    return page(request, "promises/after.html", {"seen": promise_seen(request.member, mine, clock.now())})


@require_POST
@paired
@once
def opening(request: PairRequest, outcome: UUID) -> HttpResponse:
    mine = _own(request, outcome)
    actions.open_outcome(member=request.member, outcome=mine)
    return to_promise(request, mine.promise)


@require_POST
@paired
@once
def taking_back(request: PairRequest, outcome: UUID) -> HttpResponse:
    mine = _own(request, outcome)
    actions.take_outcome_back(member=request.member, outcome=mine)
    return to_promise(request, mine.promise)


def _own(request: PairRequest, outcome: UUID) -> Outcome:
    rows = Outcome.objects.by(request.person).filter(pair=request.pair).select_related("promise")
    return get_object_or_404(rows, pk=outcome)
