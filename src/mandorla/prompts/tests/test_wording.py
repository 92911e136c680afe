import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandorla.prompts.decks import catalogue
from mandorla.prompts.logic.wording import content_words, is_open, near_duplicates, nearness
from mandorla.prompts.models import Mark
from mandorla.prompts.parts import words_of

words = st.frozensets(
    st.sampled_from(["bread", "window", "kettle", "river", "letter", "song", "garden", "boat"])
)
texts = st.lists(words.map(lambda some: f"What about the {' '.join(sorted(some))}?"), max_size=8)


@pytest.mark.parametrize("verb", ["Do", "did", "Is", "Have", "Would", "Can", "Should", "And do", "but is"])
@given(rest=st.text("abcdefgh ", max_size=40))
def test_what_asks_for_yes_or_no_is_not_open(verb: str, rest: str) -> None:
    assert not is_open(f"{verb} you {rest}?")
    assert not is_open(f"Tell me of a day. {verb} you {rest}?")


@given(
    st.sampled_from(["What", "How", "When did", "Tell me", "Which", "Where"]),
    st.text("abcdefgh ", max_size=40),
)
def test_what_asks_for_more_is_open(opening: str, rest: str) -> None:
    assert is_open(f"{opening} {rest}?")


def test_every_prompt_of_ours_is_open_and_unlike_the_others() -> None:
    prompts = list(catalogue())
    assert [prompt.slug for prompt in prompts if not is_open(prompt.text)] == []
    assert near_duplicates([prompt.text for prompt in prompts]) == []


@given(words, words)
def test_nearness_is_a_share_and_the_same_both_ways(one: frozenset[str], other: frozenset[str]) -> None:
    assert 0 <= nearness(one, other) == nearness(other, one) <= 1
    assert (nearness(one, other) == 1) == (one == other and bool(one))
    assert (nearness(one, other) == 0) == one.isdisjoint(other)


@given(texts)
def test_near_duplicates_are_those_that_share_three_words_of_five(found: list[str]) -> None:
    bags = [set(content_words(text)) for text in found]
    expected = {
        (first, second)
        for second in range(len(found))
        for first in range(second)
        if bags[first] | bags[second]
        and len(bags[first] & bags[second]) * 5 >= 3 * len(bags[first] | bags[second])
    }
    assert set(near_duplicates(found)) == expected


@given(st.text(max_size=30))
def test_a_name_is_put_in_as_it_is(name: str) -> None:
    prompt = next(prompt for prompt in catalogue() if "{other}" in prompt.text)
    assert prompt.words(name) == name.join(prompt.text.split("{other}"))


def test_what_one_takes_along_leaves_no_gap_in_a_question() -> None:
    spoken = [prompt for prompt in catalogue() if "{other}" in prompt.text]
    assert spoken
    assert not [one.slug for one in spoken if "{" in words_of(Mark(slug=one.slug))]
