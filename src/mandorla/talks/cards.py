from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mandorla.pairs.cards import Card, Door, Rank, Source
from mandorla.pairs.models import Member
from mandorla.talks.models import Talk
from mandorla.talks.places import current_talks


def cards(member: Member, now: datetime) -> list[Card]:
    """Talks that are waiting or under way, if any."""
    waiting = current_talks(member, now)
    if not waiting:
        return []
    title = _("A talk")
    door = Door("talks:talks", title)
    context = {"waiting": waiting}
    return [Card("talks", "talks/today_card.html", context, rank=Rank.WAITING, title=title, door=door)]


def stirs(pair: UUID, person: UUID, day: date, lately: datetime) -> QuerySet[Talk]:
    """A talk that is waiting or under way."""
    return Talk.objects.filter(pair=pair).current(day)


SOURCE = Source("talks", cards, stirs)
