"""What a person may do with one answer, their own or opened to them."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mandorla.coach.hints import Hinted
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.prompts import actions
from mandorla.prompts.forms import KeepForm, ReplyForm, RuleForm, SwitchForm
from mandorla.prompts.models import Answer, Reply, Rule
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, page, see_other
from mandorla.shared.refusal import Refused


@require_POST
@paired
@once
def taking_back(request: PairRequest, answer: UUID) -> HttpResponse:
    mine, now = _own(request, answer), clock.now()
    rule = Rule.FIRST if mine.is_open(now) else Rule(mine.rule)
    actions.take_back(member=request.member, answer=mine, now=now)
    undo = f"{reverse('prompts:sealing', args=[request.pair.pk, mine.pk])}?rule={rule.value}"
    messages.info(request, _("Taken back. It is yours alone again."), extra_tags=undo)
    return _to_prompt(request, mine.exchange.slug)


@require_POST
@paired
@once
def sealing(request: PairRequest, answer: UUID) -> HttpResponse:
    mine = _own(request, answer)
    form = RuleForm(request.POST if "rule" in request.POST else request.GET)
    if form.is_valid():
        actions.seal_again(
            member=request.member, answer=mine, rule=form.cleaned_data["rule"], now=clock.now()
        )
    return _to_prompt(request, mine.exchange.slug)


@require_POST
@paired
@once
def erasure(request: PairRequest, answer: UUID) -> HttpResponse:
    mine = _own(request, answer)
    actions.erase(member=request.member, answer=mine, now=clock.now())
    messages.info(request, _("Deleted."))
    return _to_prompt(request, mine.exchange.slug)


@require_POST
@paired
@once
def advice(request: PairRequest, answer: UUID) -> HttpResponse:
    mine = _own(request, answer)
    form = SwitchForm(request.POST)
    is_welcome = form.is_valid() and form.cleaned_data["on"]
    actions.welcome_advice(member=request.member, answer=mine, is_welcome=is_welcome, now=clock.now())
    return _to_prompt(request, mine.exchange.slug)


@require_POST
@paired
@once
def keeping(request: PairRequest, answer: UUID) -> HttpResponse:
    seen = _seen(request, answer, clock.now())
    form = KeepForm(request.POST)
    if form.is_valid():
        actions.keep(member=request.member, answer=seen, shelf=form.cleaned_data["shelf"])
    return _to_prompt(request, seen.exchange.slug)


@require_POST
@paired
@once
def reply(request: PairRequest, answer: UUID) -> HttpResponse:
    now = clock.now()
    seen = _seen(request, answer, now)
    form, hint = ReplyForm(request.POST), None
    if form.is_valid():
        try:
            actions.reply(member=request.member, answer=seen, now=now, **form.cleaned_data)
        except Refused as reason:
            form.add_error("text", str(reason))
        except Hinted as held:
            hint = held.hint
            form.ask_back()
        else:
            return _to_prompt(request, seen.exchange.slug)
    context = {"form": form, "hint": hint, "answer": seen, "text": seen.words_for(request.person)}
    return page(request, "prompts/reply.html", context, status=REFUSED)


@require_POST
@paired
@once
def reply_end(request: PairRequest, reply: UUID) -> HttpResponse:
    mine = get_object_or_404(Reply.objects.of(request.pair).by(request.person), pk=reply)
    actions.take_reply_back(member=request.member, reply=mine)
    return _to_prompt(request, mine.slug)


def _own(request: PairRequest, answer: UUID) -> Answer:
    rows = Answer.objects.of(request.pair).by(request.person).select_related("exchange")
    return get_object_or_404(rows, pk=answer)


def _seen(request: PairRequest, answer: UUID, now: datetime) -> Answer:
    rows = Answer.objects.visible_to(request.member, now=now).select_related("exchange")
    found = rows.filter(pk=answer).first()
    if found is None:
        raise Http404
    return found


def _to_prompt(request: PairRequest, slug: str) -> HttpResponse:
    return see_other(reverse("prompts:prompt", args=[request.pair.pk, slug]))
