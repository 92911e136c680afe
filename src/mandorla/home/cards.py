"""Which slices show something on today's page. To remove a slice, remove its line."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, QuerySet
from django.urls import reverse
from django.utils.functional import Promise

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

# First what matters only now, then what was written for the person.
SOURCES: tuple[Source, ...] = (
    TALKS,
    MOMENTS,
    PROMISES,
    REPAIR,
    CHECKINS,
    AFFECTION,
    ASKS,
    APPRECIATION,
    AGREEMENT,
    ASKING,
    SUGGESTIONS,
    PROMPTS,
)
TOPICS = " ".join(sorted({source.topic or source.name for source in SOURCES}))
MOST = 3
TWO_DAYS, TWO_WEEKS = timedelta(days=2), timedelta(days=15)


@dataclass(frozen=True, slots=True)
class Way:
    """A link to something that did not fit among the three cards."""

    url: str
    words: str | Promise


@dataclass(frozen=True, slots=True)
class Today:
    """Today's page: at most three cards, and links to whatever did not fit, so that nothing is out of reach."""

    cards: list[Card]
    ways: list[Way]


def today(member: Member, now: datetime) -> Today:
    """What today's page shows `member`: what is waiting comes first, then the order depends on the time of day."""
    found = _found(member, now)
    part = Part.at(now.astimezone(member.person.zone).time())
    found.sort(key=lambda card: (card.rank, part not in card.parts))
    shown = [card for card in found if card.template][:MOST]
    doors = [card.door for card in found if card.door and card not in shown]
    pair = member.pair_id
    ways = [Way(reverse(door.page, args=[pair, *door.arguments]), door.words) for door in doors]
    return Today(shown, ways)


def _found(member: Member, now: datetime) -> list[Card]:
    """The question comes before the check-in, and both before the rest. A full page asks nothing more."""
    stirring, found, daily = _stirring(member, now), list[Card](), list[Source]()
    for source in SOURCES:
        is_asked = source.name in stirring or not (source.stirs or source.is_daily)
        if source.is_daily and not is_asked:
            daily.append(source)
        elif is_asked:
            found += source.cards(member, now) if _room(found) > 0 else _door_of(source)
        else:
            found += source.otherwise
    room, first = _room(found), list[Card]()
    for place, source in enumerate(daily[::-1]):
        first += source.cards(member, now) if place < room else _door_of(source)
    return [*first, *found]


def _room(found: list[Card]) -> int:
    return MOST - sum(card.rank == Rank.WAITING for card in found)


def _door_of(source: Source) -> list[Card]:
    return [Card(source.name, rank=Rank.WHENEVER, door=source.door)]


def _stirring(member: Member, now: datetime) -> set[str]:
    """The names of the sources that may have something to show. One query for all of them."""
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
