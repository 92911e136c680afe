"""Talks about conflict: what their scripts keep to, and that nobody can tell why somebody is not free for one."""

from dataclasses import replace
from pathlib import Path

import pytest

from mandorla.library.reading import parse
from mandorla.shared.tests.plain_words import HARDEST, MOST_WORDS, grade, too_hard, too_long, words_of
from mandorla.talks.logic.engine import SILENCE, Refusal
from mandorla.talks.logic.projection import shown_in
from mandorla.talks.logic.script import Ask, Offer, Role, Script
from mandorla.talks.logic.state import Kind, Said, State
from mandorla.talks.scripts import check, hints, scripts
from mandorla.talks.tests.playing import LEFT, RIGHT, at, begun, does, refused

HARD = [script for script in scripts().values() if script.is_hard]
each_script = pytest.mark.parametrize("script", HARD, ids=lambda script: script.slug)
AFTERWARD = {"understood.html"}  # a page of its own, for a quiet hour
SLICE, HOME = Path(__file__).parents[1], Path(__file__).parents[2]
# Whatever can stand on a screen around a hard talk, and around what came of it.
AROUND = [
    *SLICE.glob("templates/talks/*.html"),
    *SLICE.glob("*.py"),
    *SLICE.glob("views/*.py"),
    *SLICE.glob("actions/*.py"),
    *(HOME / "pairs").glob("templates/pairs/*agreement*.html"),
    *(
        HOME / "pairs" / "templates" / "pairs" / f"{name}.html"
        for name in ("proposal", "propose_line", "line")
    ),
    *(HOME / "pairs").glob("*agreement*.py"),
    *(HOME / "pairs").glob("*/agreement.py"),
    HOME / "pairs" / "templates" / "pairs" / "review_card.html",
    HOME / "coach" / "templates" / "coach" / "hint.html",
    HOME / "coach" / "hints.py",
]
PAGES = sorted(page for page in AROUND if page.name not in AFTERWARD and words_of(page))
SOUND = """\
slug: sound
version: 1
title: T
about: A
icon: ear
kinds: all
minutes: [3, 8]
hard: true
steps:
  - id: ready
    title: R
    both: x
    ask: choice
    of: both
    private: true
    label: L
    choices: {"yes": Y, "no": N}
    next: {"yes": feel, otherwise: bye}
  - {id: feel, title: F, both: x, ask: text, of: both, label: L, written: true, feeling: true}
  - {id: trial, title: T, both: x, ask: text, of: speaker, label: L, written: true, proposal: true}
  - {id: days, title: D, both: x, ask: choice, of: speaker, label: L, choices: {"7": W, "30": M}}
  - id: agree
    title: A
    both: x
    ask: choice
    of: both
    label: L
    choices: {"yes": Y, "no": N}
    next: {"yes": bye, otherwise: trial}
    agrees: [trial, days]
  - {id: bye, title: B, both: x}
"""


def problems(text: str) -> list[str]:
    return [str(one) for one in check([parse("en/talks/sound.yaml", text)])]


def test_a_sound_one_has_no_problem_and_there_are_three() -> None:
    assert problems(SOUND) == []
    assert [script.slug for script in HARD] == ["repair", "repair-short", "repair-crisis"]


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("    private: true\n", "", "asked before both are ready"),
        ("otherwise: bye}", "otherwise: feel}", "asked before both are ready"),
        (
            "{id: trial, title: T, both: x",
            "{id: trial, title: T, both: x, prefill: [a]",
            "only a list can be",
        ),
        ("written: true, feeling: true", "written: true", "before each has named the other's feeling"),
        (
            "of: both, label: L, written: true, feeling",
            "of: both, label: L, feeling",
            "a written text of both",
        ),
        ("of: both, label: L, written", "of: listener, label: L, written", "a written text of both"),
        ('"yes": feel,', '"yes": trial,', "before each has named the other's feeling"),
        ("hard: true\n", "", "are for a hard script"),
        ("label: L, written: true, proposal", "label: L, proposal", "agrees needs a written text"),
        ('choices: {"7": W, "30": M}', "choices: {soon: W, late: M}", "agrees needs a written text"),
        ('next: {"yes": bye, otherwise: trial}', 'next: {"yes": end, otherwise: trial}', "agrees needs"),
        ("agrees: [trial, days]", "agrees: [trial]", "agrees names two steps"),
        ("{id: bye, title: B, both: x}", "{id: bye, title: B, both: x, written: true}", "only a text can be"),
    ],
)
def test_a_mistake_in_one_is_refused(old: str, new: str, reason: str) -> None:
    assert old in SOUND
    assert any(reason in one for one in problems(SOUND.replace(old, new, 1))), problems(
        SOUND.replace(old, new, 1)
    )


@each_script
def test_it_is_short_enough_for_somebody_in_a_fight(script: Script) -> None:
    for step in script.steps:
        for role in Role:
            words = step.say[role].replace("{other}", "Sam")
            assert len(words.split()) <= MOST_WORDS, (step.id, role)
            assert grade([words]) <= HARDEST, (step.id, role, grade([words]))
    labels = [words for step in script.steps for words in (step.title, step.label, *step.choices.values())]
    assert grade([words for words in labels if words] + [script.about]) <= HARDEST


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}-{page.name}")
def test_so_are_the_pages_around_it(page: Path) -> None:
    strings = words_of(page)
    assert page.is_file()
    assert too_long(strings) == []
    assert too_hard(strings) == []


@pytest.mark.parametrize("kind", ["begin", "understand", "together", "apart", "call"])
def test_so_is_the_help_while_one_listens(kind: str) -> None:
    assert max(len(one.split()) for one in hints(kind)) <= MOST_WORDS
    assert grade(list(hints(kind))) <= HARDEST


@each_script
def test_each_names_the_other_s_feeling_also_where_they_speak(script: Script) -> None:
    found = [step for step in script.steps if step.is_feeling]
    for step in found:
        state = at(begun(script, is_spoken=True), script, step.id)
        assert refused(state, script, Kind.ANSWER, LEFT, "") is Refusal.UNFIT
        state = does(state, script, Kind.ANSWER, LEFT, "tired")
        assert state.step == step.id
        assert does(state, script, Kind.ANSWER, RIGHT, "hurt").step != step.id
    assert found or script.slug == "repair-crisis"


def test_off_limits_brings_a_minute_of_quiet_and_blames_nobody() -> None:
    script = scripts()["repair"]
    state = does(at(begun(script), script, "speak"), script, Kind.OFF_LIMITS, RIGHT)
    assert isinstance(state, State)
    assert state.quiet_until == state.at + SILENCE
    assert refused(state, script, Kind.ANSWER, LEFT, "Words") is Refusal.QUIET
    mild = scripts()["listening"]
    assert does(at(begun(mild), mild, "speak"), mild, Kind.OFF_LIMITS, RIGHT).quiet_until is None


@each_script
def test_off_limits_is_at_hand_wherever_words_are_asked_for_or_shown(script: Script) -> None:
    ready = next(number for number, step in enumerate(script.steps) if step.is_agreement)
    with_words = [one for one in script.steps[ready + 1 :] if one.show or one.ask in (Ask.TEXT, Ask.LIST)]
    without = {one.id for one in with_words if Offer.OFF_LIMITS not in one.offers}
    assert without <= {"limits", "limits-fit", "change-limits", "close"}  # what both keep to, and the end


def test_what_was_added_in_the_other_s_round_does_not_stand_here_again() -> None:
    script = scripts()["repair-short"]
    said = (Said("speak", 1, LEFT, "a"), Said("add", 3, LEFT, "b"), Said("speak", 6, RIGHT, "c"))
    first, second = (replace(begun(script), said=said[:number]) for number in (2, 3))
    third = replace(second, said=(*said, Said("add", 8, RIGHT, "d")))
    shown = [[one.value for one in shown_in(state, script.step("hear"))] for state in (first, second, third)]
    assert shown == [["a", "b"], ["c"], ["c", "d"]]


def test_steps_that_are_shown_again_stand_in_their_order() -> None:
    for script in scripts().values():
        order = [step.id for step in script.steps]
        assert [
            step.id for step in script.steps if list(step.show) != sorted(step.show, key=order.index)
        ] == []
