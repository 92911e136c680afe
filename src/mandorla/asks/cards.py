from datetime import datetime

from django.utils.translation import gettext_lazy as _

from mandorla.asks.reading import fresh
from mandorla.pairs.cards import Card, Part, Rank
from mandorla.pairs.models import Member


def cards(member: Member, now: datetime) -> list[Card]:
    """Good news that is new here; where there is none, the way to tell some. One query."""
    found = fresh(member, now)
    return [
        Card(
            "good-news",
            "asks/today_card.html",
            {"fresh": found},
            rank=Rank.WAITING if found else Rank.WHENEVER,
            parts=frozenset({Part.DAY}),
            title=_("Good news, told or answered") if found else "",
        )
    ]
