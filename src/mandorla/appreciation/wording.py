"""Appreciations in words: what a kind is called, and how three short parts read as one sentence."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from mandorla.appreciation.logic.said import Kind, Said, fitted

KINDS = {
    Kind.THANKS: gettext_lazy("Thanks"),
    Kind.COMPLIMENT: gettext_lazy("A compliment"),
    Kind.AFFIRMATION: gettext_lazy("An affirmation"),
}
# `deed` follows "you" and `effect` follows "it" in the sentence.
_WHOLE = {
    Kind.THANKS: gettext_lazy("When you %(deed)s, it %(effect)s. Thank you."),
    Kind.COMPLIMENT: gettext_lazy("I like how you %(deed)s: it %(effect)s."),
    Kind.AFFIRMATION: gettext_lazy("I see how you %(deed)s: it %(effect)s."),
}
_DEED_ALONE = {
    Kind.THANKS: pgettext_lazy("thanks", "You %(deed)s. Thank you."),
    Kind.COMPLIMENT: gettext_lazy("I like how you %(deed)s."),
    Kind.AFFIRMATION: gettext_lazy("I see how you %(deed)s."),
}


def sentence_of(said: Said) -> str:
    """The three short parts as one sentence; empty if what the other did was left out."""
    if not said.what:
        return ""
    parts = (fitted(said.what, pgettext("before what somebody did", "you")), fitted(said.when, ""))
    deed = " ".join(part for part in parts if part)
    if not said.effect:
        return str(_DEED_ALONE[said.kind]) % {"deed": deed}
    effect = fitted(said.effect, pgettext("before what it did to me", "it"))
    return str(_WHOLE[said.kind]) % {"deed": deed, "effect": effect}


def whole_of(said: Said) -> str:
    """Everything the other person would read."""
    return " ".join(text for text in (sentence_of(said), said.words) if text)


def plan_of(moment: str, act: str) -> str:
    """An if-then plan as one sentence."""
    when, then = (
        fitted(moment, pgettext("before a moment", "when")),
        fitted(act, pgettext("before an act", "I")),
    )
    return _("When %(moment)s, I will %(act)s.") % {"moment": when, "act": then}
