"""Who has something to show on today's page. A slice that goes takes its line with it."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, QuerySet

from mandorla.affection.cards import SOURCE as AFFECTION
from mandorla.appreciation.cards import SOURCE as APPRECIATION
from mandorla.asks.cards import SOURCE as ASKS
from mandorla.checkins.cards import SOURCE as CHECKINS
from mandorla.moments.cards import SOURCE as MOMENTS
from mandorla.pairs.agreement_cards import SOURCE as AGREEMENT
from mandorla.pairs.asking_cards import SOURCE as ASKING
from mandorla.pairs.cards import Card, Part, Rank, Source
from mandorla.pairs.models import Member
from mandorla.promises.cards import SOURCE as PROMISES
from mandorla.prompts.cards import SOURCE as PROMPTS
from mandorla.repair.cards import SOURCE as REPAIR
from mandorla.shared import clock
from mandorla.shared.prepared import prepared
from mandorla.suggestions.cards import SOURCE as SUGGESTIONS
from mandorla.talks.cards import SOURCE as TALKS

SOURCES: tuple[Source, ...] = (
    TALKS,
    PROMISES,
    REPAIR,
    CHECKINS,
    AFFECTION,
    ASKS,
    APPRECIATION,
    MOMENTS,
    AGREEMENT,
    ASKING,
    SUGGESTIONS,
    PROMPTS,
)
TOPICS = " ".join(sorted({source.topic or source.name for source in SOURCES}))
MOST = 3
TWO_DAYS, TWO_WEEKS = timedelta(days=2), timedelta(days=15)


def cards(member: Member, now: datetime) -> list[Card]:
    """What today's page shows to `member`: at most three things, what is waiting first, then by the time of day."""
    stirring, found, daily = _stirring(member, now), list[Card](), list[Source]()
    for source in SOURCES:
        if source.name in stirring or not (source.stirs or source.is_daily):
            found += source.cards(member, now)
        elif source.is_daily:
            daily.append(source)
        else:
            found += source.otherwise
        if sum(card.rank == Rank.WAITING for card in found) >= MOST:
            break  # the page is full, so the others are not asked
    room = MOST - sum(card.rank == Rank.WAITING for card in found)
    first = list[Card]()
    for source in daily[::-1][: max(room, 0)]:  # the question before the check-in, and both before the rest
        first += source.cards(member, now)
    part = Part.at(now.astimezone(member.person.zone).time())
    return sorted([*first, *found], key=lambda card: (card.rank, part not in card.parts))[:MOST]


def feet(shown: Iterable[Card]) -> list[str]:
    """The templates of the lines below these cards: of each slice that has one, and none of whose cards is there."""
    names = {card.name for card in shown}
    return [source.foot for source in SOURCES if source.foot and source.name not in names]


def _stirring(member: Member, now: datetime) -> set[str]:
    """The names of the sources that may have something. One query for all of them."""
    if not any(source.stirs for source in SOURCES):
        return set()
    day = clock.day_of(now, member.person.zone) - TWO_DAYS
    [row] = _asked_of_all(member.pair_id, member.person_id, day, now - TWO_WEEKS)
    return {source.name for source in SOURCES if getattr(row, _mark(source), False)}


@prepared
def _asked_of_all(pair: UUID, person: UUID, day: date, lately: datetime) -> QuerySet[Member]:
    marks = {_mark(one): Exists(one.stirs(pair, person, day, lately)) for one in SOURCES if one.stirs}
    return Member.objects.filter(pair=pair, person=person).only("id").annotate(**marks)


def _mark(source: Source) -> str:
    return f"has_{source.name}"
