"""Which time zone a person's pairs follow just after the person moved to another one."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from mandorla.shared.clock import day_of


@dataclass(frozen=True, slots=True)
class Clocks:
    """The zone a person lives in, and the one their pairs still follow until the day `since` begins."""

    zone: ZoneInfo
    before: ZoneInfo | None = None
    since: date | None = None

    def pair_day(self, now: datetime) -> date:
        """The day that has begun for the pairs of this person at `now`."""
        day = day_of(now, self.zone)
        if self.before is None or self.since is None or day >= self.since:
            return day
        return min(day_of(now, self.before), self.since - timedelta(days=1))

    def moved_to(self, zone: ZoneInfo, now: datetime) -> "Clocks":
        """The clocks after a move at `now`. For pairs it applies from the first day that has begun in neither zone.

        So no pair's day changes at that moment, where the other would notice, and no day happens twice.
        """
        if zone == self.zone:
            return self
        day = self.pair_day(now)
        known = [one for one in (self.before, self.zone) if one is not None and day_of(now, one) == day]
        since = max(day, day_of(now, zone)) + timedelta(days=1)
        return Clocks(zone, known[0] if known else self.zone, since)
