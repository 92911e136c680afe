from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mandorla.moments import actions
from mandorla.moments.forms import NowForm, WindowForm
from mandorla.moments.logic.windows import MOST, Rule, moves
from mandorla.moments.models import Window
from mandorla.moments.reading import now_for
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, live_page, see_other
from mandorla.shared.refusal import refusals_in, refusals_told


@require_http_methods(["GET", "POST"])
@paired
@once
def windows(request: PairRequest) -> HttpResponse:
    now = clock.now()
    form = WindowForm(request.POST or None, zone=request.person.zone, now=now)
    if form.is_valid():
        with refusals_in(form):
            actions.propose_window(member=request.member, rule=form.rule(), now=now)
            _tell_of_a_moved_time(request, form.rule())
            return _to_windows(request)
    status = REFUSED if request.method == "POST" else 200
    return live_page(request, "moments/windows.html", context_of(request, form, now), status=status)


@require_POST
@paired
@once
def agreement(request: PairRequest, window: UUID) -> HttpResponse:
    with refusals_told(request):
        actions.agree_to_window(member=request.member, window=planned(request, window), now=clock.now())
    return _to_windows(request)


@require_POST
@paired
@once
def end(request: PairRequest, window: UUID) -> HttpResponse:
    actions.end_window(member=request.member, window=planned(request, window))
    return _to_windows(request)


def planned(request: PairRequest, window: UUID) -> Window:
    return get_object_or_404(Window.objects.of(request.pair).planned(), pk=window)


def context_of(
    request: PairRequest, form: WindowForm, now: datetime, now_form: NowForm | None = None
) -> dict[str, Any]:
    seen = now_for(request.member, now)
    has_room = len(seen.windows) < MOST or form.is_bound
    return {"seen": seen, "form": form if has_room else None, "now_form": now_form or NowForm()}


def _tell_of_a_moved_time(request: PairRequest, rule: Rule) -> None:
    zone = request.person.zone
    if rule.on and moves(rule, zone):
        starts = rule.span_on(rule.on, zone).starts.astimezone(zone)
        told = _("The clocks leave that time out on this day, so it begins at %(time)s.")
        messages.info(request, told % {"time": time_format(starts.time())})


def _to_windows(request: PairRequest) -> HttpResponse:
    return see_other(reverse("moments:windows", args=[request.pair.pk]))
