from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mandorla.checkins import actions, reading
from mandorla.checkins.forms import HabitForm
from mandorla.checkins.logic.habits import MOST
from mandorla.checkins.models import Habit
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, live_page, see_other
from mandorla.shared.refusal import refusals_in, refusals_told


@require_http_methods(["GET", "POST"])
@paired
@once
def habits(request: PairRequest) -> HttpResponse:
    form = HabitForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        with refusals_in(form):
            actions.propose_habit(member=request.member, **form.cleaned_data)
            return _to_habits(request)
    status = REFUSED if form else 200
    return live_page(request, "checkins/habits.html", _context(request, form), status=status)


@require_POST
@paired
@once
def agreement(request: PairRequest, habit: UUID) -> HttpResponse:
    with refusals_told(request):
        actions.agree_to_habit(member=request.member, habit=_ours(request, habit), now=clock.now())
    return _to_habits(request)


@require_POST
@paired
@once
def keeping(request: PairRequest, habit: UUID) -> HttpResponse:
    actions.keep_habit(member=request.member, habit=_ours(request, habit))
    messages.info(request, _("It goes on. What you answered stays with you."))
    return _to_habits(request)


@require_POST
@paired
@once
def end(request: PairRequest, habit: UUID) -> HttpResponse:
    actions.end_habit(member=request.member, habit=_ours(request, habit))
    return _to_habits(request)


def _ours(request: PairRequest, habit: UUID) -> Habit:
    return get_object_or_404(Habit.objects.of(request.pair), pk=habit)


def _to_habits(request: PairRequest) -> HttpResponse:
    return see_other(reverse("checkins:habits", args=[request.pair.pk]))


def _context(request: PairRequest, form: HabitForm | None) -> dict[str, Any]:
    found = reading.habits(request.member, clock.now())
    has_room = len(found) < MOST and not request.member.is_solo
    shown = form or (HabitForm() if has_room else None)
    return {"form": shown, "habits": found}
