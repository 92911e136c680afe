"""Who has something to show on today's page. A slice that goes takes its line with it."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, QuerySet

from mandorla.affection.cards import SOURCE as AFFECTION
from mandorla.appreciation.cards import SOURCE as APPRECIATION
from mandorla.asks.cards import SOURCE as ASKS
from mandorla.checkins.cards import SOURCE as CHECKINS
from mandorla.moments.cards import SOURCE as MOMENTS
from mandorla.pairs.agreement_cards import SOURCE as AGREEMENT
from mandorla.pairs.cards import Card, Part, Rank, Source
from mandorla.pairs.models import Member
from mandorla.prompts.cards import SOURCE as PROMPTS
from mandorla.shared import clock
from mandorla.shared.prepared import prepared
from mandorla.talks.cards import SOURCE as TALKS

SOURCES: tuple[Source, ...] = (TALKS, AFFECTION, ASKS, APPRECIATION, MOMENTS, AGREEMENT, CHECKINS, PROMPTS)
MOST = 3
TWO_DAYS, TWO_WEEKS = timedelta(days=2), timedelta(days=15)


def cards(member: Member, now: datetime) -> list[Card]:
    """What today's page shows to `member`: at most three things, what is waiting first, then by the time of day."""
    found = _stirring_cards(member, now)
    waiting = [card for card in found if card.rank == Rank.WAITING][:MOST]
    if len(waiting) == MOST:
        return waiting  # what the day brings anyway has no place, and is not asked for
    return _in_order([*found, *_daily_cards(member, now)], member, now)[:MOST]


def _in_order(found: list[Card], member: Member, now: datetime) -> list[Card]:
    part = Part.at(now.astimezone(member.person.zone).time())
    return sorted(found, key=lambda card: (card.rank, part not in card.parts))


def _stirring_cards(member: Member, now: datetime) -> list[Card]:
    sources = [source for source in SOURCES if source.stirs]
    stirring = _stirring(member, now) if sources else set()
    found: list[Card] = []
    for source in sources:
        found += source.cards(member, now) if source.name in stirring else source.otherwise
    return found


def _daily_cards(member: Member, now: datetime) -> list[Card]:
    return [card for source in SOURCES if not source.stirs for card in source.cards(member, now)]


def _stirring(member: Member, now: datetime) -> set[str]:
    """The names of the sources that may have something. One query for all of them."""
    day = clock.day_of(now, member.person.zone) - TWO_DAYS
    [row] = _asked_of_all(member.pair_id, member.person_id, day, now - TWO_WEEKS)
    return {source.name for source in SOURCES if getattr(row, _mark(source), False)}


@prepared
def _asked_of_all(pair: UUID, person: UUID, day: date, lately: datetime) -> QuerySet[Member]:
    marks = {_mark(one): Exists(one.stirs(pair, person, day, lately)) for one in SOURCES if one.stirs}
    return Member.objects.filter(pair=pair, person=person).only("id").annotate(**marks)


def _mark(source: Source) -> str:
    return f"has_{source.name}"
