"""Days, lines and habits, as they go into a person's export."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from mandorla.checkins import actions
from mandorla.checkins.models import CheckIn, Habit, HabitKept, Share, Showing
from mandorla.pairs.coming import Coming, copied
from mandorla.pairs.parts import Opening, Part, Taker


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """The person's own days and lines from all their pairs, lines shared with them, and joint habits."""
    person = taker.person
    yield Part(CheckIn.objects.by(person).order_by("day", "pk"))
    yield Part(Showing.objects.filter(person=person).order_by("pk"))
    shares = [*Share.objects.by(person)]
    for member in taker.members:
        shares += [*Share.objects.visible_to(member).exclude(author=person)]
    shares.sort(key=_by_day)
    yield Part(shares, model=Share, back={"text": copied("shared_text")})
    habits = [habit for member in taker.members for habit in Habit.objects.of(member.pair).order_by("place")]
    yield Part(habits, model=Habit, back={"place": _place})
    yield Part(HabitKept.objects.by(person).filter(habit__in=[habit.pk for habit in habits]).order_by("pk"))


def _place(coming: Coming, name: str) -> int:
    return coming.place


def _by_day(share: Share) -> tuple[date, UUID]:
    return share.day, share.pk


OPENINGS = (
    Opening(
        Share,
        "shared_text",
        lambda row: row.text,
        lambda member, row, now: actions.take_share_back(member=member, share=row),
    ),
)
