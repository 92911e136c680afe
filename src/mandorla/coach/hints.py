"""What the coach says to the one who writes, before they send: one function for each place where people write.

Each gives None where there is nothing to say: the person switched it off, for all or in this pair, writes in another
language, or it isn't sure. A hint is for the writer's eyes alone; no slice may keep it, count it or show it to the
other.
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
from mandorla.coach.rewording import Offer, offer_to
from mandorla.library.content import feelings
from mandorla.pairs.models import Member

LANGUAGE = "en"
_PARTS = {
    "what": gettext_lazy("what they did"),
    "when": gettext_lazy("when it was"),
    "effect": gettext_lazy("what it did to you"),
}
NAMED = 3  # kinds of harsh words at a time: it is read in the middle of a fight
_HEARD_AS = {
    "blame": gettext_lazy("blame"),
    "always or never": gettext_lazy("“always” or “never”"),
    "contempt": gettext_lazy("looking down on them"),
    "mind reading": gettext_lazy("reading their mind"),
    "the past": gettext_lazy("old fights"),
    "I feel that you": gettext_lazy("a judgment, not a feeling"),
    "command": gettext_lazy("an order"),
    "rhetorical question": gettext_lazy("blame put as a question"),
}


class Kind(StrEnum):
    """What a hint is about. With HELP the page leads to help, and offers no other wording."""

    ADVICE = "advice"
    JUDGING = "judging"
    SELF = "self"
    HARSH = "harsh"
    VAGUE = "vague"
    COVERAGE = "coverage"
    UNHEARD = "unheard"
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
    offer: Offer | None = None  # of other wordings, for words that are the writer's alone


class Hinted(Exception):
    """There is a hint for the writer first. Nothing was sent; they may mean it so."""

    def __init__(self, hint: Hint) -> None:
        self.hint = hint
        super().__init__("there is a hint for the writer")


def on_listening(member: Member, text: str, *, is_advice_wanted: bool = False) -> Hint | None:
    """For a listener in a talk: advice nobody asked for, a judgment, or a turn to oneself."""
    reading = _read(member, text, "listening")
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


def on_start(member: Member, text: str) -> Hint | None:
    """For beginning something difficult: the words that may sound harsh, and a beginning in the writer's own words."""
    reading = _read(member, text, "startup")
    if reading is None or reading.is_about_safety:
        return _help() if reading else None
    if reading.abstained or reading.label != "harsh":
        return None
    kinds = get_text_list([str(_HEARD_AS[kind]) for kind in reading.because[:NAMED]], _("or"))
    first = _("These words may make it harder to listen. Leave them, or begin with what you feel and need.")
    sentence = "\n\n".join([first, _("They may be heard as %(kinds)s.") % {"kinds": kinds}])
    words = tuple(dict.fromkeys(text[span.start : span.end] for span in reading.spans))
    softer = scaffold(text, _vocabulary())
    return Hint(Kind.HARSH, sentence, reading.spans, softer, words=words, offer=offer_to(member, text))


def on_praise(member: Member, text: str, *, given: Collection[str] = ()) -> Hint | None:
    """For thanks and compliments that stay general: what would make them more specific, except what is `given`."""
    reading = _read(member, text, "compliment")
    if reading is None or reading.is_about_safety:
        return _help() if reading else None
    lacking = tuple(part for part in missing(text) if part not in given)
    # Without a general phrase to show for it, a short text may be anything, in any language.
    if reading.abstained or reading.label != "vague" or not reading.spans or not lacking:
        return None
    parts = get_text_list([str(_PARTS[part]) for part in lacking], _("or"))
    sentence = _("It is kind as it is. You could also say %(parts)s.") % {"parts": parts}
    return Hint(Kind.VAGUE, sentence, reading.spans, missing=lacking, offer=offer_to(member, text))


def on_paraphrase(member: Member, text: str, *, said: str) -> Hint | None:
    """For a listener who says back what they heard: which sentences of the speaker (`spans`) it leaves out."""
    reading = _read(member, text, "paraphrase", said)
    if reading is None or reading.abstained or reading.label == "clearly linked":
        return None
    sentence = {
        "partly": _("Part of what was said is in it."),
        "not visibly": _("What was said is hard to find in it. They can tell you whether it is there."),
    }[reading.label]
    kind = Kind.COVERAGE if reading.label == "partly" else Kind.UNHEARD
    return Hint(
        kind, sentence, reading.unmet, words=tuple(said[one.start : one.end].strip() for one in reading.unmet)
    )


def are_wanted(member: Member) -> bool:
    """Whether this person wants help with words at all, and in this pair."""
    return member.person.has_help_with_words and member.has_help_with_words


def _read(member: Member, text: str, task: str, said: str | None = None) -> Reading | None:
    if not are_wanted(member) or member.person.language != LANGUAGE:
        return None
    return read(text, task, said)


def _help() -> Hint:
    return Hint(
        Kind.HELP,
        _("If you are afraid, or somebody hurts you: there is a page with help, and nobody is told."),
    )


def _vocabulary() -> tuple[str, ...]:
    return tuple(word for family in feelings() for word in family.words)
