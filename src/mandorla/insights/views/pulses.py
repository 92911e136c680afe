from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mandorla.insights import actions
from mandorla.insights import pulses as reading
from mandorla.insights.forms import QuestionnaireForm
from mandorla.insights.logic.pulse import Questionnaire
from mandorla.insights.models import Pulse
from mandorla.insights.questionnaires import questionnaires
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, live_page, page, see_other
from mandorla.shared.refusal import refusals_told


@require_GET
@paired
def pulses(request: PairRequest) -> HttpResponse:
    found = reading.results(request.member, request.GET.get("page", "1"), clock.now())
    return live_page(request, "insights/pulses.html", {"results": found})


@require_http_methods(["GET", "POST"])
@paired
@once
def pulse(request: PairRequest, questionnaire: str) -> HttpResponse:
    asked = _questionnaire(request, questionnaire)
    filled = QuestionnaireForm(asked, request.POST) if request.method == "POST" else None
    if filled and filled.is_valid():
        actions.answer(member=request.member, form=asked, ticked=filled.ticked, now=clock.now())
        return _to_pulses(request)
    context = {"form": filled or QuestionnaireForm(asked), "questionnaire": asked}
    return page(request, "insights/pulse.html", context, status=REFUSED if filled else 200)


@require_POST
@paired
@once
def showing(request: PairRequest, pulse: UUID) -> HttpResponse:
    mine = _own(request, pulse)
    with refusals_told(request):
        actions.show(member=request.member, pulse=mine, form=questionnaires()[mine.form])
    return _to_pulses(request)


@require_POST
@paired
@once
def taking_back(request: PairRequest, pulse: UUID) -> HttpResponse:
    actions.take_back(member=request.member, pulse=_own(request, pulse))
    return _to_pulses(request)


@require_POST
@paired
@once
def erasure(request: PairRequest, pulse: UUID) -> HttpResponse:
    actions.erase(member=request.member, pulse=_own(request, pulse))
    messages.info(request, _("Deleted."))
    return _to_pulses(request)


def _questionnaire(request: PairRequest, name: str) -> Questionnaire:
    found = next((one for one in reading.offered(request.pair) if one.id == name), None)
    if found is None:
        raise Http404
    return found


def _own(request: PairRequest, pulse: UUID) -> Pulse:
    return get_object_or_404(Pulse.objects.of(request.pair).by(request.person), pk=pulse)


def _to_pulses(request: PairRequest) -> HttpResponse:
    return see_other(reverse("insights:pulses", args=[request.pair.pk]))
