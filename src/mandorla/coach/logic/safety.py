"""Fear and word of violence. Whoever writes of them is shown help, and their words are never called harsh."""

from mandorla.coach.logic import safety_cues as cues
from mandorla.coach.logic import safety_deeds as deeds
from mandorla.coach.logic import safety_signs as signs
from mandorla.coach.logic.text import Span, apart_from, places, plain

_PATTERNS = {
    "fear": cues.FEAR,
    "violence": cues.VIOLENCE,
    "deed": deeds.DEEDS,
    "more": deeds.MORE,
    "force": deeds.FORCE,
    "despair": deeds.DESPAIR,
    "traces": signs.TRACES,
    "blows": signs.BLOWS,
    "threats": signs.THREATS,
    "kept": signs.KEPT,
    "against": signs.AGAINST,
    "guarded": signs.GUARDED,
    "gone": signs.GONE,
    "watched": signs.WATCHED,
}


def dangers(text: str) -> tuple[Span, ...]:
    """Where the text tells of fear of somebody, of violence, of being kept, or of wanting to die."""
    read = plain(text)
    found = [span for cue, pattern in _PATTERNS.items() for span in places(read, cue, pattern)]
    if cues.ANGER.search(read):
        found += places(read, "fear", cues.AFRAID)
    harmless = [*places(read, "harmless", cues.HARMLESS), *places(read, "harmless", signs.SPARED)]
    return tuple(sorted(apart_from(harmless, found), key=lambda span: (span.start, span.end)))


def is_uneasy(text: str) -> bool:
    """Whether fear is spoken of, or a thing that often stands in a report of violence: too much to call it harsh."""
    read = plain(text)
    return cues.AFRAID.search(read) is not None or cues.UNEASY.search(read) is not None
