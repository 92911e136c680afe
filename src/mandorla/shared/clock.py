"""The only place that reads the clock, and the definition of a day."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY_STARTS = time(4, 0)


def now() -> datetime:
    """The current instant in UTC. Only views, commands and the timetable call it; others take `now`."""
    return datetime.now(UTC)


def day_of(instant: datetime, zone: ZoneInfo) -> date:
    """The day a person lives in at `instant`: it starts at 4 a.m. in their own zone."""
    local = instant.astimezone(zone)
    return local.date() if local.time() >= DAY_STARTS else local.date() - timedelta(days=1)


def start_of(day: date, zone: ZoneInfo) -> datetime:
    """The instant (UTC) at which `day` begins in `zone`."""
    return at_local(datetime.combine(day, DAY_STARTS), zone)


def at_local(wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant (UTC) of a wall-clock time.

    A time that does not exist moves to the first one that does; of one that happens twice, the first counts
    (PEP 495: fold=0 reads a skipped time with the offset from before the gap, fold=1 with the one from after it).
    """
    early = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if early.astimezone(zone).replace(tzinfo=None) == wall.replace(tzinfo=None, fold=0):
        return early
    return _first_after_gap(wall, zone)


def _first_after_gap(wall: datetime, zone: ZoneInfo) -> datetime:
    low = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    high = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    before = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        if middle.astimezone(zone).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)
