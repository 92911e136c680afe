from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mandorla.moments.models import Window
from mandorla.moments.reading import now_for
from mandorla.pairs.cards import Card, Door, Rank, Source
from mandorla.pairs.models import Member

TIMES = Door("moments:windows", _("Your times without phones"))
PROPOSED = Door("moments:windows", _("A time without phones, proposed to you"))
SOON = Door("moments:windows", _("A time without phones that is near"))


def cards(member: Member, now: datetime) -> list[Card]:
    """What is running, can be started, is proposed, or begins soon; usually nothing. One card."""
    seen = now_for(member, now)
    is_now = bool(seen.running or seen.on)
    if not is_now and not seen.proposed and not seen.soon:
        return []
    rank = Rank.WAITING if is_now else Rank.SELDOM
    title = _("A time without phones") if seen.proposed else ""
    door = PROPOSED if seen.proposed else SOON
    return [Card("moments", "moments/today_card.html", {"seen": seen}, rank=rank, title=title, door=door)]


def stirs(pair: UUID, person: UUID, day: date, lately: datetime) -> QuerySet[Window]:
    """Any window at all, because its schedule is encrypted."""
    return Window.objects.filter(pair=pair)


SOURCE = Source("moments", cards, stirs, door=TIMES)
