"""Today's question: the stored offer, or else the pure choice that would be stored. Reading writes nothing."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import cast
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, QuerySet
from django.utils.module_loading import import_string

from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.logic.limits import Limits
from mandorla.pairs.models import Member, Pair
from mandorla.prompts.decks import catalogue
from mandorla.prompts.logic import depth
from mandorla.prompts.logic.catalogue import Prompt
from mandorla.prompts.logic.choosing import (
    DEEP,
    Situation,
    is_eligible,
    is_offer_day,
    next_offer_day,
)
from mandorla.prompts.models import Answer, Dealt, Exchange, Offer, Pass
from mandorla.prompts.models.exchange import NEVER_TWICE_WITHIN
from mandorla.shared.prepared import prepared

HAS_PASSES = "has_passes"


@dataclass(frozen=True, slots=True)
class Today:
    """What a person's page offers today. `prompt` is None on a day without one, or after "not today"."""

    day: date
    prompt: Prompt | None
    is_mine_alone: bool = False  # chosen by "another one", for this page only
    is_done: bool = False  # "not today"
    is_resting: bool = False  # a pause of one's own
    is_spent: bool = False  # a day for a question, and none that fits has not been there within the year
    days_to_next: int = 1


def today(member: Member, day: date) -> Today:
    """Today's question as `member` sees it: the pair's, unless they skipped it or closed its topic."""
    boundaries = Boundaries(member)
    mine = boundaries.mine()
    if mine.is_paused_on(day):
        return Today(day, None, is_resting=True)
    offer = offer_on(member, day)
    passed = _passed(member, day) if getattr(offer, HAS_PASSES, False) else set()
    if "" in passed:
        return Today(day, None, is_done=True)
    offered = choice_for(member, day, boundaries) if offer is None else catalogue().by_slug.get(offer.slug)
    if offered is None:
        pace = boundaries.for_both(day).cadence.every
        begun = member.pair.begun_on
        is_spent = is_offer_day(begun, day, pace)
        return Today(day, None, is_spent=is_spent, days_to_next=next_offer_day(begun, day, pace))
    if offered.slug not in passed and _is_open_to(offered, member, mine):
        return Today(day, offered)
    other = _another(member, day, mine, passed | {offered.slug})
    return Today(day, other, is_mine_alone=True)


def _is_open_to(prompt: Prompt, member: Member, mine: Limits) -> bool:
    """Whether a prompt is within the person's own limits; the other's limits do not matter here."""
    return is_eligible(prompt, situation_of(member, mine, mine.ceiling, seed=b"", turn=0))


def offer_on(member: Member, day: date) -> Offer | None:
    """The pair's offer for `day`, or None if none is stored yet. One query."""
    return next(iter(_offers(member.pair_id, member.person_id, day)), None)


def _passed(member: Member, day: date) -> set[str]:
    return {one.slug for one in _passes(member.pair_id, member.person_id, day)}


@prepared
def _offers(pair: UUID, person: UUID, day: date) -> QuerySet[Offer]:
    # Skipping fixes the day's offer first, so that no skip exists without one.
    passes = Pass.objects.filter(pair=pair, person=person, day=day)
    return Offer.objects.filter(pair=pair, day=day).annotate(**{HAS_PASSES: Exists(passes)})


@prepared
def _passes(pair: UUID, person: UUID, day: date) -> QuerySet[Pass]:
    return Pass.objects.filter(pair=pair, person=person, day=day)


def choice_for(member: Member, day: date, boundaries: Boundaries) -> Prompt | None:
    """Choose the pair's question for `day`, based on what had happened before that day began."""
    limits = boundaries.for_both(day)
    if not is_offer_day(member.pair.begun_on, day, limits.cadence.every):
        return None
    history = History(member, day)
    turn = (day - member.pair.begun_on).days // limits.cadence.every
    depths = depth.paced(history.shared, limits.ceiling, turn)
    situation = situation_of(member, limits, depths[-1], seed=member.pair_id.bytes, turn=day.toordinal())
    situation = history.for_both(replace(situation, least=depths[0]), may_wait=limits.sharing_is_suggested)
    return _choose(_gently(situation, member, day))


def _another(member: Member, day: date, mine: Limits, passed: set[str]) -> Prompt | None:
    history = History(member, day)
    ceiling = min(mine.ceiling, history.depth_reached)
    seed = member.pair_id.bytes + member.person_id.bytes
    situation = situation_of(member, mine, ceiling, seed=seed, turn=day.toordinal() + len(passed))
    return _choose(_gently(history.for_one(situation, passed), member, day))


def situation_of(member: Member, limits: Limits, ceiling: int, *, seed: bytes, turn: int) -> Situation:
    """What may be offered to `member` under these limits, down to `ceiling`; nothing is excluded yet."""
    return Situation(
        seed=seed,
        turn=turn,
        depth=ceiling,
        kind=member.pair.kind,
        place=member.pair.place,
        is_solo=member.is_solo,
        closed=limits.closed,
        opened=limits.opened,
        left_out=limits.left_out,
    )


def _choose(situation: Situation) -> Prompt | None:
    return cast("Prompt | None", import_string(settings.MANDORLA_CHOOSER)(catalogue(), situation))


def _gently(situation: Situation, member: Member, day: date) -> Situation:
    """`situation` with `is_tender` set if a talk about conflict was so recent that nothing deep is offered."""
    if situation.depth < DEEP or member.is_solo:
        return situation
    return replace(situation, is_tender=bool(import_string(settings.MANDORLA_TENDER)(member, day)))


class History:
    """What a choice for `day` knows about the past: only what happened `before` that day, or another given day."""

    def __init__(self, member: Member, day: date, before: date | None = None) -> None:
        self._member, self._day = member, day
        before = before or day
        begun = Exchange.objects.of(member.pair).filter(begun_on__lt=before)
        self._exchanges = list(begun.with_answers_of_the_year(member.people, day, before))
        self._since = day - NEVER_TWICE_WITHIN
        self._put = _put_to(member.pair, self._since, before)

    @property
    def depth_reached(self) -> int:
        """The greatest depth reached by what both have answered (or by one's own answers, if alone)."""
        return depth.reached(self.shared)

    @property
    def shared(self) -> Counter[int]:
        """By depth, how many questions both have answered (or one has, if alone)."""
        solo = self._member.is_solo
        return Counter(row.depth for row in self._exchanges if solo or self._is_open(row))

    @property
    def met(self) -> frozenset[str]:
        """Slugs of what is not put to both, since within the year it was: on a day, in a talk, or by an answer."""
        answered = {row.slug for row in self._exchanges if row.written or row.begun_on >= self._since}
        return frozenset(answered | self._slugs_put)

    def for_both(self, situation: Situation, *, may_wait: bool) -> Situation:
        """`situation` with the prompts excluded for a year and, if allowed, those waiting for a second answer."""
        waiting = self._waiting() if may_wait and not self._member.is_solo else ()
        return replace(situation, excluded=self.met, pending=waiting)

    def for_one(self, situation: Situation, passed: set[str]) -> Situation:
        """`situation` as this member knows it, regardless of what the other answered or kept privately."""
        mine = Answer.objects.of(self._member.pair).by(self._member.person).within_the_year(self._day)
        answered = mine.filter(day__lt=self._day).values_list("exchange__slug", flat=True)
        return replace(situation, excluded=frozenset({*answered, *passed} | self._slugs_put))

    def _is_open(self, row: Exchange) -> bool:
        return row.opened_on is not None and row.opened_on < self._day

    @property
    def _slugs_put(self) -> set[str]:
        return {slug for slug, _ in self._put}

    def _waiting(self) -> tuple[str, ...]:
        """Slugs that exactly one of the two answered and sealed, oldest first, and that have not been asked since."""
        shut = [row for row in self._exchanges if row.opened_on is None or row.opened_on >= self._day]
        rows = sorted((row for row in shut if row.halves == 1), key=lambda row: (row.begun_on, row.id))
        return tuple(row.slug for row in rows if not self._was_put_since(row))

    def _was_put_since(self, row: Exchange) -> bool:
        return any(slug == row.slug and day >= row.begun_on for slug, day in self._put)


def _put_to(pair: Pair, first: date, before: date) -> list[tuple[str, date]]:
    """Which questions were put to the two, and on which day: offered, or dealt for a talk. One query."""
    offered, dealt = (
        rows.filter(day__gte=first, day__lt=before).values_list("slug", "day")
        for rows in (Offer.objects.of(pair), Dealt.objects.of(pair))
    )
    return list(offered.union(dealt))
