from hypothesis import given
from hypothesis import strategies as st

from mandorla.coach.logic.questions import open_questions

FEELINGS = ("tired", "sad", "left out")


def test_it_asks_after_what_was_not_finished_a_feeling_and_a_thing() -> None:
    said = "I was tired, and then the meeting ran on and I thought ... well. The meeting again."
    unfinished, feeling, thing = open_questions(said, FEELINGS)
    assert "I thought" in unfinished
    assert "tired" in feeling
    assert "meeting" in thing


def test_where_nothing_stands_out_it_asks_what_always_fits() -> None:
    for said in ("", "Yes.", "It was like that every day."):
        found = open_questions(said, FEELINGS)
        assert len(set(found)) == 3
        assert all(question.endswith("?") for question in found)


def test_common_words_are_no_things() -> None:
    assert not any("people" in one for one in open_questions("The people, the other people, my people.", ()))


@given(st.text(), st.lists(st.text(min_size=1), max_size=5))
def test_there_are_always_three_different_open_questions_and_the_same_ones(
    text: str, feelings: list[str]
) -> None:
    found = open_questions(text, feelings)
    assert found == open_questions(text, feelings)
    assert len(set(found)) == len(found) == 3
    assert all("?" in question for question in found)
