"""One thing out of those that the gate let through."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mandorla.suggestions.logic.believing import Belief, Worth
from mandorla.suggestions.logic.catalogue import OBSERVED
from mandorla.suggestions.logic.chance import Chance
from mandorla.suggestions.logic.gate import DEEP, Situation, gate
from mandorla.suggestions.logic.items import Item
from mandorla.suggestions.logic.needing import Needs, fit
from mandorla.suggestions.logic.prior import BY_CHANCE, LEAST, TOO_DEEP
from mandorla.suggestions.logic.wearing import freshness

NO_NEEDS = Needs()


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
    needs: Needs = NO_NEEDS,
    is_by_chance: bool = False,
) -> Pick | None:
    """What to suggest, out of what passes the gate; None where nothing does, or nothing seems worth it."""
    open_to_all = gate(items, situation)
    if not open_to_all:
        return None
    if is_by_chance:
        return Pick(chance.choice(open_to_all), 1 / len(open_to_all))
    return _best(open_to_all, situation, belief, chance, needs)


def meeting(
    before: Pick | None,
    answers: frozenset[str],
    items: Iterable[Item],
    situation: Situation,
    belief: Belief,
    chance: Chance,
) -> Pick | None:
    """What to suggest instead of `before`, once it was said what is needed today and which arms answer that.

    `before` stays where it answers it as well, or nothing else that is worth it does.
    """
    if before and before.item.arm in answers:
        return before
    fitting = gate((item for item in items if item.arm in answers), situation)
    return (_best(fitting, situation, belief, chance, NO_NEEDS) if fitting else None) or before


def _best(
    items: Sequence[Item], situation: Situation, belief: Belief, chance: Chance, needs: Needs
) -> Pick | None:
    likely = needs.on(situation.day)
    worths = belief.drawn(sorted({item.arm for item in items}), chance)
    scores = [(_score(item, situation, belief, worths[item.arm], likely), item) for item in items]
    best = max(score for score, _item in scores)
    if best <= LEAST:
        return None
    return Pick(chance.choice([item for score, item in scores if score == best]))


def _score(
    item: Item, situation: Situation, belief: Belief, worth: Worth, likely: Mapping[str, float]
) -> float:
    """What a draw says it brings, less what wore off, more where it was asked for, less what it might cost."""
    gain = worth.gain
    if gain > 0:
        gain *= freshness(_there_last(item.arm, situation, belief), situation.day)
        gain *= fit(item.arm, likely)
    if item.depth >= DEEP:
        gain -= TOO_DEEP / (1 + situation.trust)
    return gain * worth.likely


def _there_last(arm: str, situation: Situation, belief: Belief) -> date | None:
    """When it was done last; where nobody can know whether it was, when it was suggested."""
    if arm not in OBSERVED:
        return situation.last.get(arm)
    seen = belief.arms.get(arm)
    return seen.done_on if seen else None
