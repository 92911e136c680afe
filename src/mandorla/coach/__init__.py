"""Reads a sentence and helps the one who wrote it; rules, and a model if it is installed; no tables.

Others ask it by `coach.read(text, task, previous)`.
"""

from mandorla.coach.reader import read

__all__ = ["read"]
