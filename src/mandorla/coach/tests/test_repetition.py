from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandorla.coach.logic.repetition import MUCH_THE_SAME, nearness, repeated, telling_words

TEA = "When you brought me tea in bed this morning, it made me feel looked after. Thank you."
TEXTS = st.text(max_size=80)
WORDS = st.lists(st.sampled_from(("kettle", "heron", "ladder", "soup", "violin")), min_size=1)


@pytest.mark.parametrize(
    "again",
    [
        TEA,
        "Thank you that you brought tea to bed, I felt looked after",
        "You bring me tea in bed. It made me feel so looked after, thanks",
        "THE TEA YOU BROUGHT TO BED LOOKED AFTER ME, I FEEL",
    ],
)
def test_the_same_praise_in_other_words_is_found(again: str) -> None:
    found = repeated(again, ["You called my mother on her birthday.", TEA])
    assert found
    assert found.index == 1


@pytest.mark.parametrize(
    "new",
    [
        "When you called my mother on her birthday, it made me proud. Thank you.",
        "When you left me in bed and took the children out for two hours, it made me human again.",
        "I like how you talk to the man at the market, as if you had known each other for years.",
        "Thank you so much, I love you.",
        "",
    ],
)
def test_other_praise_is_let_be(new: str) -> None:
    assert repeated(new, [TEA, "You fixed my bicycle lamp before work."]) is None


def test_one_word_among_many_is_no_repeat() -> None:
    assert (
        repeated("You made dinner with my sister's recipe and did not laugh at it", ["Thanks for dinner"])
        is None
    )
    assert repeated("Thank you for dinner", ["Thanks for dinner!"]) is not None


def test_words_that_all_praise_has_tell_nothing() -> None:
    assert telling_words("Thank you for what you did this morning, I love you so much") == frozenset()


def test_accents_and_endings_make_no_difference() -> None:
    assert telling_words("Crêpes") == telling_words("crepe")
    assert telling_words("you’ve") == telling_words("you've") == frozenset()


def test_scripts_that_set_no_words_apart_are_compared_by_their_signs() -> None:
    assert nearness("今朝お茶を入れてくれてありがとう", "今朝お茶を入れてくれた") > MUCH_THE_SAME
    assert nearness("今朝お茶を入れてくれてありがとう", "母に電話した") < MUCH_THE_SAME


@given(TEXTS, TEXTS)
def test_nearness_is_the_same_from_both_sides_and_lies_between_none_and_all(one: str, other: str) -> None:
    assert nearness(one, other) == nearness(other, one)
    assert 0 <= nearness(one, other) <= 1


@given(TEXTS)
def test_a_text_repeats_itself_if_it_tells_anything(text: str) -> None:
    assert nearness(text, text) == (1 if telling_words(text) else 0)
    assert bool(repeated(text, [text])) == bool(telling_words(text))


@given(WORDS, st.randoms(use_true_random=False))
def test_order_case_and_repetition_within_a_text_do_not_matter(words: list[str], dice: Random) -> None:
    mixed = [word.upper() for word in words * 2]
    dice.shuffle(mixed)
    assert nearness(" ".join(words), ", ".join(mixed)) == 1


@given(TEXTS, st.lists(TEXTS, max_size=5))
def test_what_is_found_is_the_nearest(text: str, earlier: list[str]) -> None:
    found = repeated(text, earlier)
    best = max((nearness(text, one) for one in earlier), default=0)
    if found:
        assert found.nearness == best == nearness(text, earlier[found.index])
    else:
        assert best < MUCH_THE_SAME


@given(TEXTS, st.lists(TEXTS, max_size=5), TEXTS)
def test_more_of_a_past_never_hides_a_repeat(text: str, earlier: list[str], one_more: str) -> None:
    assert not repeated(text, earlier) or repeated(text, [*earlier, one_more])
