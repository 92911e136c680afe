from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, QuerySet
from django.utils.translation import gettext_lazy as _

from mandorla.checkins.models import CheckIn, Habit, Share
from mandorla.checkins.reading import check_ins_of_today, habits, newest_line_of_other
from mandorla.pairs.cards import Card, Door, Part, Rank, Source
from mandorla.pairs.models import Member, Pair

TEMPLATE = "checkins/today_card.html"
MY_CHECK_IN = Door("checkins:checkin", _("Today's check-in"))


def cards(member: Member, now: datetime) -> list[Card]:
    """Today between the two, in one card: what the other shows, whether the member checked in, and habits."""
    has_mine, theirs = check_ins_of_today(member, now)
    line = newest_line_of_other(member, now)
    both = habits(member, now)
    context = {"has_mine": has_mine, "theirs": theirs, "line": line, "habits": both}
    is_asked = any(habit.is_due or habit.is_proposed_to_me for habit in both)
    rank = Rank.WAITING if theirs or line else Rank.SELDOM if is_asked else Rank.TODAY
    title = _("A habit to think about") if is_asked else ""
    parts = frozenset({Part.MORNING})
    return [Card("checkins", TEMPLATE, context, rank=rank, parts=parts, title=title, door=MY_CHECK_IN)]


def stirs(pair: UUID, person: UUID, day: date, lately: datetime) -> QuerySet[Pair]:
    """What the other showed recently, and habits."""
    shown = CheckIn.objects.filter(pair=pair, day__gte=day, shown__isnull=False).exclude(author=person)
    shared = Share.objects.filter(pair=pair, day__gte=day, shared_text__isnull=False).exclude(author=person)
    habit = Habit.objects.filter(pair=pair)
    return Pair.objects.filter(Exists(shown) | Exists(shared) | Exists(habit), pk=pair)


SOURCE = Source("checkins", cards, stirs, is_daily=True, door=MY_CHECK_IN)
