from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from mandorla.asks.models import GoodNews
from mandorla.asks.reading import Fresh, fresh
from mandorla.pairs.cards import Card, Door, Part, Rank, Source
from mandorla.pairs.models import Member

TELL = Door("asks:good_news", _("Tell good news"))
NEWS = Door("asks:good_news", _("Good news, told or answered"))


def cards(member: Member, now: datetime) -> list[Card]:
    """Good news that is new; if there is none, a link to tell some. One query."""
    return [_card(fresh(member, now))]


def stirs(pair: UUID, person: UUID, day: date, lately: datetime) -> QuerySet[GoodNews]:
    """Recent news from the other, and the member's own that the other responded to."""
    theirs = ~Q(author=person) & Q(shared_text__isnull=False, day__gte=day)
    answered = Q(author=person, responses__day__gte=day, responses__shared_text__isnull=False)
    return GoodNews.objects.filter(theirs | answered, pair=pair)


def _card(found: Fresh | None) -> Card:
    return Card(
        "good-news",
        "asks/today_card.html",
        {"fresh": found},
        rank=Rank.WAITING if found else Rank.WHENEVER,
        parts=frozenset({Part.DAY}),
        title=_("Good news, told or answered") if found else "",
        door=NEWS if found else TELL,
    )


SOURCE = Source("asks", cards, stirs, (_card(None),), door=NEWS)
