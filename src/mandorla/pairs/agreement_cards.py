from datetime import datetime

from django.utils.translation import gettext_lazy as _

from mandorla.pairs.actions import TOPIC
from mandorla.pairs.cards import Card, Source
from mandorla.pairs.logic.agreement import is_due
from mandorla.pairs.models import Member


def cards(member: Member, now: datetime) -> list[Card]:
    """That the day has come on which both wanted to look at their agreement again. No query."""
    if member.is_solo or not is_due(member.pair.review_on, member.review_from, member.pair_day(now)):
        return []
    return [Card("agreement", "pairs/review_card.html", title=_("A look at your agreement"))]


SOURCE = Source("agreement", cards, topic=TOPIC)
