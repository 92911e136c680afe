"""What the page of other wordings shows."""

from dataclasses import dataclass

from mandorla.coach import rewording
from mandorla.coach.logic.safety import dangers
from mandorla.coach.reader import read


@dataclass(frozen=True, slots=True)
class Told:
    """Other wordings, or why there are none; where there is fear in the text, the way to help and nothing else."""

    wordings: tuple[str, ...] = ()
    why: str = ""
    is_help: bool = False


def other_wordings(text: str) -> Told:
    """Ask the connected model, unless help comes first. A wording that is itself harsh is left out."""
    if dangers(text):
        return Told(is_help=True)
    try:
        found = rewording.ask(text)
    except rewording.NoAnswer as reason:
        return Told(why=str(reason))
    kept = tuple(one for one in found if not _is_harsh(one))
    return Told(kept, "" if kept else str(rewording.NOTHING_TO_SHOW))


def _is_harsh(wording: str) -> bool:
    reading = read(wording, "startup")
    return reading.label == "harsh" and not reading.abstained
