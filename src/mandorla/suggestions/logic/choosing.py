"""One thing out of those that the gate let through."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mandorla.suggestions.logic.believing import Belief
from mandorla.suggestions.logic.chance import Chance
from mandorla.suggestions.logic.gate import Situation, gate
from mandorla.suggestions.logic.items import Item
from mandorla.suggestions.logic.prior import BY_CHANCE, HALVES_AFTER, WANTED, WEARS_BY


@dataclass(frozen=True, slots=True)
class Pick:
    """What was chosen. `propensity` is how likely exactly this one was, where chance alone chose; else None."""

    item: Item
    propensity: float | None = None


def is_day_by_chance(chance: Chance) -> bool:
    """Whether chance alone chooses today: one day in five."""
    return chance.random() < BY_CHANCE


def pick(
    items: Iterable[Item],
    situation: Situation,
    belief: Belief,
    chance: Chance,
    *,
    wanted: frozenset[str] = frozenset(),
    is_by_chance: bool = False,
) -> Pick | None:
    """What to suggest, out of what passes the gate; None where nothing does, or nothing seems worth it."""
    open_to_all = gate(items, situation)
    if not open_to_all:
        return None
    if is_by_chance:
        return Pick(chance.choice(open_to_all), 1 / len(open_to_all))
    return _best(open_to_all, situation, belief, chance, wanted)


def freshness(last: date | None, day: date) -> float:
    """What is left of a thing's worth, 0 to 1, if one of its arm was there on the day `last`."""
    if last is None:
        return 1.0
    return 1.0 - WEARS_BY * float(0.5 ** ((day - last).days / HALVES_AFTER))


def _best(
    items: Sequence[Item], situation: Situation, belief: Belief, chance: Chance, wanted: frozenset[str]
) -> Pick | None:
    worth = belief.drawn(sorted({item.arm for item in items}), chance)
    scores = _scores(items, situation, worth, wanted)
    best = max(scores.values())
    if best <= 0:
        return None
    return Pick(chance.choice([item for item in items if scores[item.arm] == best]))


def _scores(
    items: Iterable[Item], situation: Situation, worth: Mapping[str, float], wanted: frozenset[str]
) -> dict[str, float]:
    """By arm: what a draw says it is worth, less what wore off, and more where it was asked for."""
    found = {}
    for arm in {item.arm for item in items}:
        value = worth[arm]
        if value > 0:
            value *= freshness(situation.last.get(arm), situation.day) * (WANTED if arm in wanted else 1)
        found[arm] = value
    return found
