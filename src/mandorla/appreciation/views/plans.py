from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mandorla.appreciation import actions
from mandorla.appreciation.forms import PlanForm
from mandorla.appreciation.reading import PlanSeen, plan_seen
from mandorla.notices.models import Kind
from mandorla.notices.reading import wishes_of
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, page, see_other


@require_http_methods(["GET", "POST"])
@paired
@once
def plan(request: PairRequest) -> HttpResponse:
    form = PlanForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        actions.plan(member=request.member, now=clock.now(), **form.cleaned_data)
        messages.success(request, _("Kept, for you alone."))
        return _to_written(request)
    seen = plan_seen(request.member)
    is_heard = Kind.REMINDER in wishes_of(request.person).kinds
    context = {"form": form or _form(seen), "planned": seen, "is_heard": is_heard}
    return page(request, "appreciation/plan.html", context, status=REFUSED if form else 200)


@require_POST
@paired
@once
def end(request: PairRequest) -> HttpResponse:
    actions.end_plan(member=request.member)
    messages.info(request, _("Dropped. Nobody else knew of it."))
    return _to_written(request)


def _form(seen: PlanSeen | None) -> PlanForm:
    first: dict[str, Any] = {}
    if seen:
        hour = "" if seen.plan.hour is None else seen.plan.hour
        first = {"moment": seen.plan.moment, "act": seen.plan.act, "hour": hour}
    return PlanForm(initial=first)


def _to_written(request: PairRequest) -> HttpResponse:
    return see_other(reverse("appreciation:written", args=[request.pair.pk]))
