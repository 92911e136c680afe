from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mandorla.drafts import actions as drafts
from mandorla.drafts.reading import text_of
from mandorla.drafts.receiving import receive
from mandorla.pairs.access import PairRequest, paired
from mandorla.people.operations import once
from mandorla.prompts import actions
from mandorla.prompts.actions import FORM, subject_of
from mandorla.prompts.browsing import name_of_other, name_over
from mandorla.prompts.decks import catalogue
from mandorla.prompts.forms import AnswerForm, SwitchForm
from mandorla.prompts.logic.catalogue import Prompt
from mandorla.prompts.markup import stems
from mandorla.prompts.models import ReplyKind, Rule
from mandorla.prompts.reading import Sitting, sitting
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, live_page, page, see_other
from mandorla.shared.refusal import Refused


@require_GET
@paired
def prompt(request: PairRequest, slug: str) -> HttpResponse:
    seen = sitting(request.member, _prompt(slug), clock.now())
    return live_page(request, "prompts/prompt.html", _context(request, seen))


@require_POST
@paired
@once
def answer(request: PairRequest, slug: str) -> HttpResponse:
    chosen, now = _prompt(slug), clock.now()
    form = AnswerForm(request.POST, is_solo=request.member.is_solo)
    if form.is_valid():
        try:
            actions.answer(member=request.member, prompt=chosen, now=now, **form.cleaned_data)
        except Refused as reason:
            _keep_typed(request, chosen, form, reason)
        else:
            return see_other(reverse("prompts:prompt", args=[request.pair.pk, slug]))
    seen = sitting(request.member, chosen, now)
    return page(request, "prompts/prompt.html", _context(request, seen, form), status=REFUSED)


@require_POST
@paired
def draft(request: PairRequest, slug: str) -> HttpResponse:
    return receive(request, form=FORM, subject=subject_of(request.member, _prompt(slug)))


@require_POST
@paired
@once
def passing(request: PairRequest, slug: str) -> HttpResponse:
    actions.pass_on(member=request.member, slug=_prompt(slug).slug, now=clock.now())
    return see_other(reverse("home:today", args=[request.pair.pk]))


@require_POST
@paired
@once
def rest(request: PairRequest) -> HttpResponse:
    actions.pass_on(member=request.member, slug="", now=clock.now())
    return see_other(reverse("home:today", args=[request.pair.pk]))


@require_POST
@paired
@once
def rest_end(request: PairRequest) -> HttpResponse:
    actions.take_up_again(member=request.member, now=clock.now())
    return see_other(reverse("home:today", args=[request.pair.pk]))


@require_POST
@paired
@once
def mark(request: PairRequest, slug: str) -> HttpResponse:
    form = SwitchForm(request.POST)
    is_marked = form.is_valid() and form.cleaned_data["on"]
    actions.mark(member=request.member, slug=_prompt(slug).slug, is_marked=is_marked)
    messages.info(request, _("It is on your list for a talk.") if is_marked else _("It is off your list."))
    return see_other(reverse("prompts:prompt", args=[request.pair.pk, slug]))


def _prompt(slug: str) -> Prompt:
    found = catalogue().by_slug.get(slug)
    if found is None:
        raise Http404
    return found


def _context(request: PairRequest, seen: Sitting, form: AnswerForm | None = None) -> dict[str, Any]:
    member, replies = request.member, _reply_forms(seen)
    return {
        "sitting": seen,
        "words": seen.prompt.words(name_of_other(member)),
        "their_name": name_over(member),
        "deck": catalogue().deck_by_slug[seen.prompt.deck],
        "form": form or (None if seen.mine and seen.mine.is_open else _form(request, seen)),
        "is_refused": form is not None,
        "draft_url": reverse("prompts:draft", args=[member.pair_id, seen.prompt.slug]),
        "is_solo": member.is_solo,
        "replies": replies,
        "reply_fields": " ".join(f"reply-{one['kind']}" for one in replies),
    }


def _keep_typed(request: PairRequest, chosen: Prompt, form: AnswerForm, reason: Refused) -> None:
    """Explain the refusal and keep the words: in the form, and as a draft in case the person leaves the page."""
    text, subject = form.cleaned_data["text"], subject_of(request.member, chosen)
    drafts.keep(author=request.person, form=FORM, subject=subject, text=text)
    form.add_error(None, str(reason))
    if isinstance(reason, actions.ChangedMeanwhile):
        form.catch_up(reason.answer.version)


def _form(request: PairRequest, seen: Sitting) -> AnswerForm:
    """The form to write or edit with: the draft, or else the saved text."""
    member = request.member
    typed = text_of(member.person, FORM, subject_of(member, seen.prompt))
    mine = seen.mine.answer if seen.mine else None
    first_rule = Rule.KEEP if member.is_solo else Rule.BOTH
    initial = {
        "text": typed or (mine.text if mine else ""),
        "rule": mine.rule if mine else first_rule,
        "version": mine.version if mine else 0,
    }
    return AnswerForm(initial=initial, is_solo=member.is_solo)


def _reply_forms(seen: Sitting) -> list[dict[str, Any]]:
    """What each way of replying needs to show; advice is closed unless it was asked for."""
    if seen.theirs is None:
        return []
    kinds = [kind for kind in ReplyKind if kind != ReplyKind.ADVICE or seen.theirs.answer.welcomes_advice]
    return [
        {
            "kind": kind.value,
            "label": kind.label,
            "stems": stems(kind.value),
        }
        for kind in kinds
    ]
