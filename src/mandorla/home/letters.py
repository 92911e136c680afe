"""The weekly letter: one thing to try, one small lesson, and what is waiting. Never a word that the other wrote."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from mandorla.home.cards import today as todays
from mandorla.library.reading import document
from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.models import Member
from mandorla.shared import clock

DAYS_OF_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Lesson:
    """A small lesson and one thing to try. `idea` names the work it goes back to, if it goes back to one.

    What `opens_up` invites to say more of oneself, or to answer in return.
    """

    title: str
    lesson: str
    try_this: str
    idea: str
    opens_up: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    lesson: Lesson
    waiting: list[str]


@cache
def lessons() -> tuple[Lesson, ...]:
    """All of them, in the order in which they come around."""
    rows = document("letters.yaml").body
    return tuple(
        Lesson(row["title"], row["lesson"], row["try"], row.get("idea", ""), row.get("opens_up", False))
        for row in rows
    )


def letter(member: Member, now: datetime) -> Letter:
    """This week's, from Monday to Sunday by the receiver's days. Two who share a week share a lesson.

    Where one of them had closed nudges to open up before the week began, both get the next lesson without any.
    """
    today = clock.day_of(now, member.person.zone)
    week = (today.toordinal() - 1) // DAYS_OF_A_WEEK
    turn = (week + member.pair_id.int) % len(lessons())
    in_turn = [*lessons()[turn:], *lessons()[:turn]]
    monday = today - timedelta(days=today.weekday())
    may_open_up = Boundaries(member).for_both(monday).sharing_is_suggested
    lesson = next(one for one in in_turn if may_open_up or not one.opens_up)
    return Letter(lesson, [str(card.title) for card in todays(member, now).cards if card.title])
