"""Whether hard talks rest for somebody. Busy, not now and closed are one and the same row of their boundaries."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from mandorla.pairs.models import Boundary, Member
from mandorla.pairs.models.boundary import newest
from mandorla.people.models import Person
from mandorla.shared import clock
from mandorla.shared.prepared import prepared


def rests_for(member: Member, now: datetime) -> bool:
    """Whether hard talks rest for `member`, as they said last. One query."""
    return _rests(_rows(member.pair_id), member.person, now)


def rests_for_any(member: Member, now: datetime) -> bool:
    """Whether they rest for one of the two, whoever that is. Nothing may be shown by it but "not now". One query."""
    rows = _rows(member.pair_id)
    found = [_rests(rows, person, now) for person in member.people]  # both, so that it takes as long
    return any(found)


def _rests(rows: list[Boundary], person: Person, now: datetime) -> bool:
    return not newest(rows, person).is_free_on(clock.day_of(now, person.zone))


@prepared
def _rows(pair: UUID) -> QuerySet[Boundary]:
    return Boundary.objects.filter(pair=pair)
