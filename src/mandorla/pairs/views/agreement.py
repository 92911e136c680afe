from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mandorla.pairs.access import PairRequest, paired
from mandorla.pairs.actions import agreement as actions
from mandorla.pairs.agreement import Agreement, agreement_of, history_of
from mandorla.pairs.agreement_forms import ChangeForm, DaysForm, LineForm, ReviewForm
from mandorla.pairs.logic.agreement import Section, is_due
from mandorla.pairs.models import AgreementEntry
from mandorla.people.operations import once
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, live_page, page, see_other
from mandorla.shared.refusal import refusals_in, refusals_told

DAYS_ID = "days_%s"  # the same page has another form with a `version` field


@require_http_methods(["GET", "POST"])
@paired
@once
def agreement(request: PairRequest) -> HttpResponse:
    now = clock.now()
    form = LineForm(request.POST or None)
    if form.is_valid():
        with refusals_in(form):
            actions.propose_line(member=request.member, now=now, **form.cleaned_data)
            return _to_agreement(request)
    return _show(request, now, form=form)


@require_POST
@paired
@once
def review(request: PairRequest) -> HttpResponse:
    now = clock.now()
    form = ReviewForm(request.POST, today=request.member.pair_day(now))
    if form.is_valid():
        with refusals_in(form):
            actions.propose_review(member=request.member, day=form.cleaned_data["day"], now=now)
            return _to_agreement(request)
    return _show(request, now, review_form=form)


@require_http_methods(["GET", "POST"])
@paired
@once
def line(request: PairRequest, line: UUID) -> HttpResponse:
    form = ChangeForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        with refusals_in(form):
            actions.propose_change(member=request.member, line=line, now=clock.now(), **form.cleaned_data)
            return _to_agreement(request)
    return _show_line(request, line, form=form)


@require_POST
@paired
@once
def more_days(request: PairRequest, line: UUID) -> HttpResponse:
    tried, form = agreement_of(request.member).line(line), DaysForm(request.POST, auto_id=DAYS_ID)
    if tried is None or tried.section != Section.TRIAL:
        raise Http404
    if form.is_valid():
        with refusals_in(form):
            actions.propose_more_days(member=request.member, line=line, now=clock.now(), **form.cleaned_data)
            return _to_agreement(request)
    return _show_line(request, line, days_form=form)


@require_POST
@paired
@once
def ending(request: PairRequest, line: UUID) -> HttpResponse:
    version = request.POST.get("version", "")
    number = int(version) if version.isdecimal() and len(version) < 6 else 0
    with refusals_told(request):
        actions.propose_end(member=request.member, line=line, version=number, now=clock.now())
    return _to_agreement(request)


@require_POST
@paired
@once
def end(request: PairRequest, line: UUID) -> HttpResponse:
    with refusals_told(request):
        actions.end_line(member=request.member, line=line, now=clock.now())
    return _to_agreement(request)


@require_POST
@paired
@once
def consent(request: PairRequest, proposal: UUID) -> HttpResponse:
    with refusals_told(request):
        actions.agree(member=request.member, proposal=_proposed(request, proposal), now=clock.now())
    return _to_agreement(request)


@require_POST
@paired
@once
def proposal_end(request: PairRequest, proposal: UUID) -> HttpResponse:
    mine = get_object_or_404(
        AgreementEntry.objects.of(request.pair).proposed(), pk=proposal, proposer=request.person
    )
    actions.take_proposal_back(member=request.member, proposal=mine)
    return _to_agreement(request)


@require_POST
@paired
@once
def later(request: PairRequest) -> HttpResponse:
    actions.put_review_off(member=request.member, now=clock.now())
    return see_other(reverse("home:today", args=[request.pair.pk]))


@require_GET
@paired
def history(request: PairRequest) -> HttpResponse:
    return page(request, "pairs/agreement_history.html", {"steps": history_of(request.member)})


def _proposed(request: PairRequest, proposal: UUID) -> AgreementEntry:
    return get_object_or_404(AgreementEntry.objects.of(request.pair).proposed(), pk=proposal)


def _to_agreement(request: PairRequest) -> HttpResponse:
    return see_other(reverse("pairs:agreement", args=[request.pair.pk]))


def _show(
    request: PairRequest,
    now: datetime,
    *,
    form: LineForm | None = None,
    review_form: ReviewForm | None = None,
) -> HttpResponse:
    seen, today = agreement_of(request.member), request.member.pair_day(now)
    context: dict[str, Any] = {
        "seen": seen,
        "form": form or LineForm(),
        "review_form": review_form or ReviewForm(today=today),
        "is_due": is_due(seen.review, request.member.review_from, today),
        "is_empty": _is_empty(seen),
    }
    status = REFUSED if request.method == "POST" else 200
    return live_page(request, "pairs/agreement.html", context, status=status)


def _show_line(
    request: PairRequest, line: UUID, *, form: ChangeForm | None = None, days_form: DaysForm | None = None
) -> HttpResponse:
    found = agreement_of(request.member).line(line)
    if found is None:
        raise Http404
    context = {
        "line": found,
        "form": form or ChangeForm(initial={"text": found.words, "version": found.number}),
        "days_form": days_form or DaysForm(initial={"version": found.number}, auto_id=DAYS_ID),
    }
    status = REFUSED if request.method == "POST" else 200
    return page(request, "pairs/agreement_line.html", context, status=status)


def _is_empty(seen: Agreement) -> bool:
    return not seen.proposals and not any(lines for _title, lines in seen.lists)
