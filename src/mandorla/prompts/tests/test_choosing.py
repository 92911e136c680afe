from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from mandorla.pairs.logic.limits import Limits, together
from mandorla.prompts.logic.catalogue import Prompt
from mandorla.prompts.logic.choosing import (
    Situation,
    choose,
    is_eligible,
    is_offer_day,
    next_offer_day,
)
from mandorla.prompts.logic.depth import SELDOM, paced, reached

TOPICS = ("home", "body", "money", "family")
KINDS = ("partners", "friends", "siblings")
DECKS = ("light", "deep", "shut")

some = st.frozensets
topics, decks = some(st.sampled_from(TOPICS)), some(st.sampled_from(DECKS))
prompt_sets = st.lists(
    st.builds(
        Prompt,
        slug=st.text("abcdef", min_size=1, max_size=4),
        version=st.just(1),
        deck=st.sampled_from(DECKS),
        depth=st.integers(1, 5),
        topics=topics,
        text=st.just("What is it?"),
        kinds=some(st.sampled_from(KINDS), min_size=1),
        suits=some(st.sampled_from(["solo", "both"]), min_size=1),
        places=some(st.sampled_from(["together", "apart"]), min_size=1),
        is_opt_in=st.booleans(),
    ),
    unique_by=lambda prompt: prompt.slug,
    max_size=12,
)
situations = st.builds(
    Situation,
    seed=st.binary(min_size=16, max_size=32),
    turn=st.integers(0, 800_000),
    depth=st.integers(1, 5),
    kind=st.sampled_from(KINDS),
    place=st.sampled_from(["together", "apart"]),
    is_solo=st.booleans(),
    closed=topics,
    opened=decks,
    excluded=some(st.text("abcdef", min_size=1, max_size=2)),
    pending=st.lists(st.text("abcdef", min_size=1, max_size=2), max_size=3).map(tuple),
    is_tender=st.booleans(),
)
limits = st.builds(Limits, ceiling=st.integers(1, 5), closed=topics, opened=decks, left_out=decks)


def fits(prompt: Prompt, situation: Situation) -> bool:
    """Said once more in other words."""
    reasons_not = [
        prompt.depth > situation.depth,
        situation.is_tender and prompt.depth in (3, 4, 5),
        any(topic in situation.closed for topic in prompt.topics),
        situation.kind not in prompt.kinds,
        situation.place not in prompt.places,
        situation.is_solo and "solo" not in prompt.suits,
        not situation.is_solo and "both" not in prompt.suits,
        prompt.is_opt_in and prompt.deck not in situation.opened,
        prompt.deck in situation.left_out,
    ]
    return not any(reasons_not)


@given(prompt_sets, situations)
def test_what_is_chosen_may_be_offered_and_is_new_or_waits(
    prompts: list[Prompt], situation: Situation
) -> None:
    chosen = choose(prompts, situation)
    fitting = {prompt.slug for prompt in prompts if fits(prompt, situation)}
    if chosen:
        assert chosen.slug in fitting
        assert chosen.slug in situation.pending or chosen.slug not in situation.excluded
    else:
        assert fitting <= situation.excluded - set(situation.pending)


@given(prompt_sets, situations)
def test_what_waits_longest_comes_first(prompts: list[Prompt], situation: Situation) -> None:
    waiting = [
        slug for slug in situation.pending for one in prompts if one.slug == slug and fits(one, situation)
    ]
    chosen = choose(prompts, situation)
    assert not waiting or (chosen is not None and chosen.slug == waiting[0])


@given(prompt_sets, situations, st.randoms(use_true_random=False))
def test_the_same_pair_on_the_same_day_gets_the_same_question(
    prompts: list[Prompt], situation: Situation, random: Random
) -> None:
    shuffled = prompts.copy()
    random.shuffle(shuffled)
    assert choose(prompts, situation) == choose(shuffled, replace(situation))


@given(prompt_sets, situations)
def test_none_comes_again_before_all_the_others_have_been(
    prompts: list[Prompt], situation: Situation
) -> None:
    asked: list[str] = []
    day = replace(situation, pending=(), excluded=frozenset())
    while chosen := choose(prompts, day):
        asked.append(chosen.slug)
        day = replace(day, turn=day.turn + 1, excluded=day.excluded | {chosen.slug})
    assert sorted(asked) == sorted(prompt.slug for prompt in prompts if fits(prompt, situation))


@given(prompt_sets, situations)
def test_another_and_another_are_all_different(prompts: list[Prompt], situation: Situation) -> None:
    still = replace(situation, pending=(), excluded=frozenset())
    count = sum(fits(prompt, still) for prompt in prompts)
    asked = [choose(prompts, replace(still, turn=still.turn + step)) for step in range(count)]
    assert len({prompt.slug for prompt in asked if prompt}) == count


@given(prompt_sets, situations, limits, limits)
def test_what_is_offered_to_both_is_within_the_limits_of_each(
    prompts: list[Prompt], situation: Situation, noors: Limits, sams: Limits
) -> None:
    def under(one: Limits) -> Situation:
        return replace(
            situation, depth=one.ceiling, closed=one.closed, opened=one.opened, left_out=one.left_out
        )

    for prompt in prompts:
        if is_eligible(prompt, under(together([noors, sams]))):
            assert is_eligible(prompt, under(noors))
            assert is_eligible(prompt, under(sams))


@given(st.dates(date(2020, 1, 1), date(2100, 1, 1)), st.integers(0, 5000), st.sampled_from([1, 3, 7]))
def test_the_next_question_comes_on_the_next_day_for_one(begun_on: date, after: int, every: int) -> None:
    day = begun_on + timedelta(days=after)
    wait = next_offer_day(begun_on, day, every)
    assert 1 <= wait <= every
    assert is_offer_day(begun_on, day + timedelta(days=wait), every)
    assert not any(is_offer_day(begun_on, day + timedelta(days=step), every) for step in range(1, wait))


@given(st.dictionaries(st.integers(1, 5), st.integers(0, 12)))
def test_a_depth_opens_after_three_shared_answers_on_every_rung_below(shared: dict[int, int]) -> None:
    open_depths = [
        depth for depth in range(2, 6) if all(shared.get(rung, 0) >= 3 for rung in range(2, depth))
    ]
    assert reached(shared) == max(open_depths)


@given(st.dictionaries(st.integers(1, 5), st.integers(0, 12)), st.integers(1, 5))
def test_one_more_shared_answer_never_makes_it_shallower(shared: dict[int, int], depth: int) -> None:
    assert reached({**shared, depth: shared.get(depth, 0) + 1}) >= reached(shared)


@given(st.dictionaries(st.integers(1, 5), st.integers(0, 12)), st.integers(1, 5), st.integers(0, 400))
def test_a_new_depth_comes_seldom_until_three_at_it_were_answered(
    shared: dict[int, int], ceiling: int, turn: int
) -> None:
    newest = min(reached(shared), ceiling)
    depths = [paced(shared, ceiling, turn + step) for step in range(SELDOM)]
    assert all(1 <= one[0] <= one[-1] <= newest for one in depths)
    if newest > 2 and shared.get(newest, 0) < 3:
        assert sum(newest in one for one in depths) == 1
    else:
        assert set(depths) == {range(1, newest + 1)}


def prompt_of(deck: str, number: int, depth: int = 1) -> Prompt:
    every = frozenset({"partners", "together", "both"})
    return Prompt(f"{deck}-{number}", 1, deck, depth, frozenset(), "What is it?", every, every, every, False)


PLAIN = Situation(b"0123456789abcdef", 0, 3, "partners", "together", is_solo=False)


def test_what_is_deep_enough_goes_before_the_rest_where_there_is_any() -> None:
    prompts = [prompt_of("light", number, depth=1 + number % 3) for number in range(30)]
    found = [choose(prompts, replace(PLAIN, turn=turn, least=3)) for turn in range(10)]
    assert {one.depth for one in found if one} == {3}
    assert choose(prompts[:1], replace(PLAIN, least=3)) == prompts[0]
