"""Scheduled work for prompts, every 15 minutes."""

import logging
from collections import defaultdict
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.urls import reverse

from mandorla.notices.actions import ask_again, notify
from mandorla.notices.models import Consent, Kind
from mandorla.pairs.access import member_of
from mandorla.pairs.actions import nudge
from mandorla.pairs.models import Member
from mandorla.pairs.roster import one_of_each
from mandorla.people.models import Person
from mandorla.prompts.actions import A_DAY, TOPIC, write_offer
from mandorla.prompts.models import Answer, Offer, Rule
from mandorla.prompts.models.offer import OfferQuerySet
from mandorla.prompts.offers import today
from mandorla.shared import clock
from mandorla.vault.errors import VaultError

log = logging.getLogger(__name__)

NEXT = timedelta(days=1)
BATCH = 200
MOST = 5_000


def write_offers(*, now: datetime, most: int = MOST) -> int:
    """Fix the questions of today and tomorrow for pairs that lack one; returns the number of pairs.

    At most `most` of them, so that a tick stays short; the next tick continues. Repeating it changes nothing.
    """
    waiting = sorted(_lacking(now, most))[:most]
    for start in range(0, len(waiting), BATCH):
        for member in one_of_each(waiting[start : start + BATCH]):
            _write_for(member, now)
    return len(waiting)


@transaction.atomic
def tell_of_openings(*, since: datetime, now: datetime) -> None:
    """Nudge the readers of answers that have opened since `since` because their day has passed."""
    opened = Answer.objects.filter(
        rule=Rule.AFTER_A_DAY, opens_at__gt=since, opens_at__lte=now, opens_at=F("sealed_at") + A_DAY
    )
    authors: dict[UUID, set[UUID]] = defaultdict(set)
    for pair_id, author_id in opened.values_list("pair_id", "author_id"):
        authors[pair_id].add(author_id)
    for member in Member.objects.here().filter(pair__in=list(authors)):
        if authors[member.pair_id] - {member.person_id}:
            nudge(member, TOPIC)


def tell_of_questions(*, now: datetime, most: int = MOST) -> None:
    """Notify the people who asked for it, at their hour, of today's question; then schedule their next day.

    Not if they have answered it, skipped it or are resting: a notice never mentions what was not done.
    """
    for consent in Consent.objects.asking(now).select_related("person")[:most]:
        with transaction.atomic():
            try:
                _tell_of_question(consent.person, now)
                ask_again(consent=consent, now=now)
            except VaultError as reason:
                log.warning("no notice for person %s: %s", consent.person_id, type(reason).__name__)


def _tell_of_question(person: Person, now: datetime) -> None:
    for membership in Member.objects.of(person):
        member = member_of(membership.pair_id, person)
        day = member.pair_day(now)
        offered = today(member, day).prompt
        if offered is not None and not _is_answered(member, offered.slug, day):
            link = reverse("home:today", args=[member.pair_id])
            key = f"question:{person.pk}:{clock.day_of(now, person.zone)}"
            notify(person=person, pair=member.pair, kind=Kind.QUESTION, link=link, key=key, due_at=now)
            return


def _is_answered(member: Member, slug: str, day: date) -> bool:
    mine = Answer.objects.of(member.pair).by(member.person).within_the_year(day)
    return mine.filter(exchange__slug=slug).exists()


def _lacking(now: datetime, most: int) -> set[UUID]:
    """Pairs without a question for a day that is today or tomorrow for one of the two."""
    found: set[UUID] = set()
    for day, zones in Person.objects.zones_by_day(now).items():
        has_both = Exists(_offer_on(day)) & Exists(_offer_on(day + NEXT))
        there = Member.objects.here().filter(person__time_zone__in=zones).exclude(has_both)
        found.update(there.order_by("pair_id").values_list("pair_id", flat=True)[: 2 * most])
    return found


def _offer_on(day: date) -> OfferQuerySet:
    return Offer.objects.on(day).filter(pair=OuterRef("pair"))


def _write_for(member: Member, now: datetime) -> None:
    today = member.pair_day(now)
    for day in (today, today + NEXT):
        try:
            write_offer(member=member, day=day)
        except VaultError as reason:  # one pair whose keys are gone must not block the others
            log.warning("no question for pair %s: %s", member.pair_id, type(reason).__name__)
