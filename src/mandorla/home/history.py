"""My days as a quiet timeline: what a person said about them, what they shared, and the kind words they received."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from mandorla.appreciation.reading import Seen, received_between
from mandorla.checkins import days as own
from mandorla.pairs.models import Member
from mandorla.shared import clock

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a person: what they said about it, if anything, and what was said to them."""

    day: date
    mine: own.Day | None
    kind_words: list[Seen] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class History:
    """A page of days, newest first, and whether there are earlier ones; `said` repeats the check-ins for a table."""

    number: int
    days: list[Day]
    has_next: bool
    said: list[tuple[date, own.Said]]


def history_of(member: Member, asked: str) -> History:
    """One page of `member`'s days, with the kind words that arrived between them. Five queries."""
    page = own.days_of(member, asked)
    mine = {one.day: one for one in page.days}
    came = defaultdict[date, list[Seen]](list)
    for seen in _kind_words(member, page):
        came[clock.day_of(_opened_at(seen), member.person.zone)].append(seen)
    days = [Day(day, mine.get(day), came.get(day, [])) for day in sorted({*mine, *came}, reverse=True)]
    return History(page.number, days, page.has_next, page.said)


def _kind_words(member: Member, page: own.DaysPage) -> list[Seen]:
    """Those after the earlier page's last day, up to the first one of this page; of the first page, up to now."""
    if page.number > 1 and not page.days:
        return []
    zone = member.person.zone
    since = clock.start_of(page.next_day + A_DAY, zone) if page.next_day else None
    until = clock.start_of(page.days[0].day + A_DAY, zone) if page.number > 1 else None
    return received_between(member, since, until)


def _opened_at(seen: Seen) -> datetime:
    assert seen.appreciation.opened_at, "what one received is open"
    return seen.appreciation.opened_at
