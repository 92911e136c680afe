from mandorla.talks.models.line import Line
from mandorla.talks.models.talk import Stage, Talk
from mandorla.talks.models.understanding import Understanding

__all__ = ["Line", "Stage", "Talk", "Understanding"]
