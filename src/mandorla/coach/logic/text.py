"""Text as the coach reads it: the same length as what was written, so that every place found is a place in it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

MOST = 10_000  # characters; what comes after them is not read

_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "\u00a0": " "}
)
_STUTTER = re.compile(r"(?<!\w)(\w{1,12})-{1,2}\s?(?=\1)", re.IGNORECASE)
_ASIDE = re.compile(
    r"\[[^\]\[\n]{1,40}\]|(?<!\w)(?:u+[hm]+|er+m?|you know|i mean|kind of|sort of|kinda)(?!\w),?",
    re.IGNORECASE,
)
_QUOTED = re.compile(r""""[^"\n]{1,300}"|(?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w)){1,300}'(?!\w)""")
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…\n]*")
_WORD = re.compile(r"\w+(?:'\w+)?")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of the text, and the name of what was seen there."""

    start: int
    end: int
    cue: str


def plain(text: str) -> str:
    """The first 10,000 characters with straight quotes; hesitations and repeated beginnings become spaces."""
    straight = text[:MOST].translate(_STRAIGHT)
    return _ASIDE.sub(_blank, _STUTTER.sub(_blank, straight))


def unquoted(text: str) -> str:
    """The same text, with what stands in quotation marks blanked: those are somebody else's words."""
    return _QUOTED.sub(_blank, text)


def sentences(text: str) -> list[Span]:
    """Where each sentence lies; a piece without a word belongs to none."""
    found = (match for match in _SENTENCE.finditer(text) if _WORD.search(match.group()))
    return [Span(match.start(), match.end(), "sentence") for match in found]


def words(text: str) -> list[str]:
    """The words in lower case, without punctuation."""
    return _WORD.findall(text.lower())


def phrases(*listed: str, first: bool = False) -> re.Pattern[str]:
    """A pattern for any of these phrases as whole words; apostrophes may be missing, commas may stand between."""
    body = "|".join(phrase.replace("'", "'?").replace(" ", r"[\s,]{1,12}") for phrase in listed)
    begin = r"^[\s\-\"'(]{0,4}(?:" + _MARKERS + r"){0,6}" if first else r"(?<!\w)"
    return re.compile(rf"{begin}(?P<cue>{body})(?!\w)", re.IGNORECASE)


_MARKERS = (
    r"(?:okay|ok|yeah|yes|yep|no|right|all right|alright|well|so|and|but|then|mm-?hmm|mhm|hmm|mm|sure|great|"
    r"good|oh|"
    r"ah|now|because|or|wow|hey|i see|got it|just|perfect|thanks|thank you|absolutely|definitely|honestly|"
    r"also|maybe)"
    r"(?!\w)[\s,.;:!\-]{1,6}"
)


def places(text: str, cue: str, pattern: re.Pattern[str]) -> Iterable[Span]:
    """Every place where `pattern` is found."""
    return (Span(match.start("cue"), match.end("cue"), cue) for match in pattern.finditer(text))


def apart_from(spared: Iterable[Span], found: Iterable[Span]) -> list[Span]:
    """Those of `found` that touch none of `spared`."""
    covered = bytearray(MOST + 1)
    for one in spared:
        covered[one.start : one.end] = b"x" * (one.end - one.start)
    return [one for one in found if not any(covered[one.start : one.end])]


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
