from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from mandorla.pairs.models import Member, Pair
from mandorla.people.models import Person
from mandorla.practices.models import Kind, Practice
from mandorla.shared import clock
from mandorla.shared.prepared import insert


def record(*, member: Member, kind: Kind, source: UUID, slug: str = "", now: datetime) -> None:
    """Record privately that `member` did something today. Repeating it changes nothing."""
    day = clock.day_of(now, member.person.zone)
    _write(member.pair, member.person, kind, source, slug, day)


@transaction.atomic
def record_for_both(*, member: Member, kind: Kind, source: UUID, slug: str = "", now: datetime) -> None:
    """Record what the two did together: one private row for each member. Repeating it changes nothing."""
    for person in member.people:
        _write(member.pair, person, kind, source, slug, clock.day_of(now, person.zone))


@transaction.atomic
def rate(*, practice: Practice, closer: str | None) -> None:
    """Record privately whether it brought the two closer; None deletes that. Nobody is told."""
    if practice.closer != closer:
        practice.closer = closer
        practice.save(update_fields=["closer"])


@transaction.atomic
def count_as_chosen_by_chance(*, practices: Collection[UUID]) -> None:
    """Mark these as suggested by chance alone, as their person had allowed. Repeating it changes nothing."""
    Practice.objects.filter(pk__in=practices, is_by_chance=False).update(is_by_chance=True)


@transaction.atomic
def forget(*, source: UUID, person: Person | None = None) -> None:
    """Delete the record of what was done because its source was deleted, for one person or for both."""
    found = Practice.objects.filter(source=source)
    (found.by(person) if person else found).delete()


def _write(pair: Pair, person: Person, kind: Kind, source: UUID, slug: str, day: date) -> None:
    row = Practice(pair=pair, person=person, kind=kind, source=source, day=day, what=slug)
    insert(row, unless_there=True)
