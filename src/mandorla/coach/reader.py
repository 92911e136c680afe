"""The coach's one question: what is this text, for this task?"""

from mandorla.coach import weights
from mandorla.coach.logic import reader
from mandorla.coach.logic.reading import Reading


def read(text: str, task: str, previous: str | None = None) -> Reading:
    """Read `text` here, on this machine; nothing of it is kept, and nothing is sent anywhere."""
    model = weights.model()
    learned = None if task == "paraphrase" else weights.learned(task, has_model=model is not None)
    return reader.read(text, task, previous, weights=learned, model=model)
