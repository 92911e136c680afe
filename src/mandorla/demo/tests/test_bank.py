from collections import Counter

import pytest

from mandorla.demo.bank import Entry, Story, story
from mandorla.pairs.models import Kind, Place
from mandorla.prompts.logic.choosing import Situation, is_eligible
from mandorla.prompts.models import ReplyKind, Rule, Shelf

VOICES = {"noor-and-sam": {"Noor", "Sam"}, "ines-and-jo": {"Ines", "Jo"}, "ada": {"Ada"}}
ALL = [(name, entry) for name in VOICES for entry in story(name).entries]


def all_of(told: Story) -> list[Entry]:
    return [*told.entries, *([told.today] if told.today else [])]


@pytest.mark.parametrize("name", VOICES)
def test_every_question_may_be_offered_to_those_who_answer_it(name: str) -> None:
    place = Place.APART if name == "ines-and-jo" else Place.TOGETHER
    situation = Situation(
        seed=b"", turn=0, depth=5, kind=Kind.PARTNERS, place=place, is_solo=len(VOICES[name]) == 1
    )
    for entry in all_of(story(name)):
        assert is_eligible(entry.prompt, situation), entry.prompt.slug


@pytest.mark.parametrize("name", VOICES)
def test_no_question_is_answered_twice_in_a_story(name: str) -> None:
    told = Counter(entry.prompt.slug for entry in all_of(story(name)))
    assert set(told.values()) == {1}


def test_noor_and_sam_have_answers_for_half_a_year() -> None:
    entries = story("noor-and-sam").entries
    assert len(entries) >= 60
    assert {entry.prompt.depth for entry in entries} == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(("name", "entry"), ALL, ids=lambda value: getattr(value, "prompt", value) and "")
def test_everybody_in_the_story_answers_in_a_few_words(name: str, entry: Entry) -> None:
    assert set(entry.texts) == VOICES[name]
    for text in [*entry.texts.values(), *(remark.text for remark in entry.remarks)]:
        assert 5 < len(text) < 300
        assert "!" not in text


@pytest.mark.parametrize(("name", "entry"), ALL, ids=lambda value: getattr(value, "prompt", value) and "")
def test_what_follows_an_answer_is_possible(name: str, entry: Entry) -> None:
    assert set(entry.shelves) <= VOICES[name]
    assert set(entry.shelves.values()) <= set(Shelf.values)
    for remark in entry.remarks:
        assert remark.by in VOICES[name]
        assert remark.kind in ReplyKind.values
        if remark.kind == ReplyKind.ADVICE:
            assert entry.welcomes_advice in VOICES[name] - {remark.by}


@pytest.mark.parametrize("name", ["noor-and-sam", "ines-and-jo"])
def test_one_of_the_two_has_an_answer_for_today(name: str) -> None:
    today = story(name).today
    assert today
    assert len(today.texts) == 1
    assert today.rule in (Rule.BOTH, Rule.FIRST)


def test_the_two_voices_are_told_apart_by_their_length() -> None:
    entries = story("noor-and-sam").entries
    noor, sam = (sum(len(entry.texts[name]) for entry in entries) for name in ("Noor", "Sam"))
    assert noor > 1.4 * sam
