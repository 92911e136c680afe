"""During a talk: one side's page, and everything they can do on it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from mandorla.coach.hints import Hint, Hinted
from mandorla.drafts.actions import keep
from mandorla.drafts.reading import text_of
from mandorla.drafts.receiving import receive
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.repair.actions import starting
from mandorla.repair.wording import PARKED
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, live_page, may_record, page, see_other
from mandorla.shared.ids import new_form_id
from mandorla.shared.refusal import Refused, refusals_in, refusals_told
from mandorla.shared.text import LONG, clean
from mandorla.talks import actions
from mandorla.talks.actions import FORM, subject_of
from mandorla.talks.conflict import shown_to
from mandorla.talks.forms import AnswerForm, TimeOutForm, VisitForm
from mandorla.talks.logic.engine import Refusal
from mandorla.talks.logic.projection import Phase, Turn
from mandorla.talks.logic.script import Ask
from mandorla.talks.logic.state import Kind, Side, Value
from mandorla.talks.models import Talk
from mandorla.talks.pages import context_of, parking_form
from mandorla.talks.places import waiting
from mandorla.talks.reading import Sitting, sitting
from mandorla.talks.wording import LEAVE_WORDS, NOTED, OVER_MEANWHILE, REFUSALS, TAPS


@require_GET
@paired
@may_record
def talk(request: PairRequest, talk: UUID) -> HttpResponse:
    asked, now = get_object_or_404(Talk.objects.of(request.pair), pk=talk), clock.now()
    if not asked.is_begun:  # where a notice of a proposal leads
        seen_ones = [waiting(request.member, one, now) for one in shown_to(request.member, [asked], now)]
        return live_page(request, "talks/proposed.html", {"one": seen_ones[0] if seen_ones else None})
    seen = sitting(request.member, asked, now)
    return live_page(request, "talks/talk.html", context_of(request.member, seen, _form(request, seen)))


@require_POST
@paired
@once
@may_record
def answer(request: PairRequest, talk: UUID) -> HttpResponse:
    asked, now = _ours(request, talk), clock.now()
    seen = sitting(request.member, asked, now)
    form = _bound(request, seen)
    if "phrase" in request.POST:
        _keep_typed(request, seen)
    if form and form.is_valid():
        try:
            actions.act(member=request.member, talk=asked, key=_key(request), now=now, **form.said())
        except Refused as reason:
            form.add_error(None, str(reason))
        except Hinted as held:
            return _ask_back(request, seen, form, held.hint)
        else:
            return _to_talk(request, asked)
    return _refuse(request, seen, form)


@require_POST
@paired
def draft(request: PairRequest, talk: UUID) -> HttpResponse:
    asked = _ours(request, talk)
    seen = sitting(request.member, asked, clock.now())
    return receive(request, form=FORM, subject=subject_of(asked, seen.view.side))


@require_POST
@paired
@once
def tap(request: PairRequest, talk: UUID, kind: str) -> HttpResponse:
    if kind not in TAPS:
        raise Http404
    form = VisitForm(request.POST)
    visit = form.cleaned_data["visit"] if form.is_valid() else 0
    return _do(request, talk, Kind(kind), visit=visit or 0)


@require_POST
@paired
@once
def parking(request: PairRequest, talk: UUID) -> HttpResponse:
    asked, now = _ours(request, talk), clock.now()
    seen = sitting(request.member, asked, now)
    form = parking_form(seen, request.POST)
    _keep_typed(request, seen)
    if form.is_valid():
        with refusals_in(form):
            starting.park(member=request.member, text=form.cleaned_data["text"])
            messages.info(request, PARKED)
            return _to_talk(request, asked)
    context = {**context_of(request.member, seen, _form(request, seen)), "parking": form}
    return page(request, "talks/talk.html", context, status=REFUSED)


@require_POST
@paired
@once
def time_out(request: PairRequest, talk: UUID) -> HttpResponse:
    is_return = "ready" in request.POST
    value: Value = "yes" if request.POST.get("ready") == "yes" else "no"
    kind = Kind.READY if is_return else Kind.TIME_OUT
    return _do(request, talk, kind, value=value if is_return else _minutes(request))


@require_POST
@paired
@once
def move(request: PairRequest, talk: UUID) -> HttpResponse:
    wish = request.POST.get("agree")
    kind, value = (Kind.MOVE, _minutes(request)) if wish is None else (Kind.AGREE, wish)
    return _do(request, talk, kind, value=value)


@require_POST
@paired
@once
def end(request: PairRequest, talk: UUID) -> HttpResponse:
    return _do(request, talk, Kind.END)


def _do(request: PairRequest, talk: UUID, kind: Kind, **said: Any) -> HttpResponse:
    asked, now = _ours(request, talk), clock.now()
    if kind in LEAVE_WORDS:
        _keep_typed(request, sitting(request.member, asked, now))
    with refusals_told(request):
        actions.act(member=request.member, talk=asked, kind=kind, key=_key(request), now=now, **said)
        if kind is Kind.NOTICE:
            messages.info(request, NOTED)
    return _to_talk(request, asked)


def _keep_typed(request: PairRequest, seen: Sitting) -> None:
    """What was typed and not sent stays theirs to send, also where no script has kept it."""
    form = _bound(request, seen)
    typed = clean(request.POST.get("value", ""))[:LONG]
    if typed and form and seen.view.turn is Turn.MINE and form.step.ask in (Ask.TEXT, Ask.LIST):
        keep(author=request.person, form=FORM, subject=subject_of(seen.talk, seen.view.side), text=typed)


def _ours(request: PairRequest, talk: UUID) -> Talk:
    return get_object_or_404(Talk.objects.of(request.pair).begun(), pk=talk)


def _minutes(request: PairRequest) -> int | None:
    form = TimeOutForm(request.POST)
    return form.cleaned_data["minutes"] if form.is_valid() else None


def _key(request: PairRequest) -> UUID:
    try:
        return UUID(request.POST.get("operation", ""))
    except ValueError:
        return new_form_id()


def _form(request: PairRequest, seen: Sitting) -> AnswerForm | None:
    """The form of a step that is one's own to answer, with what was typed and not sent."""
    step = seen.view.step
    if step is None or seen.view.phase is not Phase.STEP or step.ask is Ask.NOTHING:
        return None
    is_text = step.ask in (Ask.TEXT, Ask.LIST)
    typed = text_of(request.person, FORM, subject_of(seen.talk, Side(seen.view.side))) if is_text else ""
    initial = {"visit": seen.view.visit, "value": typed or "\n".join(step.prefill)}
    return AnswerForm(initial=initial, step=step, is_spoken=seen.is_spoken, may_speak=seen.may_speak)


def _bound(request: PairRequest, seen: Sitting) -> AnswerForm | None:
    """What was sent, if it was sent from the step that is on now."""
    step, sent = seen.view.step, VisitForm(request.POST)
    if step is None or not sent.is_valid() or sent.cleaned_data["visit"] != seen.view.visit:
        return None
    how = {"is_spoken": seen.is_spoken, "may_speak": seen.may_speak}
    phrase = request.POST.get("phrase")
    if phrase is None:
        return AnswerForm(request.POST, request.FILES, step=step, **how)
    tapped = {**request.POST.dict(), "value": phrase, "is_phrase": "on"}  # what was typed or recorded waits
    return AnswerForm(tapped, step=step, **how)


def _refuse(request: PairRequest, seen: Sitting, form: AnswerForm | None) -> HttpResponse:
    """The page as it stands, with what was typed: in its form, or beside, where that step is over."""
    has_form = form is not None and seen.view.turn is Turn.MINE
    context = context_of(request.member, seen, form if has_form else _form(request, seen))
    typed = "" if has_form else clean(request.POST.get("value", ""))[:LONG]
    why = "" if has_form else _why_not(seen, form)
    return page(request, "talks/talk.html", {**context, "typed": typed, "why": why}, status=REFUSED)


def _why_not(seen: Sitting, form: AnswerForm | None) -> str:
    if seen.view.phase is Phase.OVER:
        return str(OVER_MEANWHILE)
    return str(REFUSALS[Refusal.NOT_YOUR_TURN if form else Refusal.MOVED_ON])


def _ask_back(request: PairRequest, seen: Sitting, form: AnswerForm, hint: Hint) -> HttpResponse:
    """The step with a hint for whoever wrote; sent again, it goes out."""
    form.ask_back()
    context = {**context_of(request.member, seen, form), "hint": hint}
    return page(request, "talks/talk.html", context, status=REFUSED)


def _to_talk(request: PairRequest, talk: Talk) -> HttpResponse:
    return see_other(reverse("talks:talk", args=[request.pair.pk, talk.pk]))
