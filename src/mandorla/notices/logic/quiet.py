"""The hours in which nothing is sent, in the recipient's local time.

Where a clock is changed, these hours win: a wall-clock time within them is quiet each time it happens, and whatever
lies between their beginning and their end is quiet as well. A beginning or end that does not exist moves to the
first time that does.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from mandorla.shared import clock

A_DAY = timedelta(days=1)
# A zone that changed sides of the date line has left out a whole day.
NEAR = range(-2, 4)


@dataclass(frozen=True, slots=True)
class Quiet:
    """From `starts` until just before `ends`, through midnight where `ends` is the earlier one."""

    starts: time
    ends: time

    def covers(self, wall: time) -> bool:
        """Whether a time on the wall is within."""
        if self.starts <= self.ends:
            return self.starts <= wall < self.ends
        return wall >= self.starts or wall < self.ends

    def holds(self, now: datetime, zone: ZoneInfo) -> bool:
        """Whether nothing may be sent at `now` to somebody who lives in `zone`."""
        local = now.astimezone(zone)
        if self.covers(local.time()):
            return True
        return any(start <= now < end for start, end in self._spans(local.date(), zone))

    def over_at(self, now: datetime, zone: ZoneInfo) -> datetime:
        """The first instant from `now` on at which something may be sent; `now` itself outside of these hours."""
        if not self.holds(now, zone):
            return now
        ends = sorted(end for end in self._ends(now.astimezone(zone).date(), zone) if end > now)
        return next(end for end in ends if not self.holds(end, zone))

    def _spans(self, day: date, zone: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
        nights = timedelta(days=0 if self.starts <= self.ends else 1)
        for ahead in NEAR:
            first = day + timedelta(days=ahead)
            start = clock.at_local(datetime.combine(first, self.starts), zone)
            yield start, clock.at_local(datetime.combine(first + nights, self.ends), zone)

    def _ends(self, day: date, zone: ZoneInfo) -> Iterator[datetime]:
        for ahead in NEAR:
            wall = datetime.combine(day + timedelta(days=ahead), self.ends)
            yield clock.at_local(wall, zone)
            yield wall.replace(tzinfo=zone, fold=1).astimezone(UTC)


def next_at(hour: int, now: datetime, zone: ZoneInfo) -> datetime:
    """The next instant after `now` at which it is `hour` o'clock in `zone`; each day has one."""
    day = now.astimezone(zone).date()
    hours = (
        clock.at_local(datetime.combine(day + timedelta(days=ahead), time(hour)), zone) for ahead in NEAR
    )
    return min(instant for instant in hours if instant > now)
