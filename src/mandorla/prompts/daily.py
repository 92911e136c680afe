"""What the timetable does with prompts, every quarter of an hour."""

import logging
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from mandorla.pairs.actions import nudge
from mandorla.pairs.models import Member
from mandorla.pairs.roster import one_of_each
from mandorla.people.models import Person
from mandorla.prompts.actions import A_DAY, TOPIC, write_offer
from mandorla.prompts.models import Answer, Offer, Rule
from mandorla.prompts.models.offer import OfferQuerySet
from mandorla.shared import clock
from mandorla.vault.errors import VaultError

log = logging.getLogger(__name__)

NEXT = timedelta(days=1)
BATCH = 200
MOST = 5_000


def write_offers(*, now: datetime, most: int = MOST) -> int:
    """Fix the question of today and of tomorrow for pairs that lack one; says for how many pairs.

    At most `most` of them, so that a tick stays short; the next one goes on. Repeating it changes nothing.
    """
    waiting = sorted(_lacking(now, most))[:most]
    for start in range(0, len(waiting), BATCH):
        for member in one_of_each(waiting[start : start + BATCH]):
            _write_for(member, now)
    return len(waiting)


@transaction.atomic
def tell_of_openings(*, since: datetime, now: datetime) -> None:
    """Nudge whoever may read, since `since`, what was to be shown after a day anyway."""
    opened = Answer.objects.filter(
        rule=Rule.AFTER_A_DAY, opens_at__gt=since, opens_at__lte=now, opens_at=F("sealed_at") + A_DAY
    )
    authors: dict[UUID, set[UUID]] = defaultdict(set)
    for pair_id, author_id in opened.values_list("pair_id", "author_id"):
        authors[pair_id].add(author_id)
    for member in Member.objects.here().filter(pair__in=list(authors)):
        if authors[member.pair_id] - {member.person_id}:
            nudge(member, TOPIC)


def _lacking(now: datetime, most: int) -> set[UUID]:
    """Pairs without a question for a day that is today or tomorrow to one of the two."""
    found: set[UUID] = set()
    for day, zones in _zones_by_day(now):
        has_both = Exists(_offer_on(day)) & Exists(_offer_on(day + NEXT))
        there = Member.objects.here().filter(person__time_zone__in=zones).exclude(has_both)
        found.update(there.order_by("pair_id").values_list("pair_id", flat=True)[: 2 * most])
    return found


def _zones_by_day(now: datetime) -> Iterator[tuple[date, list[str]]]:
    zones: dict[date, list[str]] = defaultdict(list)
    people = Person.objects.order_by("time_zone").only("time_zone").distinct()
    for name in people.values_list("time_zone", flat=True):
        zones[clock.day_of(now, Person(time_zone=name).zone)].append(name)
    yield from zones.items()


def _offer_on(day: date) -> OfferQuerySet:
    return Offer.objects.on(day).filter(pair=OuterRef("pair"))


def _write_for(member: Member, now: datetime) -> None:
    today = member.pair_day(now)
    for day in (today, today + NEXT):
        try:
            write_offer(member=member, day=day)
        except VaultError as reason:  # one pair whose keys are gone must not keep the others waiting
            log.warning("no question for pair %s: %s", member.pair_id, type(reason).__name__)
