import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandorla.appreciation.logic.said import Kind, Said, fitted
from mandorla.appreciation.wording import plan_of, sentence_of

TEXTS = st.text(max_size=40)
SAID = st.builds(Said, st.sampled_from(Kind), TEXTS, TEXTS, TEXTS, TEXTS)


@given(SAID)
def test_what_is_said_is_the_same_after_it_was_kept(said: Said) -> None:
    assert Said.from_json(said.to_json()) == said


@pytest.mark.parametrize(
    ("part", "lead", "fits"),
    [
        ("You sang.", "you", "sang"),
        ("sang", "you", "sang"),
        ("you", "you", "you"),
        ("it  made me laugh;", "it", "made me laugh"),
        ("younger than ever", "you", "younger than ever"),
    ],
)
def test_a_part_goes_on_after_the_word_before_it(part: str, lead: str, fits: str) -> None:
    assert fitted(part, lead) == fits


@given(TEXTS)
def test_fitting_again_after_an_unknown_word_changes_nothing(part: str) -> None:
    once = fitted(part, "you")
    assert once in part
    assert fitted(once, "") == once


@given(SAID)
def test_a_sentence_is_there_where_what_was_done_is(said: Said) -> None:
    assert bool(sentence_of(said)) == bool(said.what)


def test_a_percent_sign_is_a_sign_like_others() -> None:
    assert sentence_of(Said(what="gave 100 %(deed)s")) == "You gave 100 %(deed)s. Thank you."


def test_a_plan_is_a_sentence() -> None:
    assert plan_of("When we sit down to eat,", "I thank you for one thing.") == (
        "When we sit down to eat, I will thank you for one thing."
    )
