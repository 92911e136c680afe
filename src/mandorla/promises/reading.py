"""What the pages of promises show: never more than their reader may see."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter

from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.models import Member
from mandorla.people.models import Person
from mandorla.promises.dates import due_words
from mandorla.promises.logic.course import Deed, Mark, State, may
from mandorla.promises.logic.terms import Asked, Terms, asked, is_fresh
from mandorla.promises.models import Outcome, Promise, Wording
from mandorla.shared import clock
from mandorla.shared.dates import with_weekday
from mandorla.shared.paging import Page, page_of

A_DAY = timedelta(days=1)
DAYS_SHOWN = 12
MOST_WORDINGS = 200


@dataclass(frozen=True, slots=True)
class Said:
    """One wording as its reader sees it."""

    wording: Wording
    terms: Terms

    @property
    def due(self) -> str:
        return due_words(self.terms)

    @property
    def written_on(self) -> date:
        return self.wording.written_on


@dataclass(frozen=True, slots=True)
class Went:
    """How one day went, as its reader sees it."""

    outcome: Outcome
    is_kept: bool

    @property
    def day(self) -> str:
        return with_weekday(self.outcome.day)

    @property
    def is_open(self) -> bool:
        return self.outcome.shared_mark is not None


@dataclass(frozen=True, slots=True)
class Seen:
    """A promise as one reader sees it. `said` is its last wording, `before` the ones before; none where it is gone."""

    promise: Promise
    is_mine: bool
    said: Said | None = None
    before: list[Said] = field(default_factory=list)
    went: list[Went] = field(default_factory=list)
    question: Asked | None = None

    @property
    def is_withdrawn(self) -> bool:
        return self.promise.state == State.WITHDRAWN

    @property
    def is_standing(self) -> bool:
        """Whether its maker may still give it new words."""
        return self.is_mine and may(State(self.promise.state), Deed.RENEGOTIATE)

    @property
    def may_be_marked(self) -> bool:
        """Whether its maker may say now how it went: of one on no day in particular, at any time."""
        is_weekly = bool(self.said and self.said.terms.is_weekly)
        return self.is_standing and (self.question is not None or not is_weekly)

    @property
    def question_day(self) -> str:
        return with_weekday(self.question.day) if self.question else ""

    @property
    def marked_day(self) -> date | None:
        return self.question.day if self.question else None


def promise_seen(member: Member, promise: Promise, now: datetime) -> Seen:
    """One promise with all that belongs to it. Two queries."""
    outcomes = list(promise.outcomes.order_by("-day", "id")[:DAYS_SHOWN])
    return _seen(member.person, promise, promise.wordings.all(), outcomes, _today(member, now))


def promises_seen(member: Member, now: datetime, asked: str) -> Page[Seen]:
    """A page of the promises that `member` may see, the newest first. Two queries."""
    page = page_of(Promise.objects.visible_to(member).newest_first(), asked)
    return page.showing(_all_seen(member.person, page.rows, _today(member, now)))


def promises_for_today(member: Member, now: datetime) -> list[Seen]:
    """What today's page has of them: one's own that ask something of one, unless one rests, and what was promised to
    one since yesterday. Two queries at most."""
    today = _today(member, now)
    rows = Wording.objects.for_today(member, today - A_DAY).order_by("-promise__made_at", "promise", "number")
    grouped = [list(wordings) for _pk, wordings in groupby(rows[:MOST_WORDINGS], attrgetter("promise_id"))]
    found = [_seen(member.person, wordings[0].promise, wordings, [], today) for wordings in grouped]
    asks = any(one.question for one in found)
    back_on = Boundaries(member).mine().paused_until if asks else None
    return [
        one
        for one in found
        if not one.is_mine or (one.question and is_fresh(one.question, today, back_on=back_on))
    ]


def promises_kept(person: Person, now: datetime, asked: str) -> Page[Seen]:
    """A page of what `person` promised in pairs they have left, the newest first. Two queries."""
    rows = Promise.objects.by(person).filter(pair__in=Member.objects.pairs_left_by(person))
    page = page_of(rows.newest_first(), asked)
    return page.showing(_all_seen(person, page.rows, clock.day_of(now, person.zone)))


def _all_seen(person: Person, promises: list[Promise], today: date) -> list[Seen]:
    wordings: dict[object, list[Wording]] = {one.pk: [] for one in promises}
    for wording in Wording.objects.filter(promise__in=promises):
        wordings[wording.promise_id].append(wording)
    return [_seen(person, one, wordings[one.pk], [], today) for one in promises]


def _seen(
    person: Person, promise: Promise, wordings: Iterable[Wording], outcomes: Iterable[Outcome], today: date
) -> Seen:
    readable = ((wording, wording.terms_for(person)) for wording in wordings)
    said = [Said(wording, terms) for wording, terms in readable if terms]
    marks = ((outcome, outcome.mark_for(person)) for outcome in outcomes)
    went = [Went(outcome, mark == Mark.KEPT) for outcome, mark in marks if mark]
    is_mine = promise.author_id == person.pk
    question = None
    if said and is_mine and promise.state == State.OPEN:
        last = said[-1]
        question = asked(last.terms, since=last.written_on, marked_on=promise.marked_on, today=today)
    return Seen(promise, is_mine, said[-1] if said else None, said[:-1][::-1], went if said else [], question)


def _today(member: Member, now: datetime) -> date:
    return clock.day_of(now, member.person.zone)
