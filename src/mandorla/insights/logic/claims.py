"""Of what practices seem to do, what may be said: three claims at most, and silence where data is thin."""

from collections.abc import Sequence
from dataclasses import dataclass

from mandorla.insights.logic.normal import TWO_SIDED_95

LEAST_DOSES = 8
MOST = 3
# How probable it has to be that something helps before that is said. Of made-up couples for whom nothing works, fewer
# than one in twenty are then told that something does (`bench/insights.py`).
CERTAIN = 0.99


@dataclass(frozen=True, slots=True)
class Effect:
    """What the day after a practice was like: most likely `value`, from `low` to `high` (95 %), in points of 100."""

    kind: str
    doses: int
    value: float
    low: float
    high: float
    tail: float
    is_by_chance: bool


@dataclass(frozen=True, slots=True)
class Claims:
    """What helps as far as one can tell, what isn't clear yet, and what was done too seldom."""

    helps: tuple[Effect, ...]
    unclear: tuple[Effect, ...]
    too_early: tuple[str, ...]


def claims(effects: Sequence[Effect]) -> Claims:
    """Sort effects by how much may be said of them; the surest first."""
    enough = [one for one in effects if one.doses >= LEAST_DOSES]
    sure = sorted((one for one in enough if one.tail >= CERTAIN), key=lambda one: -one.tail)[:MOST]
    return Claims(
        helps=tuple(sure),
        unclear=tuple(one for one in enough if one not in sure),
        too_early=tuple(one.kind for one in effects if one.doses < LEAST_DOSES),
    )


def effect(*, kind: str, doses: int, mean: float, sd: float, tail: float, is_by_chance: bool) -> Effect:
    """An effect with its 95 % interval; mean and sd in points of 100."""
    half = TWO_SIDED_95 * sd
    return Effect(kind, doses, mean, mean - half, mean + half, tail, is_by_chance)
