"""Before a talk: say yes, not this time, or another time."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, page, see_other
from mandorla.shared.refusal import refusals_told
from mandorla.talks import actions
from mandorla.talks.forms import TimesForm
from mandorla.talks.models import Stage, Talk
from mandorla.talks.places import time_in_words
from mandorla.talks.scripts import scripts


@require_POST
@paired
@once
def acceptance(request: PairRequest, talk: UUID) -> HttpResponse:
    asked = _ours(request, talk)
    chosen = next((one for one in asked.times if one.isoformat() == request.POST.get("time")), None)
    with refusals_told(request):
        made = actions.accept(member=request.member, talk=asked, time=chosen, now=clock.now())
        if made.is_begun:
            return _to_talk(request, made)
    return _to_place(request)


@require_http_methods(["GET", "POST"])
@paired
@once
def refusal(request: PairRequest, talk: UUID) -> HttpResponse:
    asked, now = _ours(request, talk), clock.now()
    given = request.POST if request.method == "POST" else None
    form = TimesForm(given, zone=request.person.zone, now=now)
    if form.is_valid():
        actions.decline(member=request.member, talk=asked, times=form.times(), now=now)
        messages.info(request, _("All right. Nothing more is said about it."))
        return _to_place(request)
    script = scripts()[asked.script]
    context = {
        "form": form,
        "title": script.title,
        "is_hard": script.is_hard,
        "times": [time_in_words(request.member, one) for one in asked.times],
    }
    return page(request, "talks/refusal.html", context, status=REFUSED if form.errors else 200)


@require_POST
@paired
@once
def withdrawal(request: PairRequest, talk: UUID) -> HttpResponse:
    actions.withdraw(member=request.member, talk=_ours(request, talk), now=clock.now())
    return _to_place(request)


@require_POST
@paired
@once
def beginning(request: PairRequest, talk: UUID) -> HttpResponse:
    made = actions.begin(member=request.member, talk=_ours(request, talk), now=clock.now())
    return _to_talk(request, made) if made.is_begun else _to_place(request)


def _ours(request: PairRequest, talk: UUID) -> Talk:
    return get_object_or_404(Talk.objects.of(request.pair).exclude(stage=Stage.OVER), pk=talk)


def _to_place(request: PairRequest) -> HttpResponse:
    return see_other(reverse("talks:talks", args=[request.pair.pk]))


def _to_talk(request: PairRequest, talk: Talk) -> HttpResponse:
    return see_other(reverse("talks:talk", args=[request.pair.pk, talk.pk]))
