"""Ways to choose what to suggest to a made-up couple: ours, and those it is held against."""

import time
from datetime import date
from functools import cache
from random import Random

from bench.simulate.suggesting import START, Choosing, Couple
from bench.simulate.things import KNOWN, QUESTIONS

from mandorla.prompts.logic.catalogue import Prompt
from mandorla.prompts.logic.choosing import Situation as Day
from mandorla.prompts.logic.choosing import choose as choose_question
from mandorla.prompts.logic.depth import paced
from mandorla.suggestions.logic.choosing import is_day_by_chance, meeting, pick
from mandorla.suggestions.logic.gate import QUIET_AFTER_CONFLICT, Situation, gate
from mandorla.suggestions.logic.items import Item, Slot
from mandorla.suggestions.logic.needing import Needs

QUESTION = {item.slug: item for item in QUESTIONS}
PROMPTS = [
    Prompt(
        slug=item.slug,
        version=1,
        deck=item.arm,
        depth=item.depth,
        topics=item.topics,
        text="",
        kinds=frozenset({"partners"}),
        suits=item.suits,
        places=item.places,
        is_opt_in=False,
    )
    for item in QUESTIONS
]


def ours(chance: Random, seconds: list[float], *, by_chance: bool = False) -> Choosing:
    """As the app chooses: the question at its pace, and the rest by what was done, rated and needed."""
    seed = chance.randbytes(16)

    def choose(made: Couple, slot: Slot, situation: Situation) -> Item | None:
        begun = time.process_time()
        if slot is Slot.QUESTION:
            item = _question(made, situation, seed)
        else:
            is_by_chance = by_chance and is_day_by_chance(Random(f"{seed.hex()} {situation.day}"))
            item = _by_belief(made, slot, situation, chance, is_by_chance=is_by_chance)
        seconds.append(time.process_time() - begun)
        return item

    return choose


def _by_belief(
    made: Couple, slot: Slot, situation: Situation, chance: Random, *, is_by_chance: bool
) -> Item | None:
    """By what was known on the day before; and a small act anew, where today's need was said in time."""
    known = Needs({day: need for day, need in made.said.items() if day < situation.day})
    found = pick(made.at_hand(slot), situation, made.belief, chance, needs=known, is_by_chance=is_by_chance)
    if slot is Slot.ACT and not is_by_chance:
        answers = Needs(made.said).answered_on(situation.day)
        found = meeting(found, answers, made.at_hand(slot), situation, made.belief, chance)
    return found.item if found else None


def _question(made: Couple, situation: Situation, seed: bytes) -> Item | None:
    turn = _number(situation.day)
    depths = paced(made.shared, situation.ceiling, turn)
    day = Day(
        seed=seed,
        turn=turn,
        depth=depths[-1],
        kind="partners",
        place=situation.place,
        is_solo=False,
        closed=situation.closed,
        left_out=situation.vetoed,
        excluded=frozenset(situation.last),
        least=depths[0],
        is_tender=_is_tender(situation),
    )
    found = choose_question((one for one in PROMPTS if one.depth in depths), day)
    return QUESTION[found.slug] if found else None


def at_random(chance: Random) -> Choosing:
    """Evenly from what passes the gate."""

    def choose(made: Couple, slot: Slot, situation: Situation) -> Item | None:
        found = _allowed(made, slot, situation)
        return chance.choice(found) if found else None

    return choose


def in_order(made: Couple, slot: Slot, situation: Situation) -> Item | None:
    """The same for everybody, one after the other; the questions over ninety days from light to deep."""
    number = _number(situation.day)
    items = QUESTIONS[::2] if slot is Slot.QUESTION else KNOWN[slot]
    return items[number % len(items)]


def knowing(made: Couple, slot: Slot, situation: Situation) -> Item | None:
    """What is truly worth most, of what passes the gate."""
    best: dict[tuple[str, int, bool], Item] = {}
    for item in _allowed(made, slot, situation):  # what is alike is worth the same, so one of it is enough
        best.setdefault((item.arm, item.depth, not item.places >= {situation.place}), item)
    worths = [(made.worth(item, situation.day) * made.likely(item), item) for item in best.values()]
    value, found = max(worths, key=lambda one: one[0], default=(0.0, None))
    return found if value > 0 else None


def _allowed(made: Couple, slot: Slot, situation: Situation) -> list[Item]:
    """What passes the gate. Of the two hundred questions the rules are asked once, and their spacing each day."""
    if slot is not Slot.QUESTION:
        return gate(made.at_hand(slot), situation)
    found = _of_all(
        situation.ceiling, situation.rung, situation.closed, _is_tender(situation), situation.place
    )
    return [item for item in found if item.slug not in situation.last and item.arm not in situation.vetoed]


@cache
def _of_all(ceiling: int, rung: int, closed: frozenset[str], is_tender: bool, place: str) -> tuple[Item, ...]:
    situation = Situation(
        day=START,
        kind="partners",
        place=place,
        is_solo=False,
        ceiling=ceiling,
        rung=rung,
        minutes=60,
        closed=closed,
        conflict_on=START if is_tender else None,
    )
    return tuple(gate(QUESTIONS, situation))


def _is_tender(situation: Situation) -> bool:
    conflict = situation.conflict_on
    return conflict is not None and situation.day - conflict <= QUIET_AFTER_CONFLICT


def _number(day: date) -> int:
    return int((day - START).days)
