"""Fear and word of violence. Whoever writes of them is shown help, and their words are never called harsh."""

from mandorla.coach.logic import safety_cues as cues
from mandorla.coach.logic.text import Span, apart_from, places, plain

_PATTERNS = {
    "fear": cues.FEAR,
    "violence": cues.VIOLENCE,
    "deed": cues.DEEDS,
    "force": cues.FORCE,
    "despair": cues.DESPAIR,
}


def dangers(text: str) -> tuple[Span, ...]:
    """Where the text tells of fear of somebody, of violence, of being kept, or of wanting to die."""
    read = plain(text)
    found = [span for cue, pattern in _PATTERNS.items() for span in places(read, cue, pattern)]
    if cues.ANGER.search(read):
        found += places(read, "fear", cues.AFRAID)
    harmless = places(read, "harmless", cues.HARMLESS)
    return tuple(sorted(apart_from(harmless, found), key=lambda span: (span.start, span.end)))


def is_afraid(text: str) -> bool:
    """Whether fear is spoken of at all, of whatever: such words are not called harsh either."""
    return cues.AFRAID.search(plain(text)) is not None
