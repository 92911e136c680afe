from datetime import datetime

from django.utils.translation import gettext_lazy as _

from mandorla.affection.reading import Asks, asks_of_today
from mandorla.pairs.cards import Card, Part, Rank
from mandorla.pairs.models import Member


def cards(member: Member, now: datetime) -> list[Card]:
    """What one asks of the other today; where nobody asks, the way to it. One query."""
    asks = asks_of_today(member, now)
    is_open = asks.theirs is not None and not (asks.theirs.is_gladly or asks.theirs.is_not_tonight)
    return [
        Card(
            "affection",
            "affection/today_card.html",
            {"asks": asks},
            rank=_rank(asks, is_open=is_open),
            parts=frozenset({Part.EVENING}),
            title=_("Something small that you are asked for") if is_open else "",
        )
    ]


def _rank(asks: Asks, *, is_open: bool) -> Rank:
    if is_open:
        return Rank.WAITING
    return Rank.TODAY if asks.mine or asks.theirs else Rank.WHENEVER
