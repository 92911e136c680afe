"""What a listener is doing: eight kinds, by phrases, by the kind of question, and by who is spoken of."""

import re
from collections.abc import Iterator

from mandorla.coach.logic import listening_cues as cues
from mandorla.coach.logic import questions_asked as asked
from mandorla.coach.logic.text import Span, apart_from, places, plain, sentences, unquoted, words

Features = dict[str, float]

PATTERNS = {
    "reflect": cues.REFLECT,
    "validate": cues.VALIDATE,
    "advise": cues.ADVISE,
    "advise_asked": cues.ADVISE_ASKED,
    "inform": cues.INFORM,
    "self_shift": cues.SELF,
    "judge": cues.JUDGE,
    "backchannel": cues.BACKCHANNEL,
    "courtesy": cues.COURTESY,
    "open_q": asked.OPEN,
    "closed_q": asked.CLOSED_WH,
    "yes_no": asked.YES_NO,
}
_AT_FIRST = {
    "you_first": cues.REFLECT_FIRST,
    "yes_no_first": asked.YES_NO_FIRST,
    "wh_first": asked.WH_FIRST,
    "i_first": re.compile(r"^\W*(?:i|i'm|i've|i'd|my|we)(?!\w)", re.IGNORECASE),
}
_YOU = frozenset("you your yours yourself you're you've you'd you'll youre u ur".split())
_I = frozenset("i me my mine myself i'm i've i'd i'll im ive".split())
_THEY = frozenset("he she they him her them his their it its people someone it's he's she's they're".split())


def spans(text: str) -> tuple[Span, ...]:
    """Every phrase that was seen, in order; judging is not seen in quoted words nor where it is denied."""
    read = plain(text)
    found = [
        span for name, pattern in PATTERNS.items() if name != "judge" for span in places(read, name, pattern)
    ]
    own = unquoted(read)
    found += apart_from(places(own, "denied", cues.NOT_JUDGING), places(own, "judge", cues.JUDGE))
    return tuple(sorted(found, key=lambda span: (span.start, span.end)))


def features(text: str) -> Features:
    """What the classifier weighs: phrases in the whole and in the last sentence, its shape, and `guess`."""
    read = plain(text)
    seen, last = spans(text), _last(read)
    found: Features = {f"{span.cue}": 1.0 for span in seen}
    found |= {f"{span.cue} last": 1.0 for span in seen if span.start >= last.start}
    found |= dict.fromkeys(_shape(read, last), 1.0)
    found |= _voices(read)
    found[f"guess {guess(text)}"] = 1.0
    return found


def guess(text: str) -> str:
    """The label by rule alone: an order of what outweighs what."""
    read = plain(text)
    seen, last = spans(text), _last(read)
    kinds = {span.cue for span in seen}
    if not words(read) or _is_courtesy(read, seen):
        return "other"
    if "judge" in kinds:
        return "judge"
    question = _question(read, last, {span.cue for span in seen if span.start >= last.start})
    return question or _statement(read, last, kinds)


def _statement(read: str, last: Span, kinds: set[str]) -> str:
    if "advise_asked" in kinds:
        return "advise"
    for kind in ("reflect", "advise", "validate", "self_shift"):
        if kind in kinds and _outweighs(kind, kinds, read):
            return kind
    if cues.REFLECT_FIRST.search(read[last.start :]):
        return "reflect"
    return "advise" if "inform" in kinds else "other"


def _outweighs(kind: str, kinds: set[str], read: str) -> bool:
    if kind == "reflect" and kinds & {"validate", "advise"}:
        return (
            bool(re.search(r"sounds? like|hearing|seems? like|you (?:feel|felt)", read, re.IGNORECASE))
            and "advise" not in kinds
        )
    if kind == "advise" and "validate" in kinds:
        return not re.match(r"\W*i(?:'m| am| hope| know)", read, re.IGNORECASE)
    return True


def _question(read: str, last: Span, kinds: set[str]) -> str:
    end = read[last.start : last.end]
    marked = "?" in end or "?" in read[last.end - 2 :]
    opening = bool(asked.WH_FIRST.search(end)) or "open_q" in kinds
    yes_no = bool(asked.YES_NO_FIRST.search(end)) or "yes_no" in kinds
    if not marked and not (
        asked.YES_NO_FIRST.search(end) or asked.WH_FIRST.search(end) or "yes_no" in kinds or "open_q" in kinds
    ):
        return ""
    if "advise_asked" in kinds:
        return "advise"
    if marked and not opening and not yes_no:
        return "reflect" if cues.REFLECT_FIRST.search(end) or "reflect" in kinds else "closed_q"
    if "closed_q" in kinds and not re.search(r"\b(?:what|why)\b", end, re.IGNORECASE):
        return "closed_q"
    if opening:
        return "open_q"
    return "closed_q" if yes_no else ""


def _is_courtesy(read: str, seen: tuple[Span, ...]) -> bool:
    count = len(words(read))
    small = sum(
        len(words(read[span.start : span.end])) for span in seen if span.cue in {"backchannel", "courtesy"}
    )
    return count - small < 1 and count < 8


def _shape(read: str, last: Span) -> Iterator[str]:
    count, end = len(words(read)), read[last.start : last.end]
    yield next(f"length {most}" for most in (2, 5, 10, 20, 40, 10_000) if count <= most)
    if "?" in read:
        yield "asks"
    if "?" in end:
        yield "asks last"
    for name, pattern in _AT_FIRST.items():
        if pattern.search(end):
            yield f"{name} last"
        if pattern.search(read):
            yield name
    if asked.TAG.search(end):
        yield "tag"


def _voices(read: str) -> Features:
    count = max(1, len(words(read)))
    shares = {"you": _YOU, "i": _I, "they": _THEY}
    return {f"share {name}": min(1.0, 5 * _count(read, voice) / count) for name, voice in shares.items()}


def _count(read: str, voice: frozenset[str]) -> int:
    return sum(word in voice for word in words(read))


def _last(read: str) -> Span:
    found = sentences(read)
    long = [span for span in found if len(words(read[span.start : span.end])) > 2]
    return (long or found or [Span(0, len(read), "sentence")])[-1]
