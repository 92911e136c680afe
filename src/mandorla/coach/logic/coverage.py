"""How much of what a speaker said comes back in a paraphrase: in three bands, and never as a percentage on screen.

Two words count as the same when they begin alike, or mean nearly the same by a small table; rare and long words weigh
more than small ones. With embeddings, likeness of meaning is added.
"""

import re
from collections.abc import Iterable, Sequence
from math import sqrt

from mandorla.coach.logic.text import Span, plain, sentences, words

_EMPTY = frozenset(
    "a an the and or but so if then than as of to in on at by for from with about into over after before up "
    "out off down "
    "is are was were be been being am do does did have has had will would can could should may might must "
    "shall not no "
    "i you he she it we they me him her us them my your his its our their mine yours this that these those "
    "there here "
    "what which who whom when where why how all any some just like really very too also only even well yeah "
    "yes okay ok "
    "um uh oh right now know think mean sort kind maybe get got go going gonna say said says saying thing "
    "things lot "
    "because more much many one well i'm you're it's that's don't i've you've he's she's they're didn't "
    "doesn't isn't "
    "sounds sound hear hearing feel feels feeling felt want wants let see make sure understand seems seem "
    "way bit little "
    "something anything everything kinda sorta guess mhm hmm mm would've can't couldn't i'd you'd i'll we're".split()
)
_ALIKE = (
    "mother mom mum mama",
    "father dad daddy papa",
    "parents folks",
    "child children kid kids son daughter baby",
    "wife husband spouse partner boyfriend girlfriend",
    "job work working boss office career",
    "money pay bills afford expensive cost",
    "angry mad furious upset annoyed irritated",
    "sad unhappy down depressed low",
    "afraid scared fear frightened worried worry anxious nervous",
    "tired exhausted worn drained sleep",
    "alone lonely loneliness isolated",
    "happy glad pleased enjoy",
    "help helping support",
    "stop quit stopping",
    "house home apartment flat",
    "friend friends buddy buddies",
    "school college class exam study grades",
    "important matters matter",
    "hard difficult tough struggle struggling",
    "change changes changing different",
    "sick ill illness health healthy",
    "phone call called calling text",
    "evening night tonight",
    "forget forgot forgotten remember",
    "trust honest honesty lie lied",
)
_GROUP = {word: f"={group.split()[0]}" for group in _ALIKE for word in group.split()}
_ENDING = re.compile(r"(?:ingly|ings|ing|edly|ed|ies|es|s|ly|ness|ment|er|est|ful|ation|ations|tion|y|e|'s)$")
_BANDS = {False: (0.45, 0.2), True: (0.4, 0.22)}  # by rule alone; with the model of meaning
_NEAR = 0.4  # likeness of meaning above which a sentence has its counterpart
_LEAST = 3  # words with a meaning of their own; a sentence with fewer can't be missing


def stems(text: str) -> set[str]:
    """The words with a meaning of their own, without endings, near-synonyms as one."""
    return {_stem(word) for word in words(plain(text)) if word not in _EMPTY and len(word) > 1}


def overlap(text: str, said: str) -> float:
    """How much of the paraphrase is in what was said, from 0 to 1; long words weigh more than short ones."""
    here, there = stems(text), stems(said)
    shared = _weight(here & there)
    if not here or not there:
        return 0.0
    return sqrt(2 * shared / (_weight(here) + min(_weight(there), 2 * _weight(here))))


def unmet(text: str, said: str, likeness: Sequence[float] | None = None) -> tuple[Span, ...]:
    """The speaker's sentences without a counterpart; `likeness` is that of meaning, one figure a sentence."""
    here, straight = stems(text), plain(said)
    places = sentences(straight)
    missing = []
    for place, near in zip(places, likeness or [0.0] * len(places), strict=False):
        there = stems(straight[place.start : place.end])
        if len(there) >= _LEAST and not here & there and near < _NEAR:
            missing.append(Span(place.start, place.end, "unmet"))
    return tuple(missing)


def band(score: float, *, has_model: bool) -> str:
    """Clearly linked, partly, or not visibly."""
    clearly, partly = _BANDS[has_model]
    return "clearly linked" if score >= clearly else "partly" if score >= partly else "not visibly"


def shared_words(text: str, said: str) -> Iterable[Span]:
    """The words of the paraphrase that come from what was said."""
    there = stems(said)
    found = re.finditer(r"\w+(?:'\w+)?", plain(text))
    return (
        Span(one.start(), one.end(), "shared")
        for one in found
        if one.group().lower() not in _EMPTY and _stem(one.group().lower()) in there
    )


def _stem(word: str) -> str:
    if word in _GROUP:
        return _GROUP[word]
    short = _ENDING.sub("", word) if len(word) > 4 else word
    return _GROUP.get(short, short[:7])


def _weight(stemmed: set[str]) -> float:
    return sum(min(len(one), 7) for one in stemmed)
