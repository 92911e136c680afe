from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from math import sqrt
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandorla.suggestions.logic.believing import Belief, belief
from mandorla.suggestions.logic.catalogue import ANSWERS, ITEMS, TALKS, affectionate, talk
from mandorla.suggestions.logic.choosing import is_day_by_chance, pick
from mandorla.suggestions.logic.gate import Situation, gate
from mandorla.suggestions.logic.items import Item, Past, Slot
from mandorla.suggestions.logic.needing import Needs
from mandorla.suggestions.logic.prior import (
    BY_CHANCE,
    HOPE,
    NEEDED,
    NOT_NEEDED,
    OWN_SD,
    PRIOR,
    RATING_SD,
    SHARED_SD,
)
from mandorla.suggestions.logic.wearing import freshness
from mandorla.suggestions.tests.worlds import TODAY

NOW = Situation(day=TODAY, kind="partners", place="together", is_solo=False, ceiling=3, rung=2, minutes=60)
ACTS = [item for item in ITEMS if item.slot is Slot.ACT]


def rated(arm: str, gain: float | None, times: int, *, was_taken: bool = True) -> list[Past]:
    return [Past(arm, was_taken, gain)] * times


def chosen(found: Belief, times: int = 400) -> Counter[str]:
    picks = (pick(ACTS, NOW, found, Random(seed)) for seed in range(times))
    return Counter(one.item.slug for one in picks if one)


def test_what_brought_them_closer_comes_more_often() -> None:
    before = chosen(Belief())
    after = chosen(belief([*rated("quiet", 1.0, 6), *rated("thanks", 0.0, 6)]))
    assert after["quiet"] > before["quiet"] + 100
    assert after["thanks"] < before["thanks"]


def test_what_is_never_taken_up_comes_less_often() -> None:
    before, after = chosen(Belief()), chosen(belief(rated("thanks", None, 12, was_taken=False)))
    assert after["thanks"] < before["thanks"] / 2


def test_nothing_is_suggested_where_everything_brought_them_apart() -> None:
    sad = belief([past for item in ACTS for past in rated(item.arm, -0.5, 30)])
    assert pick(ACTS, NOW, sad, Random(1)) is None


def test_what_was_there_yesterday_stands_back() -> None:
    assert freshness(None, TODAY) == 1
    worth = [freshness(TODAY - timedelta(days=ago), TODAY) for ago in (1, 4, 20)]
    assert worth == sorted(worth)
    assert worth[0] < 0.6 < 0.9 < worth[-1]


def test_what_wears_off_is_what_was_done_and_not_what_was_left() -> None:
    yesterday = TODAY - timedelta(days=1)
    left, done = belief(rated("thanks", None, 1, was_taken=False)), belief(rated("thanks", None, 1))
    done.did("thanks", yesterday)
    before, after = chosen(left), chosen(done)
    assert after["thanks"] < 0.7 * before["thanks"]


def test_a_rating_on_a_worn_day_says_less_against_a_thing() -> None:
    fresh, worn = Belief(), Belief()
    for number in range(8):
        fresh.did("quiet", TODAY + timedelta(days=30 * number), 0.0)
        worn.did("quiet", TODAY + timedelta(days=number), 0.0)
    assert fresh.shared()[0] < worn.shared()[0] < 0


def test_a_deep_talk_waits_until_deep_questions_were_answered_by_both() -> None:
    deep = [talk("opening-up", frozenset()), *ACTS]
    open_to_deep = replace(NOW, rung=3)
    liked = belief(rated("opening-up", 0.5, 6))

    def times(trust: int) -> int:
        picks = (pick(deep, replace(open_to_deep, trust=trust), liked, Random(seed)) for seed in range(200))
        return sum(one is not None and one.item.depth == 3 for one in picks)

    assert times(0) == 0
    assert times(12) > 20


def test_a_need_brings_what_answers_it() -> None:
    seeds = range(300)
    plain = Counter(pick(ACTS, NOW, Belief(), Random(seed)) for seed in seeds)
    needs = Needs({TODAY - timedelta(days=1): "fun"})
    needed = Counter(pick(ACTS, NOW, Belief(), Random(seed), needs=needs) for seed in seeds)
    assert sum(n for one, n in needed.items() if one and one.item.arm == "quiet") > sum(
        n for one, n in plain.items() if one and one.item.arm == "quiet"
    )


def test_what_is_often_needed_counts_and_what_was_needed_lately_counts_most() -> None:
    lately = Needs(
        {TODAY - timedelta(days=ago): "appreciation" if ago % 2 else "heard" for ago in range(1, 21)}
    )
    weeks_ago = Needs({TODAY - timedelta(days=ago): "heard" for ago in range(20, 40)})
    assert lately.fit("thanks", TODAY) > lately.fit("line", TODAY) > lately.fit("quiet", TODAY)
    assert weeks_ago.fit("line", TODAY) > 1 > weeks_ago.fit("thanks", TODAY)


def test_what_was_said_of_a_day_is_what_was_needed_on_it() -> None:
    needs = Needs({TODAY: "fun", TODAY - timedelta(days=1): "nothing"})
    assert needs.fit("quiet", TODAY) == NEEDED
    assert needs.fit("thanks", TODAY) == NOT_NEEDED
    assert needs.fit("quiet", TODAY - timedelta(days=1)) == 1


said = st.dictionaries(
    st.integers(0, 60).map(lambda ago: TODAY - timedelta(days=ago)), st.sampled_from([*ANSWERS, "nothing"])
)


@given(said, st.integers(0, 9))
def test_how_likely_needs_are_sums_to_one(said: dict[date, str], ahead: int) -> None:
    likely = Needs(said).on(TODAY + timedelta(days=ahead))
    assert sum(likely.values()) == pytest.approx(1)
    assert min(likely.values()) >= 0


def test_a_rating_on_a_day_that_needed_it_says_less_for_a_thing() -> None:
    needed, usual = Belief(), Belief()
    for number in range(8):
        needed.did("quiet", TODAY + timedelta(days=30 * number), 0.6, fit=NEEDED)
        usual.did("quiet", TODAY + timedelta(days=30 * number), 0.6)
    assert needed.shared()[0] < usual.shared()[0]


def test_the_same_chance_chooses_the_same() -> None:
    past = rated("thanks", 0.5, 3)
    assert pick(ACTS, NOW, belief(past), Random(7)) == pick(ACTS, NOW, belief(past), Random(7))


def test_how_likely_it_was_is_how_often_it_came() -> None:
    allowed, chance, times = gate(ACTS, NOW), Random(20_261), 6_000
    picks = [pick(ACTS, NOW, Belief(), chance, is_by_chance=True) for _ in range(times)]
    seen = Counter(one.item.slug for one in picks if one)
    propensity = 1 / len(allowed)
    assert {one.propensity for one in picks if one} == {propensity}
    error = sqrt(propensity * (1 - propensity) / times)
    off = [abs(seen[item.slug] / times - propensity) / error for item in allowed]
    assert sum(one <= 2 for one in off) >= len(off) - 1
    assert max(off) <= 3.5


def test_one_day_in_five_is_by_chance() -> None:
    chance, times = Random(20_261), 100_000
    share = sum(is_day_by_chance(chance) for _ in range(times)) / times
    assert abs(share - BY_CHANCE) <= 2 * sqrt(BY_CHANCE * (1 - BY_CHANCE) / times)


def test_where_nothing_but_chance_chose_a_likelihood_is_kept_and_else_none() -> None:
    usual = pick(ACTS, NOW, Belief(), Random(1))
    assert usual
    assert usual.propensity is None


ratings = st.tuples(
    st.sampled_from(sorted(PRIOR)), st.sampled_from([-0.5, 0.0, 0.5, 1.0]), st.floats(0.3, 1.0)
)


@given(st.lists(ratings, max_size=30))
def test_what_gains_have_in_common_is_what_a_dense_solution_says(
    ratings: list[tuple[str, float, float]],
) -> None:
    arms = sorted(PRIOR)
    rows = [[left, *(left * (arm == other) for other in arms)] for arm, _gain, left in ratings]
    design = np.array(rows)
    precision = np.diag([SHARED_SD**-2, *[OWN_SD**-2] * len(arms)])
    weighted = np.zeros(len(arms) + 1)
    if ratings:
        residual = np.array([gain - left * HOPE * PRIOR[arm].gain for arm, gain, left in ratings])
        precision = precision + design.T @ design / RATING_SD**2
        weighted = design.T @ residual / RATING_SD**2
    mean = np.linalg.solve(precision, weighted)[0]
    sd = sqrt(np.linalg.inv(precision)[0, 0])
    found = Belief()
    for rating in ratings:
        found.rate(*rating)
    assert found.shared() == pytest.approx((mean, sd))


def test_everything_that_can_be_suggested_has_a_prior_and_a_name_of_its_own() -> None:
    everything: list[Item] = [
        *ITEMS,
        *(talk(slug, frozenset()) for slug in TALKS),
        affectionate("hug-before-shoes"),
    ]
    assert {item.arm for item in everything} == set(PRIOR)
    assert len({item.slug for item in everything}) == len(everything)
    assert set().union(*ANSWERS.values()) <= set(PRIOR)
