from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, QuerySet

from mandorla.checkins.models import CheckIn, Share
from mandorla.checkins.reading import check_ins_of_today, habits, newest_line_of_other
from mandorla.pairs.cards import Card, Part, Rank, Source
from mandorla.pairs.models import Member, Pair


def cards(member: Member, now: datetime) -> list[Card]:
    """Today between the two: what the other shows, whether one has checked in, and what both agreed on. One card."""
    has_mine, theirs = check_ins_of_today(member, now)
    line = newest_line_of_other(member, now)
    context = {"has_mine": has_mine, "theirs": theirs, "line": line, "habits": habits(member, now)}
    rank = Rank.WAITING if theirs or line else Rank.TODAY
    return [Card("checkins", "checkins/today_card.html", context, rank=rank, parts=frozenset({Part.MORNING}))]


def stirs(pair: UUID, person: UUID, day: date, lately: datetime) -> QuerySet[Pair]:
    """What the other shows of their last days."""
    shown = CheckIn.objects.filter(pair=pair, day__gte=day, shown__isnull=False).exclude(author=person)
    shared = Share.objects.filter(pair=pair, day__gte=day, shared_text__isnull=False).exclude(author=person)
    return Pair.objects.filter(Exists(shown) | Exists(shared), pk=pair)


SOURCE = Source("checkins", cards, stirs, is_daily=True)
