from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, live_page, page, see_other
from mandorla.shared.refusal import refusals_in
from mandorla.talks import actions
from mandorla.talks.conflict import is_for_nobody
from mandorla.talks.forms import ME, ProposalForm
from mandorla.talks.guides import outline
from mandorla.talks.logic.script import Script
from mandorla.talks.logic.state import Mode, Side
from mandorla.talks.places import current_talks, past_talks, scripts_for
from mandorla.talks.scripts import scripts


@require_GET
@paired
def talks(request: PairRequest) -> HttpResponse:
    member = request.member
    context = {
        "waiting": current_talks(member, clock.now()),
        "scripts": scripts_for(member),
        "past": past_talks(member),
    }
    return live_page(request, "talks/talks.html", context)


@require_http_methods(["GET", "POST"])
@paired
@once
def guide(request: PairRequest, script: str) -> HttpResponse:
    chosen, now = _script(request, script), clock.now()
    is_free = not is_for_nobody(request.member, chosen, now)
    form = _form(request, chosen, now) if is_free else None
    if form and form.is_bound and form.is_valid():
        with refusals_in(form):
            made = actions.propose(member=request.member, script=chosen, now=now, **_wishes(request, form))
            name = "talks:talk" if made.is_begun else "talks:talks"
            return see_other(reverse(name, args=[request.pair.pk, *([made.pk] if made.is_begun else [])]))
    context = {
        "script": chosen,
        "form": form,
        "is_free": is_free,
        "steps": outline(request.member, chosen),
    }
    return page(request, "talks/guide.html", context, status=REFUSED if form and form.errors else 200)


def _script(request: PairRequest, slug: str) -> Script:
    found = scripts().get(slug)
    if found is None or request.pair.kind not in found.kinds:
        raise Http404
    return found


def _form(request: PairRequest, script: Script, now: datetime) -> ProposalForm | None:
    other = request.member.other
    if other is None:
        return None
    given = request.POST if request.method == "POST" else None
    about: dict[str, Any] = {"other": other.person.name, "lengths": script.lengths}
    return ProposalForm(given, **about, zone=request.person.zone, now=now)


def _wishes(request: PairRequest, form: ProposalForm) -> dict[str, Any]:
    mine = Side(request.member.side)
    return {
        "mode": Mode(form.cleaned_data["mode"]),
        "is_spoken": form.cleaned_data["manner"] != "written",
        "is_call": form.cleaned_data["manner"] == "call",
        "speaker": mine if form.cleaned_data["first"] == ME else mine.other,
        "times": form.times(),
        "minutes": form.cleaned_data.get("length", 0),
    }
