"""Reads boundaries: my own, and what may be offered to both."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from mandorla.pairs.logic.limits import Limits, together
from mandorla.pairs.models import Boundary, Member
from mandorla.pairs.models.boundary import newest
from mandorla.shared.prepared import prepared


class Boundaries:
    """The boundaries of a pair, read in one query for each `member` that a request or a task has read."""

    def __init__(self, member: Member) -> None:
        self._member = member
        if member.boundaries is None:
            member.boundaries = list(_boundaries(member.pair_id))
        self._rows = member.boundaries

    def mine(self) -> Limits:
        """My own, as I last set them."""
        return newest(self._rows, self._member.person)

    def mine_on(self, day: date) -> Limits:
        """My own, as they apply to offers on `day`."""
        return newest(self._rows, self._member.person, day)

    def are_set_for(self, day: date) -> bool:
        """Whether I chose limits that apply to both from `day`: whether a row exists, whatever it says."""
        return any(row.person_id == self._member.person_id and row.from_day == day for row in self._rows)

    def for_both(self, day: date) -> Limits:
        """What may be offered on `day` to everyone in the pair. Never shown; used only to make offers."""
        return together(newest(self._rows, person, day) for person in self._member.people)


@prepared
def _boundaries(pair: UUID) -> QuerySet[Boundary]:
    return Boundary.objects.filter(pair=pair)
