"""What the slice does around the engine, without a database: a log, a snapshot beside it, keys that count once.

Each event that it takes is looked at from the other side too: what somebody does for themselves changes nothing there,
and what one of both enters shows there only when the other has entered something as well.
"""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mandorla.talks.logic import engine, steps
from mandorla.talks.logic.projection import View, view
from mandorla.talks.logic.script import Ask, Script, Step
from mandorla.talks.logic.state import Event, Kind, Mode, Side, State, Value
from mandorla.talks.tests.playing import begun, play_to_the_end, possible

ALONE = (Kind.NOTICE, Kind.READY)


@dataclass(frozen=True)
class Work:
    """A line worked out from what was read, and not yet written; `after` is nothing where it was refused."""

    seq: int
    key: int
    event: Event
    at: datetime
    after: State | None


class Server:
    """The log and the snapshot are written together or not at all; `state` is what a process has read of it."""

    def __init__(self, script: Script, mode: Mode, *, is_spoken: bool) -> None:
        self.script = script
        length = timedelta(minutes=script.lengths[0]) if script.lengths else None
        self.first = self.state = begun(script, mode=mode, is_spoken=is_spoken, length=length)
        self.log: list[tuple[int, Event, datetime]] = []
        self.words: list[str] = []
        self._private: set[tuple[int, Side]] = (
            set()
        )  # the visits in which somebody entered what is theirs alone
        self.stored = json.dumps(self.state.to_json())

    def receive(self, key: int, event: Event, now: datetime) -> None:
        self.write(self.work_out(key, event, now))

    def work_out(self, key: int, event: Event, now: datetime) -> Work:
        """What a process would write, by what it reads now."""
        work = Work(len(self.log) + 1, key, event, now, None)
        if any(known == key for known, _, _ in self.log):
            return work
        before = engine.settled(self.state, script=self.script, now=now)
        after = engine.advance(self.state, event, script=self.script, now=now)
        if isinstance(after, engine.Refused):
            return work
        if event.kind is Kind.ANSWER:
            self._expect_turn(before, event, now)
        if event.kind is Kind.HAND:
            assert before.holder not in steps.asked_in(before, self.script.step(before.step))
        self._expect_discretion(before, event, after, now)
        return replace(work, after=after)

    def write(self, work: Work) -> bool:
        """Line and snapshot in one; False where another process was faster with this number."""
        if work.seq != len(self.log) + 1:
            return False
        if work.after is not None:
            self.log.append((work.key, work.event, work.at))
            self.words += _words(work.event)
            self.state = work.after
            self.stored = json.dumps(work.after.to_json())
            assert State.from_json(json.loads(self.stored)) == self.state
        return True

    def start_anew(self) -> None:
        """What was only in memory is gone."""
        self.state = State.from_json(json.loads(self.stored))

    def keeps_its_word(self) -> None:
        """Every key is in the log once, and every word that was taken stands where its reader finds it, once."""
        keys = [key for key, _, _ in self.log]
        assert len(set(keys)) == len(keys)
        if self.state.ending:
            assert self.state.said == ()
            return
        told = [word for one in self.state.said for word in _of(one.value)]
        waiting = [word for value in self.state.pending.values() for word in _of(value)]
        private = {word for _, event, _ in self.log if self._is_private(event) for word in _of(event.value)}
        assert not private & {*told, *waiting}
        assert sorted([*told, *waiting, *private]) == sorted(self.words), self.script.slug

    def _is_private(self, event: Event) -> bool:
        return event.kind is Kind.ANSWER and (event.visit, event.by) in self._private

    def _expect_turn(self, before: State, event: Event, now: datetime) -> None:
        step = self.script.step(before.step)
        seen = max(now, before.at)
        assert before.time_out is None
        assert event.visit == before.visit
        assert steps.role_of(before, event.by) in step.of
        assert event.by not in before.pending
        assert before.mode is not Mode.ONE or before.holder is event.by
        waits = (before.quiet_until, before.holds.get(event.by), steps.opens_at(before, step))
        assert all(until is None or until <= seen for until in waits)
        if step.is_private and not step.goes:
            self._private.add((event.visit, event.by))

    def _expect_discretion(self, before: State, event: Event, after: State, now: datetime) -> None:
        """What the other sees does not depend on what is none of their business."""
        if before.ending or after.ending:
            return
        sees = self._other(after, event.by, now)
        is_back = event.kind is Kind.READY and after.time_out is None
        if event.kind in ALONE and not is_back and not (event.kind is Kind.READY and before.mode is Mode.ONE):
            assert sees == self._other(before, event.by, now)
        step = self.script.step(before.step)
        if event.kind is Kind.ANSWER and (after.visit == before.visit or _tells_nothing(step)):
            for value in _others(step, event.value):
                also = engine.advance(self.state, replace(event, value=value), script=self.script, now=now)
                assert isinstance(also, State)
                assert self._other(also, event.by, now) == sees

    def _other(self, state: State, side: Side, now: datetime) -> View:
        # On one phone both read the same page, one after the other.
        reader = state.host if state.mode is Mode.ONE else side.other
        return view(state, reader, script=self.script, now=now)


class Device:
    """A device that has read the log up to some line, and makes its own state of it; its page may be older still."""

    def __init__(self, server: Server, side: Side) -> None:
        self.server, self.side = server, side
        self.read, self.state = 0, server.first
        self.seen = view(self.state, side, script=server.script, now=self.state.at)

    def catch_up(self) -> State:
        for _, event, at in self.server.log[self.read :]:
            after = engine.advance(self.state, event, script=self.server.script, now=at)
            assert isinstance(after, State)
            self.state = after
        self.read = len(self.server.log)
        return self.state

    def look(self, now: datetime) -> None:
        self.seen = view(self.catch_up(), self.side, script=self.server.script, now=now)


def comes_to_its_end(server: Server, now: datetime) -> None:
    """By going on, and by ending it: neither is ever out of reach."""
    state, script = server.state, server.script
    over, _answers = play_to_the_end(state, script, now)
    assert over.ending
    assert over.said == ()
    if not engine.settled(state, script=script, now=now).ending:
        ended = engine.advance(state, Event(Kind.END, Side.RIGHT), script=script, now=now)
        assert isinstance(ended, State)
        assert ended.ending


def _tells_nothing(step: Step) -> bool:
    return step.is_private and not step.goes


def _others(step: Step, value: Value) -> list[Value]:
    unlike: dict[Ask, list[Value]] = {Ask.TEXT: ["unlike"], Ask.LIST: [("unlike",)]}
    return [one for one in (unlike.get(step.ask) or possible(step)) if one != value][:2]


def _of(value: Value) -> list[str]:
    found = value if isinstance(value, tuple) else (value,)
    return [one for one in found if isinstance(one, str) and one.startswith("w")]


def _words(event: Event) -> list[str]:
    return _of(event.value) if event.kind is Kind.ANSWER else []
