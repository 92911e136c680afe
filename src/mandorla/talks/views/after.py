"""After a talk: what becomes of one's words, and how well one felt understood."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.shared import clock
from mandorla.shared.http import page, see_other
from mandorla.shared.ids import new_form_id
from mandorla.shared.refusal import refusals_told
from mandorla.talks import actions
from mandorla.talks.forms import KeepingForm
from mandorla.talks.logic.state import Kind
from mandorla.talks.models import Talk, Understanding
from mandorla.talks.trend import trend_of


@require_POST
@paired
@once
def keeping(request: PairRequest, talk: UUID) -> HttpResponse:
    ours = get_object_or_404(Talk.objects.of(request.pair).begun(), pk=talk)
    form = KeepingForm(request.POST)
    if form.is_valid():
        wish = {"value": form.cleaned_data["keeping"], "key": new_form_id(), "now": clock.now()}
        with refusals_told(request):
            actions.act(member=request.member, talk=ours, kind=Kind.KEEP, **wish)
            messages.info(request, _("It is as you said."))
    return see_other(reverse("talks:talk", args=[request.pair.pk, ours.pk]))


@require_GET
@paired
def understood(request: PairRequest) -> HttpResponse:
    return page(
        request, "talks/understood.html", {"trend": trend_of(request.member, request.GET.get("page", "1"))}
    )


@require_POST
@paired
@once
def showing(request: PairRequest, understanding: UUID) -> HttpResponse:
    mine = get_object_or_404(Understanding.objects.of(request.pair).by(request.person), pk=understanding)
    actions.show_understanding(member=request.member, understanding=mine, is_shown="on" in request.POST)
    return see_other(reverse("talks:understood", args=[request.pair.pk]))
