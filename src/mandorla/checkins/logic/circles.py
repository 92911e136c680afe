"""Closeness as two circles: their position, and what it is called.

`static/js/closeness-circles.js` draws the same.
"""

from dataclasses import dataclass
from math import sqrt

RADIUS = 32.0
MIDDLE = 85.0
LEVEL = 34.0
FARTHEST = 104.0  # units between the two middles at closeness 0
NEAREST = 8.0  # and at closeness 100
STEPS = 7


@dataclass(frozen=True, slots=True)
class Circles:
    """Two circles in a picture of 170 by 68 units; `lens` is the path of what they share, if they meet."""

    left: float
    right: float
    lens: str


def circles_of(closeness: int) -> Circles:
    """The picture for a closeness from 0 to 100. Both circles are equally far from the middle."""
    half = (FARTHEST - (FARTHEST - NEAREST) * closeness / 100) / 2
    return Circles(round(MIDDLE - half, 2), round(MIDDLE + half, 2), _lens(half))


def step_of(closeness: int) -> int:
    """The step, 0 to 6, that a closeness from 0 to 100 falls into; each step has its own words."""
    return min(STEPS - 1, closeness * STEPS // 101)


def _lens(half: float) -> str:
    if half >= RADIUS:
        return ""
    height = sqrt(RADIUS**2 - half**2)
    top, bottom = round(LEVEL - height, 2), round(LEVEL + height, 2)
    arc = f"A{RADIUS:g} {RADIUS:g} 0 0 1 {MIDDLE:g}"
    return f"M{MIDDLE:g} {top}{arc} {bottom}{arc} {top}Z"
