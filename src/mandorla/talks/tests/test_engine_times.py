"""Time in a talk: pauses with an agreed return, and a clock that does not run as it should."""

from datetime import timedelta

import pytest

from mandorla.talks.logic import engine
from mandorla.talks.logic.engine import Refusal
from mandorla.talks.logic.projection import view
from mandorla.talks.logic.state import Event, Kind, Mode, State, Why
from mandorla.talks.tests.playing import A_MINUTE, LEFT, NOON, RIGHT, begun, does, refused
from mandorla.talks.tests.test_engine import LISTENING, TIMED, arrived


def test_a_clock_that_is_a_little_behind_counts_as_one_that_stands_still() -> None:
    state = engine.settled(begun(TIMED), script=TIMED, now=NOON + A_MINUTE)
    state = does(state, TIMED, Kind.ANSWER, LEFT, now=NOON + 3 * A_MINUTE)
    after = engine.advance(
        state, Event(Kind.HOLD, LEFT, state.visit), script=TIMED, now=state.at - timedelta(seconds=50)
    )
    assert isinstance(after, State)
    assert after.at == state.at
    assert after.holds == {LEFT: state.at + engine.HOLD}


def test_nobody_waits_for_a_clock_that_was_set_back() -> None:
    """The clock ran a day ahead when the talk began, and was put right; nobody acts for a while."""
    for minutes in (0, 30, 600):
        now = NOON - timedelta(days=1) + minutes * A_MINUTE
        state = begun(TIMED)
        assert view(state, LEFT, script=TIMED, now=now).step == TIMED.step("think")
        after = engine.advance(state, Event(Kind.ANSWER, LEFT, state.visit + 1), script=TIMED, now=now)
        assert isinstance(after, State)
        assert (after.step, after.since) == ("talk", now)
    held = does(does(arrived(), LISTENING, Kind.SILENCE, LEFT), LISTENING, Kind.HOLD, LEFT)
    back = NOON - timedelta(hours=1)
    after = engine.advance(held, Event(Kind.ANSWER, LEFT, held.visit, "x"), script=LISTENING, now=back)
    assert isinstance(after, State)
    assert after.step == "hear"


def test_an_agreed_return_stands_when_the_clock_is_set_back_and_can_be_moved() -> None:
    state = does(arrived(), LISTENING, Kind.TIME_OUT, RIGHT, 30)
    back = NOON - timedelta(hours=5)
    pause = view(state, LEFT, script=LISTENING, now=back).pause
    assert pause
    assert pause.until == NOON + 30 * A_MINUTE
    after = engine.advance(state, Event(Kind.MOVE, LEFT, 0, 20), script=LISTENING, now=back)
    assert isinstance(after, State)
    assert after.time_out
    assert after.time_out.until == back + 20 * A_MINUTE


class TestTimeOut:
    def called(self, minutes: int = 30) -> State:
        return does(arrived(), LISTENING, Kind.TIME_OUT, RIGHT, minutes)

    @pytest.mark.parametrize("minutes", [0, 19, 1441, -5, True, "30", None])
    def test_it_lasts_twenty_minutes_or_more_and_a_day_at_most(self, minutes: int | str | None) -> None:
        assert refused(arrived(), LISTENING, Kind.TIME_OUT, LEFT, minutes) is Refusal.UNFIT

    def test_nothing_goes_on_until_both_are_ready(self) -> None:
        state = self.called()
        assert refused(state, LISTENING, Kind.ANSWER, LEFT, "x") is Refusal.PAUSED
        assert refused(state, LISTENING, Kind.READY, LEFT, "yes", now=NOON + 29 * A_MINUTE) is Refusal.NOT_NOW
        due = NOON + 31 * A_MINUTE
        state = does(state, LISTENING, Kind.READY, LEFT, "yes", now=due)
        theirs = view(state, RIGHT, script=LISTENING, now=due)
        assert theirs == view(self.called(), RIGHT, script=LISTENING, now=due)
        state = does(state, LISTENING, Kind.READY, RIGHT, "yes", now=due)
        assert state.time_out is None
        assert (state.step, state.since) == ("speak", NOON + 31 * A_MINUTE)

    def test_its_time_is_moved_once_by_either_and_then_only_by_both(self) -> None:
        state = does(self.called(), LISTENING, Kind.MOVE, LEFT, 60)
        assert state.time_out
        assert state.time_out.until == NOON + 60 * A_MINUTE
        state = does(state, LISTENING, Kind.MOVE, RIGHT, 120)
        assert state.time_out
        assert state.time_out.until == NOON + 60 * A_MINUTE
        wish = (NOON + 120 * A_MINUTE).isoformat()
        assert refused(state, LISTENING, Kind.AGREE, RIGHT, wish) is Refusal.NOT_NOW
        assert refused(state, LISTENING, Kind.AGREE, LEFT, wish, NOON + 61 * A_MINUTE) is Refusal.NOT_NOW
        state = does(state, LISTENING, Kind.AGREE, LEFT, wish)
        assert state.time_out
        assert state.time_out.until == NOON + 120 * A_MINUTE
        late = NOON + 60 * A_MINUTE
        assert refused(state, LISTENING, Kind.MOVE, LEFT, 1440, now=late) is Refusal.UNFIT

    def test_one_agrees_to_the_wish_that_one_has_seen_and_to_no_other(self) -> None:
        state = does(self.called(), LISTENING, Kind.MOVE, LEFT, 60)
        seen = does(state, LISTENING, Kind.MOVE, RIGHT, 120)
        meanwhile = does(seen, LISTENING, Kind.MOVE, RIGHT, 720)
        assert seen.time_out
        assert seen.time_out.wish
        old = seen.time_out.wish.isoformat()
        assert refused(meanwhile, LISTENING, Kind.AGREE, LEFT, old) is Refusal.NOT_NOW

    def test_one_that_nobody_came_back_from_is_taken_up_by_whoever_called_it(self) -> None:
        state, late = self.called(), NOON + timedelta(days=2)
        assert refused(state, LISTENING, Kind.TIME_OUT, LEFT, 60, now=late) is Refusal.NOT_NOW
        state = does(state, LISTENING, Kind.TIME_OUT, RIGHT, 60, now=late)
        assert state.time_out
        assert state.time_out.until == late + 60 * A_MINUTE

    def test_or_it_lapses_without_blame(self) -> None:
        late = NOON + timedelta(days=4)
        after = view(self.called(), LEFT, script=LISTENING, now=late).after
        assert after
        assert after.why is Why.LAPSED

    def test_on_one_phone_a_single_yes_is_enough_and_a_no_is_none(self) -> None:
        state = does(begun(LISTENING, mode=Mode.ONE), LISTENING, Kind.TIME_OUT, RIGHT, 30)
        due = NOON + 31 * A_MINUTE
        assert does(state, LISTENING, Kind.READY, LEFT, "no", now=due).time_out
        assert does(state, LISTENING, Kind.READY, LEFT, "yes", now=due).time_out is None
