"""The coach's one question: what is this text, for this task?"""

from enum import StrEnum

from django.conf import settings

from mandorla.coach import weights
from mandorla.coach.logic import reader
from mandorla.coach.logic.reading import OFF, QUIET, Reading


class Reads(StrEnum):
    """How the coach reads on this server, as `MANDORLA_COACH` says: with the model where it is installed, or not."""

    MODEL = "model"
    RULES = "rules"
    OFF = "off"


def read(text: str, task: str, previous: str | None = None) -> Reading:
    """Read `text` here, on this machine; nothing of it is kept, and nothing is sent anywhere."""
    if settings.MANDORLA_COACH == Reads.OFF:
        return Reading(QUIET[task], 0.0, (), (OFF,), True)
    model = weights.model() if settings.MANDORLA_COACH == Reads.MODEL else None
    learned = None if task == "paraphrase" else weights.learned(task, has_model=model is not None)
    safety = weights.learned("safety", has_model=True) if model is not None else None
    return reader.read(text, task, previous, weights=learned, model=model, safety=safety)
