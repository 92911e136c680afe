"""What has its place in a calendar, as a slice says it."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day, or some minutes of it from `starts` on; with `weekdays` (0 is Monday), of every week from that day on."""

    title: str
    day: date
    starts: time | None = None
    minutes: int = 0
    weekdays: frozenset[int] = frozenset()
