from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mandorla.suggestions.logic.believing import Belief
from mandorla.suggestions.logic.choosing import meeting, pick
from mandorla.suggestions.logic.gate import RULES, Situation, gate
from mandorla.suggestions.logic.items import Item, Past, Slot
from mandorla.suggestions.tests.worlds import TODAY, items, situations, things, violations

OPEN = Situation(day=TODAY, kind="partners", place="together", is_solo=False, ceiling=5, rung=5, minutes=60)
DEEP_TALK = Item(
    "talk",
    "opening-up",
    Slot.PLAN,
    depth=4,
    minutes=30,
    spacing=7,
    places=frozenset({"together"}),
    kinds=frozenset({"partners"}),
    suits=frozenset({"both"}),
    topics=frozenset({"loss"}),
    needs_opening="desire",
    opens_up=True,
)
FIT = replace(OPEN, opened=frozenset({"desire"}))
REFUSED = {
    "at rest": replace(FIT, is_resting=True),
    "not wanted": replace(FIT, vetoed=frozenset({"opening-up"})),
    "not opened by both": OPEN,
    "closed topic": replace(FIT, closed=frozenset({"loss"})),
    "above a ceiling": replace(FIT, ceiling=3),
    "skips a rung": replace(FIT, rung=3),
    "deep after a conflict": replace(FIT, conflict_on=TODAY - timedelta(days=2)),
    "too soon again": replace(FIT, last={"talk": TODAY - timedelta(days=6)}),
    "too long": replace(FIT, minutes=29),
    "together while apart": replace(FIT, place="apart"),
    "for another kind of pair": replace(FIT, kind="siblings"),
    "not for so many": replace(FIT, is_solo=True),
    "conflict, or opening up, where that is closed": replace(FIT, is_gentle=True),
}


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_refuses_alone(rule: str) -> None:
    assert [name for name, refuses in RULES.items() if refuses(DEEP_TALK, REFUSED[rule])] == [rule]
    assert gate([DEEP_TALK], REFUSED[rule]) == []


def test_what_no_rule_refuses_passes() -> None:
    assert gate([DEEP_TALK], FIT) == [DEEP_TALK]
    later = replace(FIT, conflict_on=TODAY - timedelta(days=3), last={"talk": TODAY - timedelta(days=7)})
    assert gate([DEEP_TALK], later) == [DEEP_TALK]


@given(items, situations)
def test_the_gate_agrees_with_a_second_reading_of_its_rules(item: Item, situation: Situation) -> None:
    assert bool(gate([item], situation)) == (violations(item, situation) == [])


def live(offered: list[Item], situation: Situation, seed: int, *, days: int) -> None:
    """Days of one history, by chance or not; each time what is chosen must be allowed."""
    chance, belief = Random(seed), Belief()
    for number in range(days):
        day, is_by_chance = situation.day + timedelta(days=number), chance.random() < 0.3
        now = replace(situation, day=day, last=dict(situation.last))
        found = pick(offered, now, belief, chance, is_by_chance=is_by_chance)
        if chance.random() < 0.3:
            arms = frozenset(item.arm for item in offered if chance.random() < 0.5)
            found = meeting(found, arms, offered, now, belief, chance)
        if found:
            assert violations(found.item, now) == []
            situation = replace(situation, last={**situation.last, found.item.slug: day, found.item.arm: day})
            gain = chance.choice([None, -0.5, 0.0, 0.5, 1.0])
            belief.learn(Past(found.item.arm, chance.random() < 0.5, gain))


@given(things, situations, st.integers(0, 2**32))
def test_nothing_is_ever_chosen_that_the_gate_refuses(
    offered: list[Item], situation: Situation, seed: int
) -> None:
    live(offered, situation, seed, days=4)


@pytest.mark.long
@pytest.mark.timeout(3600)
@settings(max_examples=100_000, deadline=None)
@given(things, situations, st.integers(0, 2**32))
def test_nothing_is_chosen_that_the_gate_refuses_in_a_hundred_thousand_histories(
    offered: list[Item], situation: Situation, seed: int
) -> None:
    live(offered, situation, seed, days=6)
