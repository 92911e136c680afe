"""What the pages of a day show: never more than their reader may see."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise

from mandorla.checkins.logic.circles import Circles, circles_of
from mandorla.checkins.logic.habits import is_due
from mandorla.checkins.logic.saying import Saying
from mandorla.checkins.models import CheckIn, Habit, Share, Showing
from mandorla.checkins.models.checkin import usual_parts
from mandorla.checkins.wording import NEXT_STEPS, closeness_of, sentences
from mandorla.pairs.models import Member
from mandorla.shared import clock
from mandorla.shared.paging import Page, page_of
from mandorla.shared.prepared import prepared

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A closeness, drawn and in words."""

    circles: Circles
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What the other shows of their day."""

    sentences: list[str]
    note: str
    drawing: Drawing | None
    step: tuple[str, str | Promise] | None  # the URL name of a page that fits the need, and the link's text


@dataclass(frozen=True, slots=True)
class Form:
    """What the form of today needs."""

    day: date
    mine: CheckIn | None
    parts: Collection[str]
    is_usual: bool

    @property
    def version(self) -> int:
        return self.mine.version if self.mine else 0


@dataclass(frozen=True, slots=True)
class Line:
    """A share as one reader sees it."""

    share: Share
    text: str
    is_mine: bool

    @property
    def is_open(self) -> bool:
        return self.share.shared_text is not None


@dataclass(frozen=True, slots=True)
class HabitSeen:
    habit: Habit
    is_mine: bool
    is_due: bool

    @property
    def is_proposed_to_me(self) -> bool:
        return self.habit.agreed_on is None and not self.is_mine


def drawing_of(closeness: int | None) -> Drawing | None:
    """A closeness as two circles, or None if it was left out."""
    return None if closeness is None else Drawing(circles_of(closeness), closeness_of(closeness))


def form_of_today(member: Member, now: datetime) -> Form:
    """The check-in of today as its author corrects it. Two queries."""
    day = clock.day_of(now, member.person.zone)
    mine = CheckIn.objects.of(member.pair).by(member.person).on(day).first()
    showing = Showing.objects.of(member.pair, member.person).first()
    chosen = mine.parts if mine else None
    parts = usual_parts(showing) if chosen is None else chosen
    return Form(day=day, mine=mine, parts=parts, is_usual=showing is None)


def check_ins_of_today(member: Member, now: datetime) -> tuple[bool, Shown | None]:
    """Whether `member` has checked in today, and what the other shows of their own day. One query."""
    today = clock.day_of(now, member.person.zone)
    other = (member.other or member).person
    theirs_on = clock.day_of(now, other.zone)
    rows = _recent(member.pair_id, member.person_id, other.id, theirs_on, today - A_DAY)
    has_mine = any(row.author_id == member.person_id and row.day == today for row in rows)
    theirs = next((row for row in rows if row.author_id != member.person_id), None)
    return has_mine, _shown(member, theirs.shown_saying) if theirs else None


def newest_line_of_other(member: Member, now: datetime) -> str:
    """What the other shared today or yesterday, if anything. One query."""
    if member.other is None:
        return ""
    person = member.other.person
    since = clock.day_of(now, person.zone) - A_DAY
    found = _newest_share(member.pair_id, member.person_id, person.id, since)
    return found[0].words_for(member.person) if found else ""


def lines(member: Member, asked: str) -> Page[Line]:
    """A page of the shares that `member` may see, the newest first. One query."""
    page = page_of(Share.objects.visible_to(member).newest_first(), asked)
    return page.showing(
        Line(row, row.words_for(member.person), row.author_id == member.person_id) for row in page.rows
    )


def habits(member: Member, now: datetime) -> list[HabitSeen]:
    """The habits of the pair, and which of them `member` is asked about. One query."""
    day = member.pair_day(now)
    return [
        HabitSeen(
            row,
            is_mine=row.proposer_id == member.person_id,
            is_due=is_due(row.agreed_on, day, is_answered=row.is_kept),
        )
        for row in _habits(member.pair_id, member.person_id)
    ]


def _shown(member: Member, saying: Saying) -> Shown:
    assert member.other
    return Shown(
        sentences=sentences(member.other.person.name, saying),
        note=saying.note,
        drawing=drawing_of(saying.closeness),
        step=NEXT_STEPS.get(saying.need) if saying.need else None,
    )


@prepared
def _recent(pair: UUID, reader: UUID, other: UUID, day: date, since: date) -> QuerySet[CheckIn]:
    return CheckIn.objects.in_sight(pair=pair, reader=reader, other=other, day=day).filter(day__gte=since)


@prepared
def _newest_share(pair: UUID, reader: UUID, author: UUID, since: date) -> QuerySet[Share]:
    shown = Share.objects.in_sight(pair=pair, reader=reader).filter(author=author)
    return shown.since(since).newest_first()[:1]


@prepared
def _habits(pair: UUID, person: UUID) -> QuerySet[Habit]:
    return Habit.objects.filter(pair=pair).with_answer_of(person)
