"""What can be suggested, in words, with the page it leads to, and the reasons for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mandorla.affection.acts import acts
from mandorla.suggestions.logic.catalogue import AFFECTION, TALK
from mandorla.suggestions.logic.noting import Why
from mandorla.talks.scripts import scripts


@dataclass(frozen=True, slots=True)
class Words:
    """What it is, in a few words, and the name of the page that it leads to, with what that takes."""

    what: str | Promise
    view: str
    parts: Mapping[str, Any]


_WORDS: dict[str, Words] = {
    "thanks": Words(gettext_lazy("Say what you appreciate"), "appreciation:new", {}),
    "line": Words(gettext_lazy("Write down a small thing from your day"), "checkins:shares", {}),
    "taking-in": Words(gettext_lazy("Take in kind words that you were given"), "appreciation:received", {}),
    "news": Words(gettext_lazy("Tell some good news"), "asks:good_news", {}),
    "quiet": Words(gettext_lazy("A quarter of an hour without phones"), "moments:windows", {}),
    "card": Words(
        gettext_lazy("A card: what helps you not get defensive"), "promises:word_new", {"kind": "card"}
    ),
    "step": Words(gettext_lazy("A small step you would like to try"), "promises:word_new", {"kind": "step"}),
    "promise": Words(gettext_lazy("Promise something small"), "promises:new", {}),
    "habit": Words(gettext_lazy("A small habit for the two of you"), "checkins:habits", {}),
    "window": Words(gettext_lazy("A time of the week without phones"), "moments:windows", {}),
}
WHY: dict[Why, str | Promise] = {
    Why.CHANCE: gettext_lazy("Chance alone chose it today, as you wanted."),
    Why.TODAY: gettext_lazy("It fits what you said today that you need."),
    Why.NEED: gettext_lazy("It fits what you said yesterday that you need."),
    Why.BOTH_LIKE: gettext_lazy("You both like it."),
    Why.HELPED: gettext_lazy("You said that this kind of thing brought you closer."),
    Why.NEW: gettext_lazy("It has not come up here lately."),
    Why.TURN: gettext_lazy("Other things had their turn; now it is this one's."),
}


def words_of(slug: str) -> Words | None:
    """What a thing is called and where it leads; None if it no longer exists."""
    kind, _colon, name = slug.partition(":")
    if kind == AFFECTION and name in acts():
        return Words(acts()[name].text, "affection:affection", {})
    if kind == TALK and name in scripts():
        title = _("A talk to propose: %(title)s") % {"title": scripts()[name].title}
        return Words(title, "talks:guide", {"script": name})
    return _WORDS.get(slug)
