from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mandorla.pairs.cards import Card, Door, Rank, Source
from mandorla.pairs.models import Member
from mandorla.repair.models import Start
from mandorla.repair.reading import begun_lately

WRITTEN = Door("repair:starts", _("Something written for you"))


def cards(member: Member, now: datetime) -> list[Card]:
    """What the other began softly since yesterday. Else nothing."""
    starts = [] if member.is_solo else begun_lately(member, now)
    if not starts:
        return []
    context = {"starts": starts}
    return [
        Card(
            "repair", "repair/today_card.html", context, rank=Rank.WAITING, title=WRITTEN.words, door=WRITTEN
        )
    ]


def stirs(pair: UUID, person: UUID, day: date, lately: datetime) -> QuerySet[Start]:
    """Something that was said to one lately."""
    return Start.objects.told(pair=pair, person=person, since=day)


SOURCE = Source("repair", cards, stirs, door=WRITTEN)
