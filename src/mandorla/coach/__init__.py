"""The coach reads a sentence and helps the one who wrote it: `coach.read(text, task, previous)`."""

from mandorla.coach.reader import read

__all__ = ["read"]
