"""What is suggested to one person on one day: from what had happened before it, and from nothing that the other keeps.

It is written once a day by the timetable. The same past gives the same choice, whenever it is made.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from mandorla.affection.reading import liked_by
from mandorla.appreciation.models import Appreciation
from mandorla.checkins.models import CheckIn, Habit
from mandorla.moments.models import Window
from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.models import Member
from mandorla.practices.models import Closer, Kind, Practice
from mandorla.prompts.offers import History
from mandorla.shared import clock
from mandorla.suggestions.conflict import conflict_until
from mandorla.suggestions.logic.believing import Belief, belief
from mandorla.suggestions.logic.catalogue import ANSWERS, ITEMS, OBSERVED, TALKS, affectionate, talk
from mandorla.suggestions.logic.chance import Chance
from mandorla.suggestions.logic.choosing import is_day_by_chance, meeting, pick
from mandorla.suggestions.logic.gate import DEEP, Situation, gate
from mandorla.suggestions.logic.items import Item, Past, Slot
from mandorla.suggestions.logic.needing import Needs
from mandorla.suggestions.logic.noting import Noted, Thing, Why
from mandorla.suggestions.logic.prior import MEMORY
from mandorla.suggestions.models import Choice, Wish, wanted_by
from mandorla.talks.scripts import scripts

A_DAY = timedelta(days=1)
WEEKEND = 5  # the first of its days
MINUTES, MINUTES_AT_LEISURE, MINUTES_OF_A_PLAN = 15, 30, 60
# What a practice is learned as. Of things that leave no practice nobody knows whether they were done.
ARMS = {
    Kind.THANKS.value: "thanks",
    Kind.LINE.value: "line",
    Kind.NEWS.value: "news",
    Kind.TAKING_IN.value: "taking-in",
    Kind.ACT.value: "affection",
    Kind.QUIET.value: "quiet",
}
TIME_TO_TALK = timedelta(days=7)
HELPED, LEAST_RATED = 0.25, 2
NEEDS_OF = 60  # days from which it is learned what somebody often needs


@dataclass(frozen=True, slots=True)
class Done:
    """Something that this person did, what it is learned as, and how they rated it."""

    practice: UUID
    arm: str
    slug: str
    day: date
    gain: float | None


@dataclass(frozen=True, slots=True)
class Found:
    """The choice, and what this person did in the last days because chance alone had chosen it."""

    noted: Noted
    by_chance: frozenset[UUID]


def choice_for(member: Member, day: date, now: datetime) -> Found:
    """What to suggest to `member` on `day`. About a dozen queries, once a day."""
    choices, done = _choices_before(member, day), _done_before(member, day)
    return Found(_noted(member, day, now, choices, done), _by_chance(choices, done, day))


def _noted(
    member: Member, day: date, now: datetime, choices: Sequence[Choice], done: Sequence[Done]
) -> Noted:
    wishes = list(Wish.objects.of(member.pair))
    needs = _needs(member, day)
    known = _belief(choices, done, day, needs)
    situation = _situation(member, day, choices, done, wishes)
    chance = chance_on(member, day)
    by_chance = is_day_by_chance(chance)
    pools = _Pools(_items(member, day, now), _asked(member, wishes, day) if by_chance else frozenset())
    things = []
    for slot, minutes in ((Slot.ACT, _minutes(day)), (Slot.PLAN, MINUTES_OF_A_PLAN)):
        at_hand = replace(situation, minutes=minutes)
        pool, is_by_chance = pools.of(slot, at_hand)
        found = pick(pool, at_hand, known, chance, needs=needs, is_by_chance=is_by_chance)
        if found:
            why = _reasons(found.item, known, situation, needs, is_by_chance=is_by_chance)
            things.append(Thing(found.item.slug, slot, why, found.propensity))
    return Noted(tuple(things))


def meeting_need(member: Member, noted: Noted, need: str, day: date, now: datetime) -> Noted:
    """`noted`, with a small act that answers what `member` says today that they need; as it was, where none is open,
    it answers that already, chance chose it, or it was done or set aside. As many queries as a choice takes.
    """
    answers = ANSWERS.get(need, frozenset())
    before = next((one for one in noted.things if one.slot is Slot.ACT), None)
    if not answers or Slot.ACT in noted.aside or (before and _stays(before, answers, member, day)):
        return noted
    choices, done = _choices_before(member, day), _done_before(member, day)
    situation = _situation(member, day, choices, done, list(Wish.objects.of(member.pair)))
    situation, needs = replace(situation, minutes=_minutes(day)), _needs(member, day)
    known = _belief(choices, done, day, needs)
    acts = [item for item in _items(member, day, now) if item.slot is Slot.ACT]
    found = meeting(None, answers, acts, situation, known, chance_on(member, day))
    if found is None:
        return noted
    why = (Why.TODAY, *_reasons(found.item, known, situation, needs, is_by_chance=False))
    things = (Thing(found.item.slug, Slot.ACT, why), *(one for one in noted.things if one is not before))
    return replace(noted, things=things)


def _stays(thing: Thing, answers: frozenset[str], member: Member, day: date) -> bool:
    arm = arm_of(thing.slug)
    if thing.likely is not None or arm in answers:
        return True
    today = Practice.objects.of(member.pair).by(member.person).filter(day=day)
    return any(_arm(row) == arm for row in today)


def chance_on(member: Member, day: date) -> Chance:
    """Chance as it is for `member` on `day`, the same whenever it is asked for."""
    return Random(f"{member.pk.hex}:{day.isoformat()}")  # noqa: S311 - it guards nothing


@dataclass(frozen=True, slots=True)
class _Pools:
    """What there is to choose from. Chance chooses what one does alone where `asked` says so of one, and what both do
    where it says so of both."""

    items: tuple[Item, ...]
    asked: frozenset[bool]

    def of(self, slot: Slot, situation: Situation) -> tuple[list[Item], bool]:
        """The things of a slot, and whether chance alone chooses among them: never where there is but one."""
        items = [item for item in self.items if item.slot is slot]
        by_chance = [item for item in gate(items, situation) if item.is_joint in self.asked]
        return (by_chance, True) if len(by_chance) > 1 else (items, False)


def _asked(member: Member, wishes: list[Wish], day: date) -> frozenset[bool]:
    """Of what one does alone (False) and of what both do (True): whether everybody it takes wants chance to choose."""
    each = [wanted_by(wishes, person).may_be_by_chance(day) for person in member.people]
    if not each[0]:
        return frozenset()
    return frozenset({False, True}) if all(each) else frozenset({False})


def _items(member: Member, day: date, now: datetime) -> tuple[Item, ...]:
    """Everything that suits such a pair, except what they already have."""
    acts = liked_by(member, now).ideas if member.other else []
    talks = [talk(slug, scripts()[slug].kinds) for slug in TALKS if slug in scripts()]
    moot = _moot(member, day)
    return (
        *(item for item in ITEMS if item.slug not in moot),
        *(affectionate(act.slug) for act in acts),
        *talks,
    )


def _moot(member: Member, day: date) -> set[str]:
    """What both have agreed on already, and need not plan again; and kind words, where none wait to be taken in."""
    agreed = {"agreed_on__isnull": False, "pair": member.pair}
    found = {"habit": Habit.objects.filter(**agreed), "window": Window.objects.planned().filter(**agreed)}
    given = Appreciation.objects.to(member).filter(opened_at__lt=clock.start_of(day, member.person.zone))
    waits = given.filter(landing__isnull=True).exists()
    return {slug for slug, rows in found.items() if rows.exists()} | (set() if waits else {"taking-in"})


def _situation(
    member: Member, day: date, choices: Sequence[Choice], done: Sequence[Done], wishes: list[Wish]
) -> Situation:
    boundaries, history = Boundaries(member), History(member, day)
    limits = boundaries.for_both(day)
    refused = [wanted_by(wishes, person).refused_on(day) for person in member.people]
    return Situation(
        day=day,
        kind=member.pair.kind,
        place=member.pair.place,
        is_solo=member.is_solo,
        ceiling=limits.ceiling,
        rung=history.depth_reached,
        minutes=0,
        closed=limits.closed,
        opened=limits.opened,
        vetoed=frozenset().union(*refused),
        is_resting=boundaries.mine_on(day).is_paused_on(day),
        is_gentle=limits.is_gentle,
        conflict_on=conflict_until(member, day),
        last=_last(choices, done),
        trust=sum(times for depth, times in history.shared.items() if depth >= DEEP),
    )


def _last(choices: Sequence[Choice], done: Sequence[Done]) -> dict[str, date]:
    """When each thing, and each arm, was there last: suggested or done."""
    found: dict[str, date] = {}
    offered = [
        (name, row.day)
        for row in choices
        for one in row.noted.things
        for name in (one.slug, arm_of(one.slug))
    ]
    for name, day in (*offered, *((name, one.day) for one in done for name in (one.slug, one.arm))):
        found[name] = max(day, found.get(name, day))
    return found


def _belief(choices: Sequence[Choice], done: Sequence[Done], day: date, needs: Needs) -> Belief:
    found = belief(
        Past(arm_of(one.slug), was_taken)
        for row in choices
        for one in row.noted.things
        if arm_of(one.slug) in OBSERVED
        if (was_taken := bool(_taken(one, row.day, done))) or day - row.day > TIME_TO_TALK
    )
    for one in done:
        found.did(one.arm, one.day, one.gain, fit=needs.fit(one.arm, one.day))
    return found


def _by_chance(choices: Sequence[Choice], done: Sequence[Done], day: date) -> frozenset[UUID]:
    return frozenset(
        one.practice
        for row in choices
        if day - row.day <= TIME_TO_TALK + A_DAY
        for thing in row.noted.things
        if thing.likely is not None
        for one in _taken(thing, row.day, done)
    )


def _taken(thing: Thing, day: date, done: Sequence[Done]) -> list[Done]:
    """What was done of the kind on that day; what was to be planned, within a week."""
    until = day + (TIME_TO_TALK if thing.slot is Slot.PLAN else timedelta(0))
    return [one for one in done if one.arm == arm_of(thing.slug) and day <= one.day <= until]


def arm_of(slug: str) -> str:
    """The arm of a thing by its slug; the slug itself if the thing no longer exists."""
    kind, _colon, name = slug.partition(":")
    if kind == "talk":
        return TALKS[name][0] if name in TALKS else slug
    return kind


def _needs(member: Member, day: date) -> Needs:
    """What this person said before `day` that they need. Of the other's days nothing is left by then."""
    mine = CheckIn.objects.of(member.pair).by(member.person).since(day - timedelta(days=NEEDS_OF))
    said = ((row.day, row.saying.need) for row in mine.filter(day__lt=day))
    return Needs({on: str(need) for on, need in said if need})


def _minutes(day: date) -> int:
    return MINUTES_AT_LEISURE if day.weekday() >= WEEKEND else MINUTES


def _reasons(
    item: Item, known: Belief, situation: Situation, needs: Needs, *, is_by_chance: bool
) -> tuple[Why, ...]:
    """All that holds, in the order in which it is said."""
    if is_by_chance:
        return (Why.CHANCE,)
    seen = known.arms.get(item.arm)
    held = {
        Why.NEED: item.arm in needs.answered_on(situation.day - A_DAY),
        Why.BOTH_LIKE: item.slug.startswith("affection:"),
        Why.HELPED: bool(seen and seen.rated >= LEAST_RATED and seen.total / seen.rated >= HELPED),
        Why.NEW: item.arm not in situation.last,
        Why.TURN: item.arm in situation.last,
    }
    return tuple(why for why, holds in held.items() if holds)


def _choices_before(member: Member, day: date) -> list[Choice]:
    mine = Choice.objects.of(member.pair).by(member.person).since(day - timedelta(days=MEMORY))
    return list(mine.filter(day__lt=day).order_by("day", "id"))


def _done_before(member: Member, day: date) -> list[Done]:
    mine = Practice.objects.of(member.pair).by(member.person).since(day - timedelta(days=MEMORY))
    return [_done(row) for row in mine.filter(day__lt=day).order_by("day", "id") if _arm(row)]


def _done(row: Practice) -> Done:
    slug = f"talk:{row.slug}" if row.kind == Kind.TALK else ARMS[row.kind]
    return Done(row.pk, _arm(row), slug, row.day, Closer(row.closer).gain if row.closer else None)


def _arm(row: Practice) -> str:
    """What the practice is learned as; empty for what is never suggested."""
    if row.kind == Kind.TALK:
        return TALKS[row.slug][0] if row.slug in TALKS else ""
    return ARMS.get(row.kind, "")
