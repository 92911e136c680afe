"""A person's own words and deeds over time, for them alone: what they said and how it went. Nothing is added up."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from django.utils.functional import Promise as Text
from django.utils.translation import gettext_lazy as _

from mandorla.pairs.models import Member
from mandorla.promises.logic.course import Mark
from mandorla.promises.models import OpenWord, Outcome, Promise, Wording
from mandorla.promises.openness import told
from mandorla.shared.paging import ROWS, Page, number_of, page_of

MARKS: dict[str, Text] = {Mark.KEPT: _("Kept"), Mark.MISSED: _("Not this time")}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a person said or did on a day. `is_open`: the other sees it too."""

    day: date
    what: Text
    text: str
    is_open: bool
    promise: Promise | None = None
    word: OpenWord | None = None

    @property
    def month(self) -> date:
        return self.day.replace(day=1)


def steps_of(member: Member, asked: str) -> Page[Step]:
    """A page of the member's own steps in this pair, newest first. Four queries."""
    last = number_of(asked) * ROWS + 1
    found = [*_said(member, last), *_did(member, last), *_opened(member, last)]
    return page_of(sorted(found, key=attrgetter("day"), reverse=True), asked)


def by_month(steps: list[Step]) -> list[tuple[date, list[Step]]]:
    """The same under the month they fell in."""
    return [(month, list(group)) for month, group in groupby(steps, attrgetter("month"))]


def _said(member: Member, most: int) -> Iterator[Step]:
    mine = Wording.objects.filter(pair=member.pair, author=member.person).select_related("promise")
    for one in mine.order_by("-written_on", "-id")[:most]:
        what = _("You promised") if one.number == 1 else _("You gave it new words")
        yield Step(one.written_on, what, one.terms.will, one.shared is not None, promise=one.promise)


def _did(member: Member, most: int) -> Iterator[Step]:
    rows = Outcome.objects.by(member.person).filter(pair=member.pair).select_related("promise")
    outcomes = list(rows.order_by("-day", "-id")[:most])
    promises = {one.promise_id for one in outcomes}
    words = {one.promise_id: one.terms.will for one in Wording.objects.filter(promise__in=promises)}
    for one in outcomes:
        text = words.get(one.promise_id, "")
        yield Step(one.day, MARKS[one.mark], text, one.shared_mark is not None, promise=one.promise)


def _opened(member: Member, most: int) -> Iterator[Step]:
    rows = OpenWord.objects.of(member.pair).by(member.person)
    for one in rows.order_by("-said_on", "-written_at", "id")[:most]:
        seen = told(member, one)
        yield Step(one.said_on, _FACES[one.kind], seen.first, one.is_open, word=one)


_FACES: dict[str, Text] = {
    "mind": _("You changed your mind"),
    "step": _("You planned a small step"),
    "card": _("You made a card"),
}
