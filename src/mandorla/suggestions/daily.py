"""What the timetable does with suggestions, every quarter of an hour."""

import logging
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from mandorla.pairs.access import member_of
from mandorla.pairs.models import Member
from mandorla.people.models import Person
from mandorla.shared import clock
from mandorla.suggestions.actions import write_choice
from mandorla.suggestions.models import Choice
from mandorla.vault.errors import VaultError

log = logging.getLogger(__name__)

MOST = 2_000


def write_choices(*, now: datetime, most: int = MOST) -> int:
    """Choose today's suggestions for everybody who has none yet; returns for how many.

    At most `most` of them, so that a tick stays short; the next one goes on. Repeating it changes nothing.
    """
    waiting = list(_lacking(now, most))[:most]
    for pair, person in waiting:
        try:
            member = member_of(pair, person)
            write_choice(member=member, day=clock.day_of(now, person.zone), now=now)
        except VaultError as reason:  # one whose keys are gone must not keep the others waiting
            log.warning("nothing to suggest in pair %s: %s", pair, type(reason).__name__)
    return len(waiting)


def _lacking(now: datetime, most: int) -> Iterator[tuple[UUID, Person]]:
    for day, zones in Person.objects.zones_by_day(now).items():
        written = Choice.objects.filter(pair=OuterRef("pair"), person=OuterRef("person"), day=day)
        there = Member.objects.here().filter(person__time_zone__in=zones).exclude(Exists(written))
        for row in there.select_related("person").order_by("pk")[:most]:
            yield row.pair_id, row.person
