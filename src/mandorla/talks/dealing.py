"""Cards for a talk: questions of the decks that may be offered to both, in an order of the talk's own."""

from datetime import date, datetime

from mandorla.pairs.models import Member
from mandorla.prompts import dealing
from mandorla.talks.logic.state import Card, State
from mandorla.talks.models import Talk

MOST = 6  # of each depth


def deal(member: Member, talk: Talk, now: datetime) -> list[Card]:
    """Questions within both people's limits that the two have not met within the year, a few of each depth."""
    taken = dealing.deal(member=member, seed=talk.pk.bytes, most=MOST, now=now)
    return [Card(one.text, one.depth, one.slug) for one in taken]


def give_back(talk: Talk, after: State, day: date) -> None:
    """The talk is over: only those of its cards that were on the table count as asked."""
    cards = State.from_json(talk.plan["opening"]).cards
    if cards:
        asked = [cards[number].slug for number in after.used]
        dealing.give_back(pair=talk.pair_id, dealt=[one.slug for one in cards], asked=asked, day=day)
