"""What suggestions bring on made-up couples (`bench/simulate/suggesting.py`), beside other ways to choose, as JSON.

    python bench/suggestions.py [--couples 2000] [--days 90]

Every way meets the same couples, three seeds of them. "Gated at random" draws evenly from what passes the same gate.
"A fixed deck" is one card a day, the same for everybody in one order from light to deep; "three things in a fixed
order" has as many offers a day as ours. "Knows everything" picks what is truly worth most to that couple on that day.
Where a way takes more than it gives, no ratio is printed. "By acts alone" is what a day has to learn from: questions
are not rated, and plans are so few that nearly all of them come round whatever is chosen.
"""

import argparse
import json
import sys
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from random import Random
from statistics import mean
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "src"), str(Path(__file__).resolve().parents[1])]

from bench.simulate.suggesting import (  # noqa: E402
    KNOWN,
    QUESTIONS,
    START,
    Choosing,
    Couple,
    Lived,
    Population,
    couple,
    live,
)

from mandorla.suggestions.logic.choosing import pick  # noqa: E402
from mandorla.suggestions.logic.gate import Situation, gate  # noqa: E402
from mandorla.suggestions.logic.items import Item, Slot  # noqa: E402

SEEDS = (20_261, 20_262, 20_263)
GOALS = {
    "times gated at random": ">= 1.4",
    "times a fixed deck": ">= 5",
    "of what one who knows everything gains": ">= 0.64",
    "too deep, of offers to couples of little trust": "<= 0.01",
    "couples worse off": "<= 0.01",
    "a suggestion, ms, at most": "<= 20",
}


def ours(chance: Random, seconds: list[float]) -> Choosing:
    """As the app chooses: questions in turn, which is as good as at random, and the rest by what was rated."""

    def choose(made: Couple, slot: Slot, situation: Situation) -> Item | None:
        if slot is Slot.QUESTION:
            return at_random(chance)(made, slot, situation)
        begun = time.process_time()
        found = pick(KNOWN[slot], situation, made.belief, chance, wanted=made.wanted)
        seconds.append(time.process_time() - begun)
        return found.item if found else None

    return choose


def at_random(chance: Random) -> Choosing:
    """Evenly from what passes the gate."""

    def choose(made: Couple, slot: Slot, situation: Situation) -> Item | None:
        found = gate(KNOWN[slot], situation)
        return chance.choice(found) if found else None

    return choose


def in_order(made: Couple, slot: Slot, situation: Situation) -> Item | None:
    """The same for everybody, one after the other; the questions over ninety days from light to deep."""
    number = _number(situation.day)
    items = QUESTIONS[::2] if slot is Slot.QUESTION else KNOWN[slot]
    return items[number % len(items)]


def knowing(made: Couple, slot: Slot, situation: Situation) -> Item | None:
    """What is truly worth most, of what passes the gate."""
    worths = [
        (made.worth(item, situation.day) * made.likely(item), item) for item in gate(KNOWN[slot], situation)
    ]
    value, best = max(worths, key=lambda one: one[0], default=(0.0, None))
    return best if value > 0 else None


def _number(day: date) -> int:
    return int((day - START).days)


def lived(
    seed: int, couples: int, days: int, seconds: list[float], ways: Mapping[str, tuple[Slot, ...]]
) -> dict[str, list[tuple[bool, Lived]]]:
    """Every couple of a seed with every way of choosing."""
    population = Population.drawn(Random(f"{seed} population"))
    found: dict[str, list[tuple[bool, Lived]]] = {}
    for name, slots in ways.items():
        found[name] = []
        for number in range(couples):
            made = couple(population, Random(f"{seed} {number}"))
            way = _way(name, Random(f"{seed} {number} {name}"), seconds)
            is_low = made.is_low
            lives = live(made, way, Random(f"{seed} {number} days"), days, slots)
            found[name].append((is_low, lives))
    return found


ALL = tuple(Slot)
WAYS: dict[str, tuple[Slot, ...]] = {
    "ours": ALL,
    "gated at random": ALL,
    "a fixed deck": (Slot.QUESTION,),
    "three things in a fixed order": ALL,
    "knows everything": ALL,
}
COMPARED = ("ours", "gated at random", "knows everything")


def _way(name: str, chance: Random, seconds: list[float]) -> Choosing:
    if name == "ours":
        return ours(chance, seconds)
    return {
        "gated at random": at_random(chance),
        "a fixed deck": in_order,
        "three things in a fixed order": in_order,
        "knows everything": knowing,
    }[name]


def figures(seed: int, couples: int, days: int) -> dict[str, Any]:
    """What came of one seed, beside the goals."""
    seconds: list[float] = []
    found = lived(seed, couples, days, seconds, WAYS)
    gained = _gained(found)
    acts = _gained(lived(seed, couples, days, [], dict.fromkeys(COMPARED, (Slot.ACT,))))
    mine = found["ours"]
    low = [life for is_low, life in mine if is_low]
    seconds.sort()
    return {
        "closeness gained, daily SD": {name: round(value, 2) for name, value in gained.items()},
        "times gated at random": _ratio(gained["ours"], gained["gated at random"]),
        "times a fixed deck": _ratio(gained["ours"], gained["a fixed deck"]),
        "times three things in a fixed order": _ratio(
            gained["ours"], gained["three things in a fixed order"]
        ),
        "of what one who knows everything gains": _ratio(gained["ours"], gained["knows everything"]),
        "too deep, of offers to couples of little trust": round(
            sum(life.too_deep for life in low) / max(1, sum(life.offered for life in low)), 4
        ),
        "couples worse off": round(mean(life.gained < 0 for _low, life in mine), 4),
        "couples worse off by more than one daily SD in all": round(
            mean(life.gained < -1 for _low, life in mine), 4
        ),
        "by acts alone": {
            "times gated at random": _ratio(acts["ours"], acts["gated at random"]),
            "of what one who knows everything gains": _ratio(acts["ours"], acts["knows everything"]),
        },
        "a suggestion, ms, median": round(seconds[len(seconds) // 2] * 1000, 3),
        "a suggestion, ms, at most": round(seconds[-1] * 1000, 3),
    }


def _gained(found: Mapping[str, list[tuple[bool, Lived]]]) -> dict[str, float]:
    return {name: mean(life.gained for _low, life in lives) for name, lives in found.items()}


def _ratio(one: float, other: float) -> float | None:
    return round(one / other, 3) if other > 0 else None  # None: the other way took more than it gave


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--couples", type=int, default=2000)
    parser.add_argument("--days", type=int, default=90)
    asked = parser.parse_args()
    seeds = {str(seed): figures(seed, asked.couples, asked.days) for seed in SEEDS}
    print(json.dumps({"goals": GOALS, "seeds": seeds}, indent=2))


if __name__ == "__main__":
    main()
