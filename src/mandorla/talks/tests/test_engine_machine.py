"""The engine under two people with three devices, whose requests come late, twice, out of order or never.

The server dies between any two writes, two of its processes work at once, and its clock jumps both ways. The short form
is part of every run; `make proofs` goes on for a million steps, and says how many there were.
"""

import os
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from mandorla.talks.logic import engine
from mandorla.talks.logic.projection import Phase, Turn, View, view
from mandorla.talks.logic.script import Ask, Script, Step
from mandorla.talks.logic.state import Event, Kind, Mode, Side, State, Value
from mandorla.talks.tests.playing import EVERYTHING, NOON, all_scripts, possible
from mandorla.talks.tests.server import Device, Server, comes_to_its_end

DEVICES = (Side.LEFT, Side.LEFT, Side.RIGHT)
LONG = int(os.environ.get("MANDORLA_TALK_STEPS", "1000000"))
STEPS_EACH = 200
TAPS = [Kind.HOLD, Kind.SILENCE, Kind.OFF_LIMITS, Kind.PASS, Kind.LIGHTER, Kind.NOTICE, Kind.HAND]
SLACK = timedelta(minutes=2)  # a minute of silence, and a clock a minute behind
SCRIPTS, MODES = st.sampled_from([*all_scripts(), EVERYTHING]), st.sampled_from(list(Mode))
done: Counter[str] = Counter()  # how many steps there were, and what they led to


class TalkMachine(RuleBasedStateMachine):
    @initialize(script=SCRIPTS, mode=MODES, is_spoken=st.booleans())
    def begin(self, script: Script, mode: Mode, is_spoken: bool) -> None:
        self.server = Server(script, mode, is_spoken=is_spoken)
        self.script = script
        self.now = NOON
        self.underway: list[tuple[int, Event]] = []
        self.keys = 0
        self.devices = [Device(self.server, side) for side in DEVICES]

    def _look(self, side: Side) -> View:
        return view(self.server.state, side, script=self.script, now=self.now)

    def _begin_another_if_over(self, draw: st.DataObject) -> None:
        """Once a talk is over they have the next; what is still underway belongs to none."""
        if self._look(Side.LEFT).phase is Phase.OVER and draw.draw(st.booleans()):
            self.teardown()
            self.begin(draw.draw(SCRIPTS), draw.draw(MODES), draw.draw(st.booleans()))

    # -- what happens ------------------------------------------------------------------------------------------------

    @rule(device=st.integers(0, 2))
    def look(self, device: int) -> None:
        self.devices[device].look(self.now)

    @rule(device=st.integers(0, 2), draw=st.data(), times=st.integers(1, 2), is_fresh=st.booleans())
    def answer(self, device: int, draw: st.DataObject, times: int, is_fresh: bool) -> None:
        """By the page as it stands there, which may be old."""
        self._begin_another_if_over(draw)
        if is_fresh:
            self.look(device)
        seen = self.devices[device].seen
        if seen.step is None:
            self._send(Event(Kind.HAND, seen.side, seen.visit), times)
            return
        value = draw.draw(self._values(seen.step))
        self._send(Event(Kind.ANSWER, seen.side, seen.visit, value), times)
        if is_fresh or times == 1:
            self.deliver(len(self.underway) - 1)

    @rule(draw=st.data(), keeps_a_copy=st.booleans(), times=st.integers(1, 6))
    def go_on(self, draw: st.DataObject, keeps_a_copy: bool, times: int) -> None:
        """They do what their fresh pages ask for; each request may come once more, much later."""
        self._begin_another_if_over(draw)
        self._come_back()
        for _ in range(times):
            self._go_on(draw, keeps_a_copy)

    def _go_on(self, draw: st.DataObject, keeps_a_copy: bool) -> None:
        done["goings-on"] += 1
        self.now += timedelta(seconds=61)
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

    @rule(
        device=st.integers(0, 2), kind=st.sampled_from(TAPS), times=st.integers(1, 2), is_fresh=st.booleans()
    )
    def tap(self, device: int, kind: Kind, times: int, is_fresh: bool) -> None:
        if is_fresh:
            self.look(device)
        seen = self.devices[device].seen
        self._send(Event(kind, seen.side, seen.visit), times)
        if is_fresh or times == 1:
            self.deliver(len(self.underway) - 1)

    @rule(
        device=st.integers(0, 2),
        kind=st.sampled_from([Kind.TIME_OUT, Kind.MOVE, Kind.AGREE, Kind.READY]),
        minutes=st.sampled_from([5, 20, 60, 1440, 2000]),
        word=st.sampled_from(["yes", "no"]),
        is_meant=st.integers(0, 3),
    )
    def rest(self, device: int, kind: Kind, minutes: int, word: str, is_meant: int) -> None:
        if is_meant:
            return
        if word == "yes":
            self.look(device)
        pause = self.devices[device].seen.pause
        wish = pause.wish.isoformat() if pause and pause.wish else "none"
        value: Value = {Kind.READY: word, Kind.AGREE: wish}.get(kind, minutes)
        self._send(Event(kind, DEVICES[device], 0, value), 1)
        if word == "yes":
            self.deliver(len(self.underway) - 1)

    @rule(device=st.integers(0, 2), kind=st.sampled_from([Kind.END, Kind.KEEP]), is_meant=st.integers(0, 9))
    def come_to_an_end(self, device: int, kind: Kind, is_meant: int) -> None:
        if not is_meant:
            self._send(Event(kind, DEVICES[device], 0, "share" if kind is Kind.KEEP else None), 1)

    @rule(
        device=st.integers(0, 2),
        kind=st.sampled_from([Kind.HOLD, Kind.HAND]),
        wait=st.sampled_from([0, 3, 6]),
    )
    def tap_and_answer_at_once(self, device: int, kind: Kind, wait: int) -> None:
        """Before the five seconds are over, or just after; by a page that was right a moment ago."""
        self.look(device)
        seen = self.devices[device].seen
        for event in (Event(kind, seen.side, seen.visit), self._event(seen), self._event(seen)):
            if event:
                self._send(event, 1)
                self.deliver(len(self.underway) - 1)
            self.now += timedelta(seconds=wait)

    def _event(self, seen: View) -> Event | None:
        return Event(Kind.ANSWER, seen.side, seen.visit, self._entries(seen.step)[0]) if seen.step else None

    @rule(which=st.integers(0, 50))
    def deliver(self, which: int) -> None:
        if self.underway:
            self.server.receive(*self.underway.pop(which % len(self.underway)), self.now)

    @rule(which=st.integers(0, 50), other=st.integers(0, 50))
    def two_processes_at_once(self, which: int, other: int) -> None:
        """Both have read before either writes: the second finds its number taken, and reads anew."""
        if len(self.underway) > 1:
            first = self.underway.pop(which % len(self.underway))
            second = self.underway.pop(other % len(self.underway))
            early = self.server.work_out(*second, self.now)
            self.server.receive(*first, self.now)
            if not self.server.write(early):
                self.server.receive(*second, self.now)

    @rule(which=st.integers(0, 50), has_written=st.booleans())
    def the_server_dies(self, which: int, has_written: bool) -> None:
        """Before it has written, or before it could say so: whoever asked knows nothing, and asks again."""
        if self.underway:
            asked = self.underway[which % len(self.underway)]
            work = self.server.work_out(*asked, self.now)
            if has_written:
                self.server.write(work)
            self.server.start_anew()

    @rule(is_meant=st.integers(0, 9))
    def lose_everything_underway(self, is_meant: int) -> None:
        if not is_meant:
            self.underway.clear()

    @rule(seconds=st.sampled_from([1, 6, 61, 61, 300, 1300, 86_400, -30, -600, -86_400]))
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

    # -- what must hold (who may act, and what each may learn of it, stands in the server) ----------------------------

    @invariant()
    def every_device_comes_to_the_same(self) -> None:
        done["steps"] += 1
        for device in self.devices[done["steps"] % 3 :: 3]:
            assert device.catch_up() == self.server.state

    @invariant()
    def nothing_is_lost_and_nothing_counts_twice(self) -> None:
        self.server.keeps_its_word()

    @invariant()
    def what_is_private_is_nowhere(self) -> None:
        state, script = self.server.state, self.script
        private = {step.id for step in script.steps if step.is_private}
        assert not private & {one.step for one in state.said}
        if not state.ending and script.step(state.step).is_private and not script.step(state.step).goes:
            assert set(state.pending.values()) <= {None}

    @invariant()
    def the_clock_traps_nobody(self) -> None:
        for side in Side:
            seen = self._look(side)
            longest = (seen.step.at_least if seen.step else None) or timedelta()
            for until, most in (
                (seen.hold_until, engine.HOLD),
                (seen.quiet_until, engine.SILENCE),
                (seen.opens_at, longest + timedelta(minutes=1)),
            ):
                assert until is None or until - self.now <= most + SLACK, (until, self.now)

    @invariant()
    def the_end_can_be_reached_from_here(self) -> None:
        if done["steps"] % 20 == 0:
            comes_to_its_end(self.server, self.now)

    def teardown(self) -> None:
        if hasattr(self, "server"):
            comes_to_its_end(self.server, self.now)
            done["talks"] += 1
            done["events"] += len(self.server.log)
            done.update(str(event.kind) for _, event, _ in self.server.log)


def _run(examples: int, steps_each: int, number: int) -> None:
    machine = seed(number)(type("TalkMachine", (TalkMachine,), {}))
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps_each,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )


def test_turns_privacy_and_the_log_hold_whatever_happens() -> None:
    _run(80, 70, 1)


@pytest.mark.long
def test_they_hold_over_a_million_steps() -> None:
    done.clear()
    number = 1
    while done["steps"] < LONG:
        number += 1
        _run(100, STEPS_EACH, number)
    print(dict(done))


def test_a_state_is_the_same_after_it_was_kept() -> None:
    assert State.from_json(Server(EVERYTHING, Mode.TWO, is_spoken=False).state.to_json())
