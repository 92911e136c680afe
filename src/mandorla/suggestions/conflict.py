"""When the two last had a talk about conflict. Both were in it, so both know."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from mandorla.pairs.models import Member
from mandorla.shared.prepared import prepared
from mandorla.suggestions.logic.gate import QUIET_AFTER_CONFLICT
from mandorla.talks.models import Talk
from mandorla.talks.scripts import scripts


def conflict_until(member: Member, day: date) -> date | None:
    """The last day of such a talk, up to `day`; one that goes on counts as of that day. One query."""
    days = [row.ended_on or day for row in _begun(member.pair_id)]
    return max((one for one in days if one <= day), default=None)


def is_tender(member: Member, day: date) -> bool:
    """Whether such a talk ended so shortly before `day` that nothing deep is offered to the two. One query.

    What ends on the day itself plays no part: the question of a day is chosen from what had happened before it.
    """
    ended = [row.ended_on for row in _begun(member.pair_id) if row.ended_on]
    return any(0 < (day - one).days <= QUIET_AFTER_CONFLICT.days for one in ended)


@prepared
def _begun(pair: UUID) -> QuerySet[Talk]:
    hard = [slug for slug, script in scripts().items() if script.is_hard]
    return Talk.objects.filter(pair=pair, script__in=hard).begun().only("pair_id", "ended_on")
