"""What the coach says to the one who writes, before they send: one function for each place where people write.

Each gives None where there is nothing to say: the person switched it off, writes in another language, or it isn't
sure. A hint is for the writer's eyes alone; no slice may keep it, count it or show it to the other.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mandorla.coach.logic.praise import missing
from mandorla.coach.logic.reading import Reading
from mandorla.coach.logic.scaffold import Scaffold, scaffold
from mandorla.coach.logic.text import Span
from mandorla.coach.reader import read
from mandorla.library.content import feelings
from mandorla.people.models import Person

LANGUAGE = "en"
_PARTS = {
    "what": gettext_lazy("what they did"),
    "when": gettext_lazy("when it was"),
    "effect": gettext_lazy("what it did to you"),
}


class Kind(StrEnum):
    """What a hint is about. With HELP the page leads to help, and offers no other wording."""

    ADVICE = "advice"
    JUDGING = "judging"
    SELF = "self"
    HARSH = "harsh"
    VAGUE = "vague"
    COVERAGE = "coverage"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Hint:
    """A sentence for the writer, the places in the text it is about, and what they could begin with."""

    kind: Kind
    sentence: str
    spans: tuple[Span, ...] = ()
    scaffold: Scaffold | None = None
    missing: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # those it is about, where it helps to see them


class Hinted(Exception):
    """There is a hint for the writer first. Nothing was sent; they may mean it so."""

    def __init__(self, hint: Hint) -> None:
        self.hint = hint
        super().__init__("there is a hint for the writer")


def on_listening(person: Person, text: str, *, is_advice_wanted: bool = False) -> Hint | None:
    """For a listener in a talk: advice nobody asked for, a judgment, or a turn to oneself."""
    reading = _read(person, text, "listening")
    if reading is None or reading.is_about_safety:
        return _help() if reading else None
    said = {
        "advise": (Kind.ADVICE, _("This looks like advice. You could ask first if they want it.")),
        "judge": (Kind.JUDGING, _("This may sound like a judgment. You could say what you heard instead.")),
        "self_shift": (Kind.SELF, _("This turns to you. You could stay with them a little longer.")),
    }
    if reading.abstained or reading.label not in said or (is_advice_wanted and reading.label == "advise"):
        return None
    kind, sentence = said[reading.label]
    words = tuple(text[span.start : span.end] for span in reading.spans)
    return Hint(kind, sentence, reading.spans, words=words)


def on_start(person: Person, text: str) -> Hint | None:
    """For beginning something difficult: the words that may sound harsh, and a beginning in the writer's own words."""
    reading = _read(person, text, "startup")
    if reading is None or reading.is_about_safety:
        return _help() if reading else None
    if reading.abstained or reading.label != "harsh":
        return None
    sentence = _(
        "These words may make it harder to listen. Leave them, or begin with what you feel and need."
    )
    return Hint(Kind.HARSH, sentence, reading.spans, scaffold(text, _vocabulary()))


def on_praise(person: Person, text: str, *, given: Collection[str] = ()) -> Hint | None:
    """For thanks and compliments that stay general: what would make them more specific, except what is `given`."""
    reading = _read(person, text, "compliment")
    if reading is None or reading.is_about_safety:
        return _help() if reading else None
    lacking = tuple(part for part in missing(text) if part not in given)
    # Without a general phrase to show for it, a short text may be anything, in any language.
    if reading.abstained or reading.label != "vague" or not reading.spans or not lacking:
        return None
    parts = get_text_list([str(_PARTS[part]) for part in lacking], _("or"))
    sentence = _("It is kind as it is. You could also say %(parts)s.") % {"parts": parts}
    return Hint(Kind.VAGUE, sentence, reading.spans, missing=lacking)


def on_paraphrase(person: Person, text: str, *, said: str) -> Hint | None:
    """For a listener who says back what they heard: which sentences of the speaker (`spans`) it leaves out."""
    reading = _read(person, text, "paraphrase", said)
    if reading is None or reading.abstained or reading.label == "clearly linked":
        return None
    sentence = {
        "partly": _("Part of what was said is in it."),
        "not visibly": _("What was said is hard to find in it. They can tell you whether it is there."),
    }[reading.label]
    return Hint(Kind.COVERAGE, sentence, reading.unmet)


def _read(person: Person, text: str, task: str, said: str | None = None) -> Reading | None:
    if not person.has_help_with_words or person.language != LANGUAGE:
        return None
    return read(text, task, said)


def _help() -> Hint:
    return Hint(
        Kind.HELP,
        _("If you are afraid, or somebody hurts you: there is a page with help, and nobody is told."),
    )


def _vocabulary() -> tuple[str, ...]:
    return tuple(word for family in feelings() for word in family.words)
