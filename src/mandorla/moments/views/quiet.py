from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from mandorla.moments import actions
from mandorla.moments.forms import NowForm, RatingForm, WindowForm
from mandorla.moments.reading import now_for, rating_of
from mandorla.moments.views.windows import context_of, planned
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, live_page, page, see_other
from mandorla.shared.refusal import refusals_told


@require_GET
@paired
def quiet(request: PairRequest) -> HttpResponse:
    return live_page(request, "moments/quiet.html", quiet_context(request))


@require_POST
@paired
@once
def beginning(request: PairRequest) -> HttpResponse:
    now, form = clock.now(), NowForm(request.POST)
    if form.is_valid():
        actions.begin(member=request.member, now=now, **form.cleaned_data)
        return _to_quiet(request)
    blank = WindowForm(zone=request.person.zone, now=now)
    context = context_of(request, blank, now, now_form=form)
    return page(request, "moments/windows.html", context, status=REFUSED)


@require_POST
@paired
@once
def window_beginning(request: PairRequest, window: UUID) -> HttpResponse:
    with refusals_told(request):
        actions.begin_window(member=request.member, window=planned(request, window), now=clock.now())
        return _to_quiet(request)
    return see_other(reverse("moments:windows", args=[request.pair.pk]))


@require_POST
@paired
@once
def joining(request: PairRequest, run: UUID) -> HttpResponse:
    actions.join(member=request.member, run=run, now=clock.now())
    return _to_quiet(request)


@require_POST
@paired
@once
def end(request: PairRequest, run: UUID) -> HttpResponse:
    actions.end(member=request.member, run=run, now=clock.now())
    return _to_quiet(request)


def quiet_context(request: PairRequest, form: RatingForm | None = None) -> dict[str, Any]:
    seen = now_for(request.member, clock.now())
    ended = None if seen.running else seen.has_ended
    rated = rating_of(request.member, ended) if ended else None
    chosen = form or RatingForm(initial={"felt": rated.felt} if rated else None)
    return {"seen": seen, "ended": ended, "rated": rated, "form": chosen}


def _to_quiet(request: PairRequest) -> HttpResponse:
    return see_other(reverse("moments:quiet", args=[request.pair.pk]))
