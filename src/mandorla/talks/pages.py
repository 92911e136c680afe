"""What stands around a step: forms, times on the reader's clock, and what is left when a talk is over."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from mandorla.pairs.models import Member
from mandorla.repair.forms import ParkingForm
from mandorla.repair.reading import phrases_of
from mandorla.repair.wording import PHRASES
from mandorla.talks.forms import AnswerForm, KeepingForm, TimeOutForm
from mandorla.talks.log import has_words
from mandorla.talks.logic.projection import Phase, Turn
from mandorla.talks.logic.script import Ask
from mandorla.talks.logic.state import Keeping, Said, Side, value_from
from mandorla.talks.models import Line, Understanding
from mandorla.talks.places import time_in_words
from mandorla.talks.reading import Entry, Sitting, entry_of
from mandorla.talks.wording import ABOUT_IT, THEN


def context_of(member: Member, seen: Sitting, form: AnswerForm | None) -> dict[str, Any]:
    """Everything the page of a talk is rendered from."""
    about: dict[str, Any] = {"sitting": seen, "seen": seen.view, "form": form if _may_answer(seen) else None}
    if seen.view.phase is Phase.PAUSED:
        return {**about, **_paused(member, seen)}
    if seen.view.phase is Phase.OVER:
        return {**about, **_over(member, seen)}
    return {
        **about,
        "lengths": _lengths(get_language(), "answer" if form and _may_answer(seen) else "rest"),
        "draft_url": reverse("talks:draft", args=[member.pair_id, seen.talk.pk]),
        **(_at_hand(member, seen) if seen.script.is_hard and seen.view.side == member.side else {}),
    }


def _at_hand(member: Member, seen: Sitting) -> dict[str, Any]:
    """What is one's own and at hand while it is hard; on one phone only while one holds it oneself. One query.

    A phrase is said with one tap where the step asks one for open words: not for what may join the agreement.
    """
    step = seen.view.step
    may_say = _may_answer(seen) and step is not None and step.ask is Ask.TEXT and not step.is_written
    own = {"phrases": phrases_of(member), "may_say": may_say}
    return {**own, "ideas": PHRASES, "parking": parking_form(seen)}


def parking_form(seen: Sitting, given: Mapping[str, Any] | None = None) -> ParkingForm:
    """What is put by from within a talk. It goes with the form of the step, so that what is typed there comes along."""
    form = ParkingForm(given, auto_id="parking_%s", use_required_attribute=False)
    form.fields["text"].widget.attrs["form"] = "answer" if _has_form(seen) else "parking"
    return form


@cache
def _lengths(language: str | None, within: str = "") -> SafeString:
    """How long a time-out can be, to choose from: the same on every page, and rendered once a language and form."""
    field = TimeOutForm(within=within)["minutes"]
    return render_to_string("components/field.html", {"field": field, "label": ""})


def _may_answer(seen: Sitting) -> bool:
    view = seen.view
    return (
        view.phase is Phase.STEP and view.turn is Turn.MINE and not view.quiet_until and not view.hold_until
    )


def _has_form(seen: Sitting) -> bool:
    return _may_answer(seen) and seen.view.step is not None and seen.view.step.ask is not Ask.NOTHING


def _paused(member: Member, seen: Sitting) -> dict[str, Any]:
    pause = seen.view.pause
    assert pause
    return {
        "until": time_in_words(member, pause.until),
        "wish": time_in_words(member, pause.wish) if pause.wish else None,
        "lengths": _lengths(get_language()),
    }


def _over(member: Member, seen: Sitting) -> dict[str, Any]:
    after = seen.view.after
    assert after
    lines = _kept(member, seen)
    ratings = list(Understanding.objects.visible_to(member).filter(talk=seen.talk))
    has_words = after.has_words or any(seen.script.has_words(one.step, one.value) for one in lines)
    is_gone = after.mine is Keeping.DISCARD
    return {
        "entries": _entries(member, seen, lines) if has_words else [],
        "keeping": KeepingForm(initial={"keeping": after.mine or "mine"})
        if has_words and not is_gone
        else None,
        "is_gone": is_gone,
        "has_taps": bool(lines) and not has_words,
        "rating": next((one for one in ratings if one.person_id == member.person_id), None),
        "their_rating": next((one for one in ratings if one.person_id != member.person_id), None),
        "then": [(_address(name, member, seen), THEN[name][1]) for name in seen.script.then],
    }


def _address(name: str, member: Member, seen: Sitting) -> str:
    """Where something leads that may follow from a talk."""
    about = [seen.talk.pk] if name in ABOUT_IT else []
    return reverse(THEN[name][0], args=[member.pair_id, *about])


def _kept(member: Member, seen: Sitting) -> list[Said]:
    """What I entered, and what the other did where both wanted to keep it. One query."""
    after = seen.view.after
    lines = Line.objects.visible_to(member).of(seen.talk)
    if after and not after.is_shared:
        lines = lines.by(member.person)
    read = [line.words_for(member.person) for line in lines]
    return [_said(one) for one in read if has_words(one)]


def _entries(member: Member, seen: Sitting, lines: list[Said]) -> list[Entry]:
    found = [entry_of(member, seen.talk, one) for one in lines]
    return [entry for entry in found if entry.text or entry.rows]


def _said(line: dict[str, Any]) -> Said:
    return Said(line["step"], line["visit"], Side(line["by"]), value_from(line["value"]))
