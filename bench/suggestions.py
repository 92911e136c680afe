"""What suggestions bring on made-up couples (`bench/simulate/suggesting.py`), beside other ways to choose, as JSON.

    python bench/suggestions.py [--couples 2000] [--days 90] [--seeds 20261 20262 20263] [--laws]

Every way meets the same couples and the same days. "Gated at random" draws evenly from what passes the same gate. "A
fixed deck" is one card a day, the same for everybody in one order from light to deep; "three things in a fixed order"
has as many offers a day as ours. "Knows everything" picks what is truly worth most to that couple on that day. Where a
way takes more than it gives, no ratio is printed. "By acts alone" is what a day has most to learn from. "Ours, one day
in five by chance" is ours for whoever wants that. With `--laws`, couples by other laws than those it was made on.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from statistics import mean
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "src"), str(Path(__file__).resolve().parents[1])]

from bench.simulate.population import AS_ASSUMED, Law, Population  # noqa: E402
from bench.simulate.suggesting import Choosing, Lived, couple, live  # noqa: E402
from bench.simulate.ways import at_random, in_order, knowing, ours  # noqa: E402

from mandorla.suggestions.logic.items import Slot  # noqa: E402

SEEDS = (20_261, 20_262, 20_263)
LAWS = {
    "heavier tails": Law(has_tails=True),
    "effects that fade": Law(fades=True),
    "trust that moves": Law(trust_moves=True),
    "needs that say little": Law(needs_say_little=True),
    "all of these": Law(needs_say_little=True, has_tails=True, fades=True, trust_moves=True),
}
GOALS = {
    "times gated at random": ">= 1.4",
    "times a fixed deck": ">= 5",
    "of what one who knows everything gains": ">= 0.64",
    "too deep, of offers to couples of little trust": "<= 0.01",
    "couples worse off": "<= 0.01",
    "a suggestion, ms, at most": "<= 20",
}
ALL = tuple(Slot)
OURS, CHANCE, RANDOM, DECK, ORDER, KNOWING = (
    "ours",
    "ours, one day in five by chance",
    "gated at random",
    "a fixed deck",
    "three things in a fixed order",
    "knows everything",
)
WAYS = {OURS: ALL, CHANCE: ALL, RANDOM: ALL, DECK: (Slot.QUESTION,), ORDER: ALL, KNOWING: ALL}
COMPARED = (OURS, RANDOM, KNOWING)
Lives = dict[str, list[tuple[bool, Lived]]]


def _way(name: str, chance: Random, seconds: list[float]) -> Choosing:
    made: dict[str, Callable[[], Choosing]] = {
        OURS: lambda: ours(chance, seconds),
        CHANCE: lambda: ours(chance, seconds, by_chance=True),
        RANDOM: lambda: at_random(chance),
        DECK: lambda: in_order,
        ORDER: lambda: in_order,
        KNOWING: lambda: knowing,
    }
    return made[name]()


def lived(
    seed: int,
    couples: int,
    days: int,
    seconds: list[float],
    ways: Mapping[str, tuple[Slot, ...]],
    law: Law = AS_ASSUMED,
) -> Lives:
    """Every couple of a seed with every way of choosing."""
    population = Population.drawn(Random(f"{seed} population"), law)
    found: Lives = {}
    for name, slots in ways.items():
        found[name] = []
        for number in range(couples):
            made = couple(population, Random(f"{seed} {number}"))
            way = _way(name, Random(f"{seed} {number} {name}"), seconds)
            is_low = made.is_low
            found[name].append((is_low, live(made, way, f"{seed} {number} day", days, slots)))
    return found


def figures(seed: int, couples: int, days: int) -> dict[str, Any]:
    """What came of one seed, beside the goals."""
    seconds: list[float] = []
    found = lived(seed, couples, days, seconds, WAYS)
    acts = _gained(lived(seed, couples, days, [], dict.fromkeys(COMPARED, (Slot.ACT,))))
    gained = _gained(found)
    seconds.sort()
    return {
        **_beside(found),
        "times a fixed deck": _ratio(gained[OURS], gained[DECK]),
        "times three things in a fixed order": _ratio(gained[OURS], gained[ORDER]),
        "by acts alone": {
            "times gated at random": _ratio(acts[OURS], acts[RANDOM]),
            "of what one who knows everything gains": _ratio(acts[OURS], acts[KNOWING]),
        },
        "a suggestion, ms, median": round(seconds[len(seconds) // 2] * 1000, 3),
        "a suggestion, ms, at most": round(seconds[-1] * 1000, 3),
    }


def by_other_laws(seed: int, couples: int, days: int) -> dict[str, Any]:
    """The same by laws that nothing was tuned on."""
    ways = dict.fromkeys(COMPARED, ALL)
    return {name: _beside(lived(seed, couples, days, [], ways, law)) for name, law in LAWS.items()}


def _beside(found: Lives) -> dict[str, Any]:
    gained = _gained(found)
    return {
        "closeness gained, daily SD": {name: round(value, 2) for name, value in gained.items()},
        "of it by slot": {name: _by_slot(found[name]) for name in COMPARED},
        "times gated at random": _ratio(gained[OURS], gained[RANDOM]),
        "of what one who knows everything gains": _ratio(gained[OURS], gained[KNOWING]),
        "too deep, of offers to couples of little trust": {
            name: _too_deep(found[name]) for name in (OURS, RANDOM)
        },
        "couples worse off": {name: _worse(found[name], 0) for name in (OURS, RANDOM)},
        "couples worse off by more than one daily SD in all": {
            name: _worse(found[name], -1) for name in (OURS, RANDOM)
        },
    }


def _gained(found: Lives) -> dict[str, float]:
    return {name: mean(life.gained for _low, life in lives) for name, lives in found.items()}


def _by_slot(lives: list[tuple[bool, Lived]]) -> dict[str, float]:
    return {str(slot): round(mean(life.by_slot[slot] for _low, life in lives), 2) for slot in Slot}


def _too_deep(lives: list[tuple[bool, Lived]]) -> float:
    low = [life for is_low, life in lives if is_low]
    return round(sum(life.too_deep for life in low) / max(1, sum(life.offered for life in low)), 4)


def _worse(lives: list[tuple[bool, Lived]], than: float) -> float:
    return round(mean(life.gained < than for _low, life in lives), 4)


def _ratio(one: float, other: float) -> float | None:
    return round(one / other, 3) if other > 0 else None  # None: the other way took more than it gave


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--couples", type=int, default=2000)
    parser.add_argument("--days", type=int, default=90)
    parser.add_argument("--seeds", type=int, nargs="+", default=SEEDS)
    parser.add_argument("--laws", action="store_true")
    asked = parser.parse_args()
    made = by_other_laws if asked.laws else figures
    seeds = {str(seed): made(seed, asked.couples, asked.days) for seed in asked.seeds}
    print(json.dumps({"goals": GOALS, "seeds": seeds}, indent=2))


if __name__ == "__main__":
    main()
