"""Open questions drawn by rule from what somebody said: its unfinished sentences, its feelings, its things.

No model, no list of topics: a question takes up a word of theirs and asks for more of it, which is what good
listeners do (the follow-up question; Huang, Yeomans, Brooks, Minson & Gino 2017).
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b

MOST = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_UNFINISHED = re.compile(r"([^.?!…\n]{3,80}?)\s*(?:…|\.\.\.|--+|—)")
_THING = re.compile(
    r"\b(?:my|our|the|that|this|his|her|their)\s+([^\W\d_]{4,20})\b(?!\s*['’]s)", re.IGNORECASE
)
_COMMON = frozenset(
    _WORD.findall("""
    thing things time times day days year years week weeks month people person other others same last first next
    whole moment evening morning night today tomorrow yesterday only one ones fact point side part best worst
    more most less least very really right wrong good great little many much even ever never always when what that
    which just like about then than they them their there these those
    """)
)
_OF_UNFINISHED = ("You left off at “{words}”. What would come next?", "“{words} …” How does that go on?")
_OF_FEELING = (
    "You said “{words}”. What is that like for you?",
    "When did “{words}” begin, and what was happening then?",
    "What does “{words}” need, if it could say so?",
)
_OF_THING = (
    "What about the {words} stays with you?",
    "How was it before, with the {words}?",
    "What would you like me to understand about the {words}?",
)
_ALWAYS = (
    "What mattered most to you in that?",
    "What was the hardest part of it?",
    "What had you hoped for?",
    "What would you like me to understand about it?",
)


def open_questions(text: str, feelings: Iterable[str] = ()) -> list[str]:
    """Three different open questions about `text`, the same for the same text. `feelings` are the words to look for.

    One about each: a sentence that was not finished, a feeling that was named, a thing that was spoken of; where there
    is none of these, a question that fits any text.
    """
    found = [*_of_unfinished(text), *_of_feelings(text, feelings), *_of_things(text)]
    spare = sorted(_ALWAYS, key=lambda question: _rank(text, question))
    return [*found[:MOST], *spare][:MOST]


def _of_unfinished(text: str) -> Iterator[str]:
    for match in list(_UNFINISHED.finditer(text))[:1]:
        words = " ".join(match[1].split()[-6:]).strip(" ,;:“”\"'")
        if words:
            yield _choose(_OF_UNFINISHED, words)


def _of_feelings(text: str, feelings: Iterable[str]) -> Iterator[str]:
    spoken = [word.casefold() for word in _WORD.findall(text)]
    known = {feeling.casefold() for feeling in feelings}
    for word in dict.fromkeys(word for word in spoken if word in known):
        yield _choose(_OF_FEELING, word)
        return


def _of_things(text: str) -> Iterator[str]:
    things = [match[1].casefold() for match in _THING.finditer(text)]
    counted = {thing: things.count(thing) for thing in things if thing not in _COMMON}
    if counted:
        yield _choose(_OF_THING, max(counted, key=lambda thing: (counted[thing], -things.index(thing))))


def _choose(forms: tuple[str, ...], words: str) -> str:
    return min(forms, key=lambda form: _rank(words, form)).format(words=words)


def _rank(text: str, form: str) -> bytes:
    return blake2b(form.encode(), digest_size=8, key=text.encode("utf-8", "surrogatepass")[:64]).digest()
