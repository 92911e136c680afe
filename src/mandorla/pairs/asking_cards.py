from datetime import datetime, timedelta

from mandorla.pairs.actions import TOPIC
from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.cards import Card, Rank, Source
from mandorla.pairs.logic.asking import is_asked_on
from mandorla.pairs.models import Member
from mandorla.shared import clock


def cards(member: Member, now: datetime) -> list[Card]:
    """One quiet question, on rare days, until it is answered or skipped. Makes a query only on those days."""
    if member.other is None:
        return []
    day = clock.day_of(now, member.person.zone)
    since = max(member.joined_on, member.other.joined_on)
    if not is_asked_on(day, together_since=since, seed=member.pk.bytes):
        return []
    boundaries = Boundaries(member)
    if boundaries.mine().is_gentle or boundaries.are_set_for(member.pair_day(now) + timedelta(days=1)):
        return []
    return [Card("asking", "pairs/asking_card.html", rank=Rank.SELDOM)]


SOURCE = Source("asking", cards, topic=TOPIC)
