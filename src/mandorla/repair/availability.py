"""Whether hard talks rest for somebody. Busy, not now and closed are one and the same row of their boundaries."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from mandorla.pairs.models import Boundary, Member
from mandorla.pairs.models.boundary import newest
from mandorla.shared import clock
from mandorla.shared.prepared import prepared


def rests_for(member: Member, now: datetime) -> bool:
    """Whether hard talks rest for `member`, as they said last. One query."""
    person = member.person
    return not newest(_rows(member.pair_id), person).is_free_on(clock.day_of(now, person.zone))


@prepared
def _rows(pair: UUID) -> QuerySet[Boundary]:
    return Boundary.objects.filter(pair=pair)
