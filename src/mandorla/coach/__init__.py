"""Reads a sentence and gives its writer a hint; rules, plus a model if installed; no tables.

Others ask it by `coach.read(text, task, previous)`.
"""

from mandorla.coach.reader import read

__all__ = ["read"]
