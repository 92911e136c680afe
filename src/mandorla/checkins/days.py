"""My days: a person's own check-ins and shared lines, newest first. Nobody else ever sees this."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from mandorla.checkins.logic.saying import Saying
from mandorla.checkins.models import CheckIn, Share
from mandorla.checkins.reading import Drawing, drawing_of
from mandorla.checkins.wording import ENERGIES, NEEDS, TALKS, parts_of
from mandorla.pairs.models import Member
from mandorla.people.models import Person
from mandorla.shared.paging import number_of

DAYS = 14


@dataclass(frozen=True, slots=True)
class Said:
    """One check-in, in words and as a drawing."""

    checkin: CheckIn
    drawing: Drawing | None
    feelings: str
    energy: str
    need: str
    talk: str
    note: str
    parts: str


@dataclass(slots=True)
class Day:
    day: date
    said: list[Said] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class DaysPage:
    """A page of days, and the newest of the earlier ones, if any."""

    number: int
    days: list[Day]
    next_day: date | None

    @property
    def has_next(self) -> bool:
        return self.next_day is not None

    @property
    def said(self) -> list[tuple[date, Said]]:
        return [(day.day, said) for day in self.days for said in day.said]


def days_of(member: Member, page: str) -> DaysPage:
    """One page of the days of `member` in this pair. Three queries."""
    return _page(member.person, [member.pair_id], page)


def days_kept(person: Person, page: str) -> DaysPage:
    """The days a person recorded in pairs they have left."""
    return _page(person, Member.objects.pairs_left_by(person), page)


def said_of(row: CheckIn) -> Said:
    """A person's own check-in, in words."""
    saying: Saying = row.saying
    shown = frozenset(saying.only(row.parts or ()).to_json())
    return Said(
        checkin=row,
        drawing=drawing_of(saying.closeness),
        feelings=", ".join(saying.feelings),
        energy=str(ENERGIES[saying.energy]) if saying.energy else "",
        need=str(NEEDS[saying.need]) if saying.need else "",
        talk=str(TALKS[saying.talk]) if saying.talk else "",
        note=saying.note,
        parts=parts_of(shown),
    )


def _page(person: Person, pairs: Iterable[UUID], asked: str) -> DaysPage:
    checkins = CheckIn.objects.by(person).filter(pair__in=pairs)
    shares = Share.objects.by(person).filter(pair__in=pairs)
    dates: Any = checkins.values_list("day", flat=True).union(shares.values_list("day", flat=True))
    number = number_of(asked)
    found: list[date] = list(dates.order_by("-day")[(number - 1) * DAYS : number * DAYS + 1])
    days = {day: Day(day) for day in found[:DAYS]}
    for row in checkins.filter(day__in=days).order_by("id"):
        days[row.day].said.append(said_of(row))
    for line in shares.filter(day__in=days).order_by("id"):
        days[line.day].shares.append(line)
    return DaysPage(number, list(days.values()), found[DAYS] if len(found) > DAYS else None)
