"""The days that statistics are made from: one's own, and the other's where both want one line."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from mandorla.checkins.models import CheckIn
from mandorla.insights.logic.kalman import Array
from mandorla.insights.logic.pairs_model import Days
from mandorla.insights.models import Consent
from mandorla.pairs.models import Boundary, Member
from mandorla.practices.models import Closer, Kind, Practice
from mandorla.shared import clock
from mandorla.shared.prepared import prepared

A_YEAR = timedelta(days=364)
# What both do at the same time. Nothing else of what the other does is read.
JOINT = frozenset({Kind.REVEAL, Kind.ACT, Kind.TALK, Kind.QUIET})


@dataclass(frozen=True, slots=True)
class Lived:
    """Consecutive days from the first on which closeness was said; the first column is one's own.

    `came` says on which days one checked in at all, `counted` which of them were no pause.
    """

    first: date
    days: Days
    kinds: tuple[str, ...]
    by_chance: frozenset[str]
    came: NDArray[np.bool_]
    counted: NDArray[np.bool_]
    is_both: bool
    is_gentle: bool

    @property
    def own(self) -> Array:
        """One's own closeness, shape (T,), NaN where nothing was said."""
        return self.days.y[:, 0]

    def doses(self, kind: int) -> int:
        """The days with this practice after which somebody of the line said how close they felt."""
        before, after = self.days.done[:-1, :, kind], np.isfinite(self.days.y[1:])
        return int(((before > 0) & after).any(axis=1).sum())

    def day(self, number: int) -> date:
        return self.first + timedelta(days=number)


def are_agreed(member: Member) -> tuple[bool, bool]:
    """Whether `member` wants one line from both, and whether both do. One query."""
    wanting = {row.person_id for row in _consents(member.pair_id)}
    mine = member.person_id in wanting
    return mine, mine and member.other is not None and member.other.person_id in wanting


def lived(member: Member, now: datetime, *, is_both: bool) -> Lived | None:
    """All that there is, or None where one never said how close one felt. Three queries.

    The other's closeness is read only where both agreed to that (`are_agreed`), and never what the other did.
    """
    people = [member.person_id]
    if is_both and member.other:
        people.append(member.other.person_id)
    rows = list(_check_ins(member.pair_id, tuple(people)))
    said = {(row.author_id, row.day): row.said["saying"].get("closeness") for row in rows}
    known = [
        day for (author, day), closeness in said.items() if closeness is not None and author == people[0]
    ]
    if not known:
        return None
    first, last = min(known), max(clock.day_of(now, member.person.zone), *known)
    done = list(_practices(member.pair_id, member.person_id, first))
    kinds = tuple(kind for kind in Kind.values if any(row.kind == kind for row in done))
    limits = list(_limits(member.pair_id, member.person_id))
    length = (last - first).days + 1
    return Lived(
        first=first,
        days=Days(_closeness(said, people, first, length), _done(done, kinds, len(people), first, length)),
        kinds=kinds,
        by_chance=frozenset(
            kind for kind in kinds if all(row.is_by_chance for row in done if row.kind == kind)
        ),
        came=_on([day for author, day in said if author == people[0]], first, length),
        counted=~_on(_pauses(limits, last), first, length),
        is_both=len(people) == 2,
        is_gentle=bool(limits) and max(limits, key=lambda row: row.from_day).limits.is_gentle,
    )


def rated_lately(member: Member, now: datetime) -> dict[str, list[float]]:
    """By kind, how close this person said within a year that it brought them. One query."""
    since = clock.day_of(now, member.person.zone) - A_YEAR
    found: dict[str, list[float]] = defaultdict(list)
    for row in _rated(member.pair_id, member.person_id, since):
        found[row.kind].append(Closer(str(row.closer)).gain)
    return found


def _closeness(
    said: dict[tuple[UUID, date], int | None], people: Sequence[UUID], first: date, length: int
) -> Array:
    y = np.full((length, len(people)), np.nan)
    for (author, day), closeness in said.items():
        number = (day - first).days
        if closeness is not None and 0 <= number < length:
            y[number, people.index(author)] = closeness
    return y


def _done(rows: Sequence[Practice], kinds: Sequence[str], people: int, first: date, length: int) -> Array:
    done = np.zeros((length, people, len(kinds)))
    for row in rows:
        number = (row.day - first).days
        if 0 <= number < length:
            done[number, : people if row.kind in JOINT else 1, kinds.index(row.kind)] = 1.0
    return done


def _on(days: Sequence[date], first: date, length: int) -> NDArray[np.bool_]:
    found = np.zeros(length, dtype=bool)
    for day in days:
        if 0 <= (day - first).days < length:
            found[(day - first).days] = True
    return found


def _pauses(rows: Sequence[Boundary], last: date) -> list[date]:
    """All days of pauses that somebody took; a later change ends one early."""
    rows = sorted(rows, key=lambda row: row.from_day)
    days: list[date] = []
    for row, later in zip(rows, [*rows[1:], None], strict=False):
        end = later.from_day if later else last + timedelta(days=1)
        until = min(row.limits.paused_until or row.from_day, end)
        days += [row.from_day + timedelta(days=n) for n in range((until - row.from_day).days)]
    return days


@prepared
def _consents(pair: UUID) -> QuerySet[Consent]:
    return Consent.objects.of(pair)


def _check_ins(pair: UUID, people: tuple[UUID, ...]) -> QuerySet[CheckIn]:
    return CheckIn.objects.filter(pair=pair, author__in=people).only("pair_id", "author_id", "day", "said")


def _practices(pair: UUID, person: UUID, since: date) -> QuerySet[Practice]:
    mine = Practice.objects.filter(pair=pair, person=person).since(since)
    return mine.only("pair_id", "person_id", "kind", "day", "is_by_chance")


def _rated(pair: UUID, person: UUID, since: date) -> QuerySet[Practice]:
    rated = Practice.objects.filter(pair=pair, person=person, closer__isnull=False).since(since)
    return rated.only("pair_id", "person_id", "kind", "closer")


def _limits(pair: UUID, person: UUID) -> QuerySet[Boundary]:
    return Boundary.objects.filter(pair=pair, person=person)
