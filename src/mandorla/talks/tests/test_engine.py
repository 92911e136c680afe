from datetime import timedelta

import pytest

from mandorla.talks.logic import engine
from mandorla.talks.logic.engine import Refusal
from mandorla.talks.logic.projection import Phase, Turn, view
from mandorla.talks.logic.script import Script
from mandorla.talks.logic.state import Event, Keeping, Kind, Mode, Side, State, Why
from mandorla.talks.scripts import scripts
from mandorla.talks.tests.playing import (
    A_MINUTE,
    CARDS,
    LEFT,
    NOON,
    RIGHT,
    all_scripts,
    at,
    begun,
    does,
    play_to_the_end,
    refused,
    script_from,
)

LISTENING = scripts()["listening"]
OPENING_UP = scripts()["opening-up"]
TIMED = script_from(
    """
  - {id: wait, title: W, both: x, ask: nothing, at_most: 30s}
  - {id: think, title: T, both: x, of: speaker, at_least: 2m}
  - {id: talk, title: T, both: x, of: speaker, at_most: 5m}
  - {id: rate, title: R, both: x, ask: rating, of: both, label: L, private: true}
  - {id: last, title: L, both: x}
"""
)


def arrived() -> State:
    """Listening, at the speaker's first words."""
    return at(begun(LISTENING), LISTENING, "speak")


@pytest.mark.parametrize("script", all_scripts(), ids=lambda script: script.slug)
@pytest.mark.parametrize("mode", list(Mode))
def test_every_script_comes_to_its_end_from_every_step(script: Script, mode: Mode) -> None:
    for step in script.steps:
        state, answers = play_to_the_end(at(begun(script, mode=mode), script, step.id), script, NOON)
        assert state.ending
        assert state.ending.why is Why.DONE
        assert answers >= 1


def test_the_listener_is_refused_in_the_speakers_turn() -> None:
    state = arrived()
    assert refused(state, LISTENING, Kind.ANSWER, RIGHT, "But ...") is Refusal.NOT_YOUR_TURN
    assert does(state, LISTENING, Kind.ANSWER, LEFT, "It was a long day").step == "hear"


def test_a_page_that_is_old_cannot_answer() -> None:
    state = does(arrived(), LISTENING, Kind.ANSWER, LEFT, "It was a long day")
    late = Event(Kind.ANSWER, RIGHT, state.visit - 1, "It was long")
    assert engine.advance(state, late, script=LISTENING, now=NOON) == engine.Refused(Refusal.MOVED_ON)


def test_it_goes_back_and_forth_until_the_speaker_says_yes_or_waives_it() -> None:
    state = does(arrived(), LISTENING, Kind.ANSWER, LEFT, "It was a long day")
    for number in range(4):
        state = does(state, LISTENING, Kind.ANSWER, RIGHT, f"try {number}")
        assert view(state, LEFT, script=LISTENING, now=NOON).shown[-1].value == f"try {number}"
        state = does(state, LISTENING, Kind.ANSWER, LEFT, "nearly")
        state = does(state, LISTENING, Kind.ANSWER, LEFT, "and then")
        assert state.step == "hear"
    state = does(state, LISTENING, Kind.ANSWER, RIGHT, "last try")
    for word in ("yes", "enough"):
        assert does(state, LISTENING, Kind.ANSWER, LEFT, word).step == "value"


def test_advice_stays_shut_until_the_speaker_opens_it() -> None:
    state = at(arrived(), LISTENING, "advice-asked")
    assert refused(state, LISTENING, Kind.ANSWER, RIGHT, "You could ...") is Refusal.NOT_YOUR_TURN
    assert does(state, LISTENING, Kind.ANSWER, LEFT, "heard").step == "understood"
    assert does(state, LISTENING, Kind.ANSWER, LEFT, "advice").step == "advice"


def test_the_two_change_places_once() -> None:
    state = does(at(arrived(), LISTENING, "understood"), LISTENING, Kind.ANSWER, LEFT, 8)
    assert (state.step, state.speaker) == ("speak", RIGHT)
    state = does(at(state, LISTENING, "understood"), LISTENING, Kind.ANSWER, RIGHT, 9)
    assert state.step == "thank"


def test_no_minimum_time_is_skipped_and_a_maximum_ends_by_itself() -> None:
    state = begun(TIMED)
    assert view(state, LEFT, script=TIMED, now=NOON).turn is Turn.TIME
    now = NOON + timedelta(seconds=30)
    assert view(state, LEFT, script=TIMED, now=now).turn is Turn.MINE
    state = engine.settled(state, script=TIMED, now=now)
    assert refused(state, TIMED, Kind.ANSWER, LEFT, now=now + A_MINUTE) is Refusal.TOO_SOON
    state = does(state, TIMED, Kind.ANSWER, LEFT, now=now + 2 * A_MINUTE)
    assert view(state, LEFT, script=TIMED, now=now + 7 * A_MINUTE).step == TIMED.step("rate")


def test_over_days_nobody_waits_for_the_clock() -> None:
    state = begun(TIMED, mode=Mode.SLOW)
    assert state.step == "think"
    assert does(state, TIMED, Kind.ANSWER, LEFT).step == "talk"


def test_what_is_private_never_enters_the_state() -> None:
    state = at(begun(TIMED), TIMED, "rate")
    state = does(state, TIMED, Kind.ANSWER, LEFT, 7)
    assert state.pending == {LEFT: None}
    state = does(state, TIMED, Kind.ANSWER, RIGHT, 3)
    assert (state.step, state.said) == ("last", ())


def test_what_one_of_both_entered_is_not_shown_before_the_other_has() -> None:
    state = does(at(begun(LISTENING), LISTENING, "thank"), LISTENING, Kind.ANSWER, LEFT, "Your patience")
    theirs = view(state, RIGHT, script=LISTENING, now=NOON)
    assert "Your patience" not in repr(theirs)
    state = does(state, LISTENING, Kind.ANSWER, RIGHT, "Your laugh")
    assert [one.value for one in view(state, RIGHT, script=LISTENING, now=NOON).shown] == [
        "Your patience",
        "Your laugh",
    ]


def test_a_hold_waits_five_seconds_for_whoever_asked_for_it() -> None:
    state = does(arrived(), LISTENING, Kind.HOLD, LEFT)
    soon = NOON + timedelta(seconds=4)
    assert refused(state, LISTENING, Kind.ANSWER, LEFT, "x", now=soon) is Refusal.HELD
    assert view(state, RIGHT, script=LISTENING, now=soon).their_hold_until
    assert does(state, LISTENING, Kind.ANSWER, LEFT, "x", now=NOON + timedelta(seconds=5)).step == "hear"


def test_a_minute_of_silence_is_for_both_and_costs_the_step_no_time() -> None:
    state = does(arrived(), LISTENING, Kind.SILENCE, RIGHT)
    assert (
        refused(state, LISTENING, Kind.ANSWER, LEFT, "x", now=NOON + timedelta(seconds=59)) is Refusal.QUIET
    )
    assert state.since == NOON + A_MINUTE
    assert does(state, LISTENING, Kind.ANSWER, LEFT, "x", now=NOON + A_MINUTE).step == "hear"


def test_off_limits_is_seen_until_the_step_is_over_and_the_private_tap_changes_nothing() -> None:
    state = does(arrived(), LISTENING, Kind.OFF_LIMITS, RIGHT)
    assert view(state, LEFT, script=LISTENING, now=NOON).off_limits is RIGHT
    assert does(state, LISTENING, Kind.NOTICE, RIGHT) == state
    assert does(state, LISTENING, Kind.ANSWER, LEFT, "x").off_limits is None
    assert refused(begun(LISTENING), LISTENING, Kind.SILENCE, LEFT) is Refusal.NOT_OFFERED


def test_cards_rise_and_either_may_pass_or_choose_a_lighter_one() -> None:
    state = at(begun(OPENING_UP), OPENING_UP, "answer")
    depths = []
    for _ in range(6):
        assert state.drawn
        depths.append(state.drawn.depth)
        state = at(state, OPENING_UP, "answer")
    assert depths == [1, 1, 2, 2, 3, 3]
    passed = does(state, OPENING_UP, Kind.PASS, RIGHT)
    assert passed.drawn != state.drawn
    lighter = does(state, OPENING_UP, Kind.LIGHTER, LEFT)
    assert lighter.drawn
    assert lighter.drawn.depth == 2
    assert lighter.level == 2


def test_when_no_card_is_left_the_talk_goes_on_without() -> None:
    state = at(begun(OPENING_UP), OPENING_UP, "answer")
    for _ in CARDS:
        state = does(state, OPENING_UP, Kind.PASS, LEFT)
    assert state.drawn is None
    assert does(state, OPENING_UP, Kind.ANSWER, LEFT, "a story").step == "receive"


def test_another_round_comes_only_if_both_want_it() -> None:
    state = at(begun(OPENING_UP), OPENING_UP, "more")
    for mine, theirs, step in (("yes", "yes", "again"), ("yes", "no", "thank"), ("no", "no", "thank")):
        after = does(state, OPENING_UP, Kind.ANSWER, LEFT, mine)
        assert does(after, OPENING_UP, Kind.ANSWER, RIGHT, theirs).step == step


def test_one_phone_is_passed_over_and_hides_what_was_entered() -> None:
    state = begun(LISTENING, mode=Mode.ONE)
    assert refused(state, LISTENING, Kind.ANSWER, RIGHT) is Refusal.NOT_YOUR_TURN
    state = does(state, LISTENING, Kind.ANSWER, LEFT)
    seen = view(state, LEFT, script=LISTENING, now=NOON)
    assert (seen.phase, seen.side, seen.shown, seen.so_far) == (Phase.HAND, RIGHT, (), ())
    state = does(state, LISTENING, Kind.HAND, RIGHT)
    assert view(state, LEFT, script=LISTENING, now=NOON).side is RIGHT
    assert view(state, RIGHT, script=LISTENING, now=NOON).phase is Phase.AWAY


def test_the_phone_changes_hands_only_once_whoever_holds_it_is_done_and_by_a_page_of_this_step() -> None:
    state = begun(LISTENING, mode=Mode.ONE)
    assert refused(state, LISTENING, Kind.HAND, RIGHT) is Refusal.NOT_NOW
    state = does(state, LISTENING, Kind.ANSWER, LEFT)
    late = engine.advance(state, Event(Kind.HAND, RIGHT, state.visit - 1), script=LISTENING, now=NOON)
    assert late == engine.Refused(Refusal.NOT_NOW)
    state = does(state, LISTENING, Kind.HAND, RIGHT)
    assert refused(state, LISTENING, Kind.HAND, LEFT) is Refusal.NOT_NOW
    assert state.holder is RIGHT


def test_a_breath_of_an_older_step_holds_nothing_up() -> None:
    state = does(arrived(), LISTENING, Kind.ANSWER, LEFT, "It was a long day")
    late = engine.advance(state, Event(Kind.HOLD, RIGHT, state.visit - 1), script=LISTENING, now=NOON)
    assert late == engine.Refused(Refusal.MOVED_ON)
    paused = does(state, LISTENING, Kind.TIME_OUT, LEFT, 30)
    assert refused(paused, LISTENING, Kind.HOLD, RIGHT) is Refusal.PAUSED


def test_words_leave_the_state_when_it_ends_and_each_says_what_becomes_of_theirs() -> None:
    state = does(arrived(), LISTENING, Kind.ANSWER, LEFT, "It was a long day")
    state = does(state, LISTENING, Kind.END, RIGHT)
    assert "long day" not in repr(state)
    assert refused(state, LISTENING, Kind.ANSWER, RIGHT, "x") is Refusal.OVER
    state = does(state, LISTENING, Kind.KEEP, LEFT, "share")
    after = view(state, RIGHT, script=LISTENING, now=NOON).after
    assert after
    assert (after.why, after.mine, after.is_shared) == (Why.EARLY, None, False)
    state = does(state, LISTENING, Kind.KEEP, RIGHT, "share")
    shared = view(state, LEFT, script=LISTENING, now=NOON).after
    assert shared
    assert shared.is_shared
    state = does(state, LISTENING, Kind.KEEP, RIGHT, "discard")
    assert state.ending
    assert state.ending.keeping[RIGHT] is Keeping.DISCARD
    assert refused(state, LISTENING, Kind.KEEP, RIGHT, "share") is Refusal.UNFIT


def test_a_talk_in_which_nothing_happens_lapses() -> None:
    state = engine.settled(arrived(), script=LISTENING, now=NOON + timedelta(days=14))
    assert state.ending
    assert state.ending.why is Why.LAPSED
    assert Side.LEFT.other is Side.RIGHT
