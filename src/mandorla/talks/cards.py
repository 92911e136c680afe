from datetime import datetime

from mandorla.pairs.cards import Card
from mandorla.pairs.models import Member
from mandorla.talks.places import current_talks


def cards(member: Member, now: datetime) -> list[Card]:
    """Talks that wait for somebody or go on; nothing where there are none."""
    waiting = current_talks(member, now)
    return [Card("talks", "talks/today_card.html", {"waiting": waiting})] if waiting else []
