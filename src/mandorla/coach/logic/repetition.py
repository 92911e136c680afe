"""Whether somebody says much the same as not long ago: by the words in common, without a model.

Words that any praise has say nothing about it and are left out. What is left is compared by the coefficient of Dice
(1945): twice the words in common, divided by the words of both. It is 1 for the same words and 0 for none in common.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MUCH_THE_SAME = 0.6
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_FIRST_WITHOUT_SPACES = "\u2e80"  # Chinese, Japanese: from here on, words are not set apart
_APOSTROPHES = str.maketrans("\u2019\u02bc", "''")
_ENDINGS = ("ing", "ed", "es", "ly", "s", "e")
_SHORTEST = 3
_COMMON_WORDS = """
    a about after again ago all also always am an and any are around as at away back be because been before being but
    by came can come could day did do does done down during each even ever every evening for from gave get give go got
    had has have having he her here him his how i if in into is it its just know last let like little lot love made
    make makes making many may me mean meant more morning most much my myself never next night no not now of off often
    on once one only or other our out over own really right said saw say see seen she so some something still such than
    thank thankful thanks that the their them then there these they thing things this those through time times to today
    together tonight too up us very want was way we week well went were what when where which while who why will with
    without would yesterday yet you your yours yourself appreciate appreciated grateful gratefully monday tuesday
    wednesday thursday friday saturday sunday weekend
    """
_COMMON = frozenset(_COMMON_WORDS.split())


@dataclass(frozen=True, slots=True)
class Repeat:
    """Which of the earlier texts comes nearest, counted from 0, and how near: from 0 to 1."""

    index: int
    nearness: float


def telling_words(text: str) -> frozenset[str]:
    """The words of `text` that tell what it is about: without case, accents, endings, and words that all praise has."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(
        _APOSTROPHES
    )
    plain = "".join(c for c in folded if unicodedata.category(c) != "Mn")
    words = (word.partition("'")[0] for word in _WORD.findall(plain))
    return frozenset(part for word in words if word not in _COMMON for part in _parts(word))


def nearness(one: str, other: str) -> float:
    """How much two texts have in common, from 0 to 1 (Dice 1945); a text that tells nothing is near to none."""
    return _dice(telling_words(one), telling_words(other))


def repeated(text: str, earlier: Sequence[str], *, least: float = MUCH_THE_SAME) -> Repeat | None:
    """The earlier text that `text` repeats, where one comes as near as `least`; of equals the first."""
    words = telling_words(text)
    near = [_dice(words, telling_words(one)) for one in earlier]
    best = max(near, default=0.0)
    return Repeat(near.index(best), best) if best >= least else None


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    both = len(one) + len(other)
    return 2 * len(one & other) / both if one and other else 0.0


def _parts(word: str) -> Iterable[str]:
    """The word by its stem; where words are not set apart, each two signs that follow one another."""
    if max(word) >= _FIRST_WITHOUT_SPACES:
        return (word[i : i + 2] for i in range(max(1, len(word) - 1)))
    return (_stem(word),)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word
