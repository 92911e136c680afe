from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mandorla.drafts.reading import text_of, texts_of
from mandorla.drafts.receiving import addresses, receive, receive_part
from mandorla.pairs.access import PairRequest, paired
from mandorla.pairs.boundaries import Boundaries
from mandorla.people.operations import once
from mandorla.promises.actions import openness as actions
from mandorla.promises.actions import subject_of
from mandorla.promises.kinds import FACES
from mandorla.promises.logic.openness import FELT, MAY_BE_EMPTY, PARTS, Kind, forms_of
from mandorla.promises.models import OpenWord
from mandorla.promises.openness import earlier_than, last_card, newest_of, told
from mandorla.promises.openness_forms import BackForm, OpenWordForm
from mandorla.shared import clock
from mandorla.shared.http import REFUSED, gone, live_page, page, see_other
from mandorla.shared.refusal import refusals_in

OPEN = "open"


@require_GET
@paired
def open_words(request: PairRequest, kind: str) -> HttpResponse:
    chosen = _kind(kind)
    seen = newest_of(request.member, chosen, request.GET.get("page", "1"))
    context = {"seen": seen, "kind": chosen.value, "face": FACES[chosen]}
    return live_page(request, "promises/open_words.html", context)


@require_http_methods(["GET", "POST"])
@paired
@once
def new(request: PairRequest, kind: str) -> HttpResponse:
    chosen = _kind(kind)
    return _write(request, chosen, last_card(request.member) if chosen == Kind.CARD else None)


@require_http_methods(["GET", "POST"])
@paired
@once
def again(request: PairRequest, word: UUID) -> HttpResponse:
    minds = OpenWord.objects.of(request.pair).by(request.person).filter(kind=Kind.MIND)
    return _write(request, Kind.MIND, get_object_or_404(minds, pk=word))


@require_POST
@paired
def draft(request: PairRequest, kind: str, part: str) -> HttpResponse:
    subject = subject_of(request.member)
    return receive_part(request, forms=forms_of(_kind(kind)), part=part, subject=subject)


@require_GET
@paired
def open_word(request: PairRequest, word: UUID) -> HttpResponse:
    found = OpenWord.objects.visible_to(request.member).filter(pk=word).first()
    if found is None:
        return gone(request, reverse("home:us", args=[request.pair.pk]))
    return live_page(request, "promises/open_word.html", _around(request, found))


@require_POST
@paired
@once
def looking_back(request: PairRequest, word: UUID) -> HttpResponse:
    mine, form = _own(request, word), BackForm(request.POST)
    if form.is_valid():
        with refusals_in(form):
            actions.look_back(member=request.member, word=mine, text=form.cleaned_data["text"])
            return _to_word(request, mine)
    return page(request, "promises/open_word.html", _around(request, mine, form), status=REFUSED)


@require_POST
@paired
def back_draft(request: PairRequest, word: UUID) -> HttpResponse:
    return receive(request, form=actions.BACK, subject=_own(request, word).pk.hex)


@require_POST
@paired
@once
def opening(request: PairRequest, word: UUID) -> HttpResponse:
    mine = _own(request, word)
    actions.open_up(member=request.member, word=mine, now=clock.now())
    return _to_word(request, mine)


@require_POST
@paired
@once
def taking_back(request: PairRequest, word: UUID) -> HttpResponse:
    mine = _own(request, word)
    actions.take_back(member=request.member, word=mine)
    undo = reverse("promises:word_opening", args=[request.pair.pk, mine.pk])
    messages.info(request, _("Taken back. It is yours alone again."), extra_tags=undo)
    return _to_word(request, mine)


@require_POST
@paired
@once
def erasure(request: PairRequest, word: UUID) -> HttpResponse:
    mine = _own(request, word)
    actions.erase(member=request.member, word=mine)
    messages.info(request, _("Deleted."))
    return see_other(reverse("promises:open_words", args=[request.pair.pk, mine.kind]))


def _write(request: PairRequest, kind: Kind, before: OpenWord | None) -> HttpResponse:
    form = OpenWordForm(request.POST, kind=kind) if request.method == "POST" else None
    if form and form.is_valid():
        how = {"is_open": request.POST.get("choice") == OPEN, "number": form.cleaned_data["number"]}
        with refusals_in(form):
            made = actions.say(
                member=request.member, kind=kind, said=form.said(), before=before, now=clock.now(), **how
            )
            return _to_word(request, made)
    context = _form_context(request, kind, before, form)
    return page(request, "promises/open_word_new.html", context, status=REFUSED if form else 200)


def _form_context(
    request: PairRequest, kind: Kind, before: OpenWord | None, form: OpenWordForm | None
) -> dict[str, Any]:
    typed = texts_of(request.person, forms_of(kind), subject_of(request.member)) if form is None else {}
    first = _stands(kind, before) | typed
    number = before.number if before else 0
    shown = form or OpenWordForm(initial={**first, "number": number}, kind=kind)
    urls = addresses("promises:word_draft", [request.pair.pk, kind.value], PARTS[kind])
    fields = [
        {
            "field": shown[part],
            "draft_url": url,
            "is_optional": part in MAY_BE_EMPTY,
            "is_plain": part not in FELT,
        }
        for part, url in urls.items()
    ]
    earlier = told(request.member, before) if before else None
    return {
        "form": shown,
        "fields": fields,
        "kind": kind.value,
        "face": FACES[kind],
        "earlier": earlier,
        "is_suggested": kind == Kind.MIND and Boundaries(request.member).mine().sharing_is_suggested,
    }


def _stands(kind: Kind, before: OpenWord | None) -> dict[str, str]:
    """What the form begins with: a card as it is; of a mind that changed again, what it is about and how it was."""
    if before is None:
        return {}
    if kind == Kind.MIND:
        return {"about": before.said["about"], "before": before.said["now"]}
    return dict(before.said)


def _around(request: PairRequest, word: OpenWord, form: BackForm | None = None) -> dict[str, Any]:
    typed = text_of(request.person, actions.BACK, word.pk.hex) if word.kind == Kind.STEP else ""
    seen = told(request.member, word)
    return {
        "seen": seen,
        "kind": word.kind,
        "face": FACES[Kind(word.kind)],
        "earlier": earlier_than(request.member, word),
        "form": form or BackForm(initial={"text": typed or seen.back}),
        "draft_url": reverse("promises:back_draft", args=[request.pair.pk, word.pk]),
    }


def _kind(kind: str) -> Kind:
    if kind not in list(Kind):
        raise Http404
    return Kind(kind)


def _own(request: PairRequest, word: UUID) -> OpenWord:
    return get_object_or_404(OpenWord.objects.of(request.pair).by(request.person), pk=word)


def _to_word(request: PairRequest, word: OpenWord) -> HttpResponse:
    return see_other(reverse("promises:open_word", args=[request.pair.pk, word.pk]))
