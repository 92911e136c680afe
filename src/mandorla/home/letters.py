"""The weekly letter: one thing to try, one small lesson, and what is waiting. Never a word that the other wrote."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from mandorla.home.cards import cards
from mandorla.library.reading import document
from mandorla.pairs.models import Member
from mandorla.shared import clock

DAYS_OF_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Lesson:
    """A small lesson and one thing to try. `idea` names the work it goes back to, if it goes back to one."""

    title: str
    lesson: str
    try_this: str
    idea: str


@dataclass(frozen=True, slots=True)
class Letter:
    lesson: Lesson
    waiting: list[str]


@cache
def lessons() -> tuple[Lesson, ...]:
    """All of them, in the order in which they come round."""
    rows = document("letters.yaml").body
    return tuple(Lesson(row["title"], row["lesson"], row["try"], row.get("idea", "")) for row in rows)


def letter(member: Member, now: datetime) -> Letter:
    """This week's, from Monday to Sunday by the receiver's days. Two who share a week share a lesson."""
    week = (clock.day_of(now, member.person.zone).toordinal() - 1) // DAYS_OF_A_WEEK
    lesson = lessons()[(week + member.pair_id.int) % len(lessons())]
    return Letter(lesson, [str(card.title) for card in cards(member, now) if card.title])
