"""When phone-free time comes around, in the time zone of the person who proposed it.

A start time that does not exist on a night when clocks change moves to the first time that does; one that
happens twice counts once. Lengths are in elapsed minutes, so no such night makes them longer or shorter.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Self
from zoneinfo import ZoneInfo

from mandorla.shared import clock

SHORTEST, LONGEST = 5, 12 * 60
MOST = 4
# A week ahead and its neighbors: a zone that changed sides of the date line has left out a whole day.
NEAR = range(-2, 10)


@dataclass(frozen=True, slots=True)
class Span:
    """From `starts` until just before `ends`, both in UTC."""

    starts: datetime
    ends: datetime

    def holds(self, now: datetime) -> bool:
        """Whether `now` is within."""
        return self.starts <= now < self.ends


@dataclass(frozen=True, slots=True)
class Rule:
    """`minutes` from `starts` on: on certain days of every week (0 is Monday), or once, on one day."""

    starts: time
    minutes: int
    days: frozenset[int] = frozenset()
    on: date | None = None

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """Restore what `to_json` wrote."""
        on = stored["on"]
        return cls(
            starts=time.fromisoformat(stored["starts"]),
            minutes=stored["minutes"],
            days=frozenset(stored["days"]),
            on=date.fromisoformat(on) if on else None,
        )

    def to_json(self) -> dict[str, Any]:
        """A JSON-serializable form, the same for the same rule."""
        return {
            "starts": self.starts.isoformat("minutes"),
            "minutes": self.minutes,
            "days": sorted(self.days),
            "on": self.on.isoformat() if self.on else None,
        }

    def span_on(self, day: date, zone: ZoneInfo) -> Span:
        """The time that it begins on `day`, or, where that is left out, when the next one begins."""
        starts = clock.at_local(datetime.combine(day, self.starts), zone)
        return Span(starts, starts + timedelta(minutes=self.minutes))


def current(rule: Rule, zone: ZoneInfo, now: datetime) -> Span | None:
    """The time under way at `now`, if any."""
    return next((span for span in _spans(rule, zone, now) if span.holds(now)), None)


def upcoming(rule: Rule, zone: ZoneInfo, now: datetime) -> Span | None:
    """The next time that begins after `now`; None for a one-off that has begun."""
    later = (span for span in _spans(rule, zone, now) if span.starts > now)
    return min(later, key=lambda span: span.starts, default=None)


def is_over(rule: Rule, zone: ZoneInfo, now: datetime) -> bool:
    """Whether it is a one-off that is over."""
    return rule.on is not None and rule.span_on(rule.on, zone).ends <= now


def moves(rule: Rule, zone: ZoneInfo) -> bool:
    """Whether it is a one-off at a time that the clocks skip that day."""
    if rule.on is None:
        return False
    local = rule.span_on(rule.on, zone).starts.astimezone(zone)
    return local.replace(tzinfo=None) != datetime.combine(rule.on, rule.starts)


def _spans(rule: Rule, zone: ZoneInfo, now: datetime) -> Iterator[Span]:
    if rule.on:
        yield rule.span_on(rule.on, zone)
        return
    today = now.astimezone(zone).date()
    near = (today + timedelta(days=ahead) for ahead in NEAR)
    yield from (rule.span_on(day, zone) for day in near if day.weekday() in rule.days)
