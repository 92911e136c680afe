"""A talk played without pages: what the engine needs, and nothing else."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

from mandorla.library.reading import parse
from mandorla.talks.logic import engine, steps
from mandorla.talks.logic.script import END, Ask, Script, Step
from mandorla.talks.logic.state import Card, Event, Kind, Mode, Side, State, Value
from mandorla.talks.scripts import script_of, scripts

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
CARDS = [Card(f"Card {depth}.{number}", depth) for depth in (1, 2, 3) for number in range(3)]
LEFT, RIGHT = Side.LEFT, Side.RIGHT
Answers = Callable[[Step, Side], Value]


def begun(
    script: Script,
    *,
    mode: Mode = Mode.TWO,
    is_spoken: bool = False,
    now: datetime = NOON,
    length: timedelta | None = None,
) -> State:
    """A talk by `script` in which the left side speaks first."""
    return engine.begin(
        script,
        mode=mode,
        is_spoken=is_spoken,
        host=LEFT,
        speaker=LEFT,
        cards=CARDS,
        now=now,
        length=length,
    )


def script_from(steps_text: str, **head: str) -> Script:
    """A script for a test, from the YAML of its steps."""
    lines = "".join(f"{name}: {value}\n" for name, value in head.items())
    text = (
        f"slug: test\nversion: 1\ntitle: T\nabout: A\nicon: ear\nkinds: all\nminutes: [1, 2]\n{lines}steps:\n"
    )
    return script_of(parse("test.yaml", text + steps_text).body)


def does(
    state: State, script: Script, kind: Kind, by: Side, value: Value = None, now: datetime = NOON
) -> State:
    """The state after an event that the engine lets happen; who answers waits for as long as the step asks."""
    opens_at = steps.opens_at(state, script.step(state.step)) if kind is Kind.ANSWER else None
    now = max(now, state.at, opens_at or now)
    after = engine.advance(state, Event(kind, by, state.visit, value), script=script, now=now)
    assert isinstance(after, State), after
    return after


def refused(
    state: State, script: Script, kind: Kind, by: Side, value: Value = None, now: datetime = NOON
) -> engine.Refusal:
    """Why the engine does not let an event happen."""
    after = engine.advance(state, Event(kind, by, state.visit, value), script=script, now=now)
    assert isinstance(after, engine.Refused), after
    return after.why


def possible(step: Step) -> list[Value]:
    """Something to enter for every way on that the step may have."""
    ways: dict[Ask, list[Value]] = {
        Ask.NOTHING: [None],
        Ask.DONE: [None],
        Ask.TEXT: ["words"],
        Ask.LIST: [("one", "two")],
        Ask.RATING: list(range(11)),
        Ask.CHOICE: list(step.choices),
    }
    return ways[step.ask]


def happens(state: State, script: Script, event: Event, now: datetime) -> State:
    """The state after an event that the engine lets happen at `now`, also where the clock was set back."""
    after = engine.advance(state, event, script=script, now=now)
    assert isinstance(after, State), after
    return after


def play_to_the_end(state: State, script: Script, now: datetime) -> tuple[State, int]:
    """Go the shortest way to the end that the script leaves open, and count the answers; fails where there is none."""
    far, answers = distances(script), 0
    while not state.ending:
        assert answers < 200, f"{script.slug} does not come to its end from {state.step}"
        state, now = _out_of_the_way(state, script, now)
        if state.ending:
            break
        for side, value in _next(state, script, far):
            now = max(now, steps.opens_at(state, script.step(state.step)) or now)
            if state.mode is Mode.ONE and state.holder is not side:
                state = happens(state, script, Event(Kind.HAND, side, state.visit), now)
            state = happens(state, script, Event(Kind.ANSWER, side, state.visit, value), now)
            answers += 1
    return state, answers


def _out_of_the_way(state: State, script: Script, now: datetime) -> tuple[State, datetime]:
    """Wait for what must be waited for, and come back from a time-out."""
    state = engine.settled(state, script=script, now=now)
    while not state.ending and (state.time_out or script.step(state.step).ask is Ask.NOTHING):
        if state.time_out:
            now = max(now, state.time_out.until)
            for side in Side:
                if state.time_out:
                    state = happens(state, script, Event(Kind.READY, side, 0, "yes"), now)
        else:
            now = max(now, steps.ends_at(state, script.step(state.step)) or now)
            state = engine.settled(state, script=script, now=now)
    waits = [state.quiet_until, *state.holds.values()]
    return state, max([now, *(one for one in waits if one)])


def _next(state: State, script: Script, far: dict[str, int]) -> Iterator[tuple[Side, Value]]:
    step = script.step(state.step)
    asked = steps.asked_in(state, step)
    ways = product(possible(step), repeat=len(asked))
    best = min(
        ways,
        key=lambda way: far[steps.target_of(step, {**state.pending, **dict(zip(asked, way, strict=True))})],
    )
    yield from zip(asked, best, strict=True)


def distances(script: Script) -> dict[str, int]:
    """How many steps it is from each step to the end, by the shortest way."""
    far = {END: 0}
    for _ in script.steps:
        for step in script.steps:
            near = [far[target] for target in step.ways if target in far]
            if near:
                far[step.id] = min(far.get(step.id, 1_000), 1 + min(near))
    return far


def all_scripts() -> list[Script]:
    return list(scripts().values())


# What a script may have and those that ship do not all have: times, private words, ratings and choices of both.
EVERYTHING = script_from(
    """
  - {id: wait, title: W, both: x, ask: nothing, at_most: 30s, offers: [silence]}
  - {id: think, title: T, both: x, of: both, at_least: 2m, at_most: 5m, offers: [silence, off_limits]}
  - {id: question, title: Q, both: "{card}", ask: text, of: speaker, label: L, card: true,
     offers: [pass, lighter, silence, off_limits, notice]}
  - {id: fear, title: F, both: x, ask: text, of: speaker, label: L, private: true}
  - {id: fears, title: F, both: x, ask: text, of: both, label: L, private: true, at_least: 30s}
  - {id: rest, title: R, both: x, ask: nothing, at_most: 1m}
  - {id: list, title: L, both: x, ask: list, of: both, label: L, show: [question]}
  - {id: felt, title: F, both: x, ask: rating, of: both, label: L, show: [list]}
  - {id: alone, title: A, both: x, ask: rating, of: listener, label: L, private: true, keeps: understood,
     again: {from: question, times: 2, swap: true}}
  - {id: open, title: O, both: x, ask: rating, of: speaker, label: L, next: {0-3: more, 4-10: agree}}
  - {id: more, title: M, both: x, ask: text, of: listener, label: L, next: open}
  - {id: agree, title: A, both: x, ask: choice, of: both, label: L, choices: {a: A, b: B, c: C},
     next: {a: question, b: secret, otherwise: secret}}
  - {id: secret, title: S, both: x, ask: choice, of: both, label: L, private: true, choices: {"yes": Y, "no": N},
     next: {"yes": question, otherwise: bye}}
  - {id: bye, title: B, both: x, of: both, at_most: 10m}
""",
    without_card="None is left",
)


def at(state: State, script: Script, step: str) -> State:
    """The state as it would be at the beginning of `step`."""
    return steps.enter(replace(state), step, script, state.at)


A_MINUTE = timedelta(minutes=1)
