from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mandorla.affection.models import Ask
from mandorla.affection.reading import Asks, asks_of_today
from mandorla.pairs.cards import Card, Door, Part, Rank, Source
from mandorla.pairs.models import Member

SMALL_ACT = Door("affection:affection", _("A small act of affection"))
ASKED = Door("affection:affection", _("A small act that one of you asked for"))


def cards(member: Member, now: datetime) -> list[Card]:
    """What either asked for today; if nobody did, a link to ask. One query."""
    return [_card(asks_of_today(member, now))]


def stirs(pair: UUID, person: UUID, day: date, lately: datetime) -> QuerySet[Ask]:
    """What either asked of the other in the last few days."""
    return Ask.objects.filter(pair=pair, day__gte=day)


def _card(asks: Asks) -> Card:
    is_open = asks.theirs is not None and not (asks.theirs.is_gladly or asks.theirs.is_not_tonight)
    return Card(
        "affection",
        "affection/today_card.html",
        {"asks": asks},
        rank=_rank(asks, is_open=is_open),
        parts=frozenset({Part.EVENING}),
        title=_("Something small that you are asked for") if is_open else "",
        door=ASKED if asks.mine or asks.theirs else SMALL_ACT,
    )


def _rank(asks: Asks, *, is_open: bool) -> Rank:
    if is_open:
        return Rank.WAITING
    return Rank.TODAY if asks.mine or asks.theirs else Rank.WHENEVER


SOURCE = Source("affection", cards, stirs, (_card(Asks()),), door=ASKED)
