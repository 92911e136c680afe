"""Whether a question is open-ended, and whether two are nearly the same."""

import re
from collections import Counter, defaultdict

_CLOSED = re.compile(
    r"^(?:and |but |so |or )?"
    r"(?:do|does|did|is|are|am|was|were|have|has|had|would|could|can|should|will|may|might|must)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"\b(?:what|how|when|where|which|who|whom|whose|why|tell|describe|name|think|finish|picture|imagine|pick|choose|recall)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.?!]+[.?!]?")
_WORD = re.compile(r"[a-z']+")
_COMMON = frozenset(
    _WORD.findall("""
    a about after all an and any are as at be been before being but by can could did do does ever
    for from get had has have how i if in into is it its like made make me most much my of on one or
    other our out over say so some someone something still than that the their them then there they
    thing think this time to up us was we were what when where which who whom whose why will with
    would you your yourself s t re ve ll d tell describe
    """)
)
NEAR = 0.6


def is_open(text: str) -> bool:
    """Whether `text` asks for more than yes or no: it has an opening word, and no question starts with a verb."""
    questions = [part.strip(" \"'“”") for part in _SENTENCE.findall(text) if part.strip().endswith("?")]
    if any(_CLOSED.match(question) for question in questions):
        return False
    return bool(_OPENING.search(text))


def content_words(text: str) -> frozenset[str]:
    """The words of `text` that carry meaning, lower case."""
    return frozenset(_WORD.findall(text.lower())) - _COMMON


def nearness(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard index of two sets of words, 0 to 1 (Jaccard 1912)."""
    union = one | other
    return len(one & other) / len(union) if union else 0.0


def near_duplicates(texts: list[str]) -> list[tuple[int, int]]:
    """Indices (earlier, later) of texts that share at least 60 % of their content words.

    Two such texts share a word among the rarest two fifths of either (prefix filter, Chaudhuri, Ganti & Kaushik
    2006), so only those that do are compared.
    """
    words = [content_words(text) for text in texts]
    common = Counter(word for some in words for word in some)
    met: dict[str, list[int]] = defaultdict(list)
    found = []
    for second, mine in enumerate(words):
        rarest = sorted(mine, key=lambda word: (common[word], word))[: len(mine) - int(NEAR * len(mine)) + 1]
        earlier = sorted({first for word in rarest for first in met[word]})
        found += [(first, second) for first in earlier if nearness(words[first], mine) >= NEAR]
        for word in rarest:
            met[word].append(second)
    return found
