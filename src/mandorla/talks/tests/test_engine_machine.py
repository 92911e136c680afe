"""The engine under two people with three devices, whose requests come late, twice, out of order or never."""

import json
import os
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from mandorla.talks.logic import engine, steps
from mandorla.talks.logic.projection import Phase, Turn, View, view
from mandorla.talks.logic.script import Ask, Script, Step
from mandorla.talks.logic.state import Event, Kind, Mode, Side, State, Value
from mandorla.talks.tests.playing import NOON, all_scripts, begun, play_to_the_end, possible

DEVICES = (Side.LEFT, Side.LEFT, Side.RIGHT)
LONG = int(os.environ.get("MANDORLA_TALK_STEPS", "1000000"))
TAPS = [Kind.HOLD, Kind.SILENCE, Kind.OFF_LIMITS, Kind.PASS, Kind.LIGHTER, Kind.NOTICE, Kind.HAND]


class Server:
    """What the slice does around the engine: a log with one line a number, and a key that counts once."""

    def __init__(self, script: Script, mode: Mode, *, is_spoken: bool) -> None:
        self.script = script
        self.first = self.state = begun(script, mode=mode, is_spoken=is_spoken)
        self.log: list[tuple[int, Event, datetime]] = []
        self.private: dict[str, Side] = {}

    def receive(self, key: int, event: Event, now: datetime) -> None:
        if key in [known for known, _, _ in self.log]:
            return
        before = engine.settled(self.state, script=self.script, now=now)
        after = engine.advance(self.state, event, script=self.script, now=now)
        if isinstance(after, engine.Refused):
            return
        if event.kind is Kind.ANSWER:
            self._expect_turn(before, event)
        self.state = after
        self.log.append((key, event, now))

    def _expect_turn(self, before: State, event: Event) -> None:
        step = self.script.step(before.step)
        assert before.time_out is None
        assert event.visit == before.visit
        assert steps.role_of(before, event.by) in step.of
        assert event.by not in before.pending
        if step.is_private and not step.goes:
            self.private[str(event.value)] = event.by


class TalkMachine(RuleBasedStateMachine):
    @initialize(
        script=st.sampled_from(all_scripts()), mode=st.sampled_from(list(Mode)), is_spoken=st.booleans()
    )
    def begin(self, script: Script, mode: Mode, is_spoken: bool) -> None:
        self.server = Server(script, mode, is_spoken=is_spoken)
        self.now = NOON
        self.underway: list[tuple[int, Event]] = []
        self.keys = 0
        self.seen: list[View] = [self._look(side) for side in DEVICES]

    def _look(self, side: Side) -> View:
        return view(self.server.state, side, script=self.server.script, now=self.now)

    # -- what happens ------------------------------------------------------------------------------------------------

    @rule(device=st.integers(0, 2))
    def look(self, device: int) -> None:
        self.seen[device] = self._look(DEVICES[device])

    @rule(device=st.integers(0, 2), draw=st.data(), times=st.integers(1, 2), is_fresh=st.booleans())
    def answer(self, device: int, draw: st.DataObject, times: int, is_fresh: bool) -> None:
        """By the page as it stands there, which may be old."""
        if is_fresh:
            self.look(device)
        seen = self.seen[device]
        if seen.step is None:
            self._send(Event(Kind.HAND, seen.side, seen.visit), times)
            return
        value = draw.draw(self._values(seen.step))
        self._send(Event(Kind.ANSWER, seen.side, seen.visit, value), times)
        if is_fresh:
            self.deliver(len(self.underway) - 1)

    @rule(draw=st.data(), keeps_a_copy=st.booleans())
    def go_on(self, draw: st.DataObject, keeps_a_copy: bool) -> None:
        """Somebody does what their fresh page asks for; the request may come once more, much later."""
        self._come_back()
        for side in Side:
            seen = self._look(side)
            if seen.turn is Turn.MINE and seen.phase in (Phase.STEP, Phase.HAND):
                event = Event(Kind.HAND, seen.side, seen.visit)
                if seen.step:
                    value = draw.draw(st.sampled_from(self._entries(seen.step)))
                    event = Event(Kind.ANSWER, seen.side, seen.visit, value)
                self._send(event, 1 + keeps_a_copy)
                self.deliver(len(self.underway) - 1)
                return

    def _come_back(self) -> None:
        pause = self.server.state.time_out
        if pause:
            self.now = max(self.now, pause.until)
            for side in Side:
                self._send(Event(Kind.READY, side, 0, "yes"), 1)
                self.deliver(len(self.underway) - 1)
        self.now += timedelta(seconds=61)

    @rule(device=st.integers(0, 2), kind=st.sampled_from(TAPS), times=st.integers(1, 2))
    def tap(self, device: int, kind: Kind, times: int) -> None:
        seen = self.seen[device]
        self._send(Event(kind, seen.side, seen.visit), times)

    @rule(
        device=st.integers(0, 2),
        kind=st.sampled_from([Kind.TIME_OUT, Kind.MOVE, Kind.AGREE, Kind.READY]),
        minutes=st.sampled_from([5, 20, 60, 1440, 2000]),
    )
    def rest(self, device: int, kind: Kind, minutes: int) -> None:
        value: Value = "yes" if kind is Kind.READY else minutes
        self._send(Event(kind, DEVICES[device], 0, None if kind is Kind.AGREE else value), 1)

    @rule(device=st.integers(0, 2), kind=st.sampled_from([Kind.END, Kind.KEEP]), is_meant=st.integers(0, 9))
    def come_to_an_end(self, device: int, kind: Kind, is_meant: int) -> None:
        if not is_meant:
            self._send(Event(kind, DEVICES[device], 0, "share" if kind is Kind.KEEP else None), 1)

    @rule(which=st.integers(0, 50))
    def deliver(self, which: int) -> None:
        if self.underway:
            self.server.receive(*self.underway.pop(which % len(self.underway)), self.now)

    @rule(is_meant=st.integers(0, 9))
    def lose_everything_underway(self, is_meant: int) -> None:
        if not is_meant:
            self.underway.clear()

    @rule(seconds=st.sampled_from([1, 6, 61, 1300, 86_400, -3_600]))
    def the_clock_jumps(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    def _send(self, event: Event, times: int) -> None:
        self.keys += 1
        self.underway += [(self.keys, event)] * times

    def _entries(self, step: Step) -> list[Value]:
        unique: dict[Ask, list[Value]] = {Ask.TEXT: [f"w{self.keys}x"], Ask.LIST: [(f"w{self.keys}x",)]}
        return unique.get(step.ask) or possible(step)

    def _values(self, step: Step) -> st.SearchStrategy[Any]:
        unique = f"w{self.keys}x"
        return {
            Ask.NOTHING: st.none(),
            Ask.DONE: st.none(),
            Ask.TEXT: st.sampled_from([unique, unique, ""]),
            Ask.LIST: st.just((unique,)),
            Ask.RATING: st.integers(-1, 11),
            Ask.CHOICE: st.sampled_from([*step.choices, "something else"]),
        }[step.ask]

    # -- what must hold ----------------------------------------------------------------------------------------------

    @invariant()
    def every_device_comes_to_the_same(self) -> None:
        state = self.server.first
        for _, event, at in self.server.log:
            after = engine.advance(state, event, script=self.server.script, now=at)
            assert isinstance(after, State)
            state = after
        assert state == self.server.state
        assert State.from_json(json.loads(json.dumps(state.to_json()))) == state

    @invariant()
    def nothing_is_lost_and_nothing_counts_twice(self) -> None:
        state, script = self.server.state, self.server.script
        keys = [key for key, _, _ in self.server.log]
        assert len(set(keys)) == len(keys)
        if state.ending:
            assert state.said == ()
            return
        told = [one.value for one in state.said if isinstance(one.value, str) and one.value.startswith("w")]
        waiting = [one for one in state.pending.values() if isinstance(one, str) and one.startswith("w")]
        sent = [
            event.value
            for _, event, _ in self.server.log
            if event.kind is Kind.ANSWER and isinstance(event.value, str) and event.value.startswith("w")
        ]
        assert sorted(told + waiting) == sorted(sent), script.slug

    @invariant()
    def what_is_private_is_nowhere(self) -> None:
        state, script = self.server.state, self.server.script
        private = {step.id for step in script.steps if step.is_private}
        assert not private & {one.step for one in state.said}
        if not state.ending and script.step(state.step).is_private and not script.step(state.step).goes:
            assert set(state.pending.values()) <= {None}

    @invariant()
    def nobody_sees_what_the_other_entered_before_both_have(self) -> None:
        state = self.server.state
        for side in Side:
            theirs = state.pending.get(side.other)
            if isinstance(theirs, str) and theirs.startswith("w"):
                assert theirs not in repr(self._look(side).so_far) + repr(self._look(side).shown)

    def teardown(self) -> None:
        if hasattr(self, "server"):
            play_to_the_end(self.server.state, self.server.script, max(self.now, self.server.state.at))


def _run(examples: int, steps_each: int) -> None:
    run_state_machine_as_test(
        TalkMachine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps_each,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            derandomize=True,
        ),
    )


def test_turns_privacy_and_the_log_hold_whatever_happens() -> None:
    _run(100, 70)


@pytest.mark.long
def test_they_hold_over_a_million_steps() -> None:
    _run(LONG // 200, 200)
