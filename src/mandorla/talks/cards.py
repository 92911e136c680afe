from datetime import datetime

from django.utils.translation import gettext_lazy as _

from mandorla.pairs.cards import Card, Rank
from mandorla.pairs.models import Member
from mandorla.talks.places import current_talks


def cards(member: Member, now: datetime) -> list[Card]:
    """Talks that wait for somebody or go on; nothing where there are none."""
    waiting = current_talks(member, now)
    if not waiting:
        return []
    return [
        Card("talks", "talks/today_card.html", {"waiting": waiting}, rank=Rank.WAITING, title=_("a talk"))
    ]
