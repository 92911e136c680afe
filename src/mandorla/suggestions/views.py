from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.shared import clock
from mandorla.shared.http import page, see_other
from mandorla.suggestions import actions
from mandorla.suggestions.forms import ThingForm
from mandorla.suggestions.logic.items import Slot
from mandorla.suggestions.logic.noting import CLOSER
from mandorla.suggestions.reading import seen_by


@require_GET
@paired
def why(request: PairRequest) -> HttpResponse:
    return page(request, "suggestions/why.html", {"seen": seen_by(request.member, clock.now())})


@require_POST
@paired
@once
def aside(request: PairRequest) -> HttpResponse:
    actions.set_aside(member=request.member, what=frozenset(map(str, Slot)), now=clock.now())
    return _to_today(request)


@require_POST
@paired
@once
def refusal(request: PairRequest) -> HttpResponse:
    form = ThingForm(request.POST)
    if form.is_valid():
        actions.refuse(member=request.member, item=form.cleaned_data["thing"], now=clock.now())
    return _to_why(request, form)


@require_POST
@paired
@once
def refusal_end(request: PairRequest) -> HttpResponse:
    form = ThingForm(request.POST)
    if form.is_valid():
        actions.allow(member=request.member, item=form.cleaned_data["thing"])
    return _to_why(request, form)


@require_POST
@paired
@once
def chance(request: PairRequest) -> HttpResponse:
    actions.want_chance(member=request.member, now=clock.now())
    return _to_why(request)


@require_POST
@paired
@once
def chance_end(request: PairRequest) -> HttpResponse:
    actions.end_chance(member=request.member)
    return _to_why(request)


@require_POST
@paired
@once
def leaving_out(request: PairRequest) -> HttpResponse:
    actions.set_aside(member=request.member, what=frozenset({CLOSER}), now=clock.now())
    return _to_today(request)


def _to_today(request: PairRequest) -> HttpResponse:
    return see_other(reverse("home:today", args=[request.pair.pk]))


def _to_why(request: PairRequest, form: ThingForm | None = None) -> HttpResponse:
    if form and form.errors:
        messages.error(request, _("There is no such thing here. Nothing was changed."))
    return see_other(reverse("suggestions:why", args=[request.pair.pk]))
