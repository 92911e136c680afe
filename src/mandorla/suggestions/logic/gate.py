"""What may be suggested at all. Each rule stands alone and knows no exception; what passes all of them may be chosen.

Nothing here is weighed: a rule says no, or it is silent. What somebody answered in private plays no part.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from mandorla.suggestions.logic.items import BOTH, SOLO, Item

DEEP = 3  # from here on one speaks of feelings
QUIET_AFTER_CONFLICT = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Situation:
    """What the gate looks at, for one person on one day.

    `ceiling` is the lower of the two, `rung` the deepest depth that they have come to step by step. `closed` and
    `vetoed` hold what either has closed or doesn't want, `opened` what both have opened. `last` has the day on which
    an item, or one of its arm, was there last. `trust` refuses nothing: how many deep questions both have answered.
    """

    day: date
    kind: str
    place: str
    is_solo: bool
    ceiling: int
    rung: int
    minutes: int
    closed: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()
    vetoed: frozenset[str] = frozenset()
    is_resting: bool = False
    is_gentle: bool = False
    conflict_on: date | None = None
    last: Mapping[str, date] = field(default_factory=dict)
    trust: int = 0


Rule = Callable[[Item, Situation], bool]


def gate(items: Iterable[Item], situation: Situation) -> list[Item]:
    """The items that no rule refuses, in their order."""
    return [item for item in items if not any(refuses(item, situation) for refuses in RULES.values())]


def _is_spaced(item: Item, situation: Situation) -> bool:
    last = situation.last.get(item.slug)
    return last is None or (situation.day - last).days >= item.spacing


def _is_after_conflict(situation: Situation) -> bool:
    return situation.conflict_on is not None and situation.day - situation.conflict_on <= QUIET_AFTER_CONFLICT


RULES: Mapping[str, Rule] = {
    "at rest": lambda item, now: now.is_resting,
    "not wanted": lambda item, now: bool({item.slug, item.arm} & now.vetoed),
    "not opened by both": lambda item, now: bool(item.needs_opening) and item.needs_opening not in now.opened,
    "closed topic": lambda item, now: bool(item.topics & now.closed),
    "above a ceiling": lambda item, now: item.depth > now.ceiling,
    "skips a rung": lambda item, now: item.depth > now.rung,
    "deep after a conflict": lambda item, now: item.depth >= DEEP and _is_after_conflict(now),
    "too soon again": lambda item, now: not _is_spaced(item, now),
    "too long": lambda item, now: item.minutes > now.minutes,
    "together while apart": lambda item, now: now.place not in item.places,
    "for another kind of pair": lambda item, now: bool(item.kinds) and now.kind not in item.kinds,
    "not for so many": lambda item, now: (SOLO if now.is_solo else BOTH) not in item.suits,
    "conflict, or opening up, where that is closed": lambda item, now: (
        now.is_gentle and (item.is_hard or item.opens_up)
    ),
}
