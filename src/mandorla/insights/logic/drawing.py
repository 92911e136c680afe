"""A line with its band, as paths of a picture of 600 by 200 units; 0 to 100 is bottom to top."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, MARGIN = 600.0, 200.0, 6.0


@dataclass(frozen=True, slots=True)
class Point:
    """One day of the line, `at` 0 (first) to 1 (last): the most likely value, and between what it is, from 0 to 100."""

    at: float
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Picture:
    """The line and its band as SVG paths, and where marks stand, from left to right."""

    line: str
    band: str
    marks: tuple[float, ...]


def picture(points: Sequence[Point], marks: Sequence[float]) -> Picture:
    """Draw two points or more; `marks` as `at`."""
    line = [f"{_x(point.at)} {_y(point.value)}" for point in points]
    above = [f"{_x(point.at)} {_y(point.high)}" for point in points]
    below = [f"{_x(point.at)} {_y(point.low)}" for point in reversed(points)]
    return Picture(
        line="M" + "L".join(line),
        band="M" + "L".join([*above, *below]) + "Z",
        marks=tuple(sorted({_x(mark) for mark in marks})),
    )


def _x(at: float) -> float:
    return round(MARGIN + at * (WIDTH - 2 * MARGIN), 1)


def _y(value: float) -> float:
    return round(HEIGHT - MARGIN - min(100.0, max(0.0, value)) / 100 * (HEIGHT - 2 * MARGIN), 1)
