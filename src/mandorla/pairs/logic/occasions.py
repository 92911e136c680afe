"""What belongs in a calendar."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day, or some minutes of it from `starts` on; with `weekdays` (0 is Monday), every week from that day on."""

    title: str
    day: date
    starts: time | None = None
    minutes: int = 0
    weekdays: frozenset[int] = frozenset()
