"""Every state that a script can come into, all of them: from each the end can be reached."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from mandorla.talks.logic import engine, steps
from mandorla.talks.logic.script import Script
from mandorla.talks.logic.state import NONE, Event, Kind, Mode, Side, State
from mandorla.talks.tests.playing import EVERYTHING, NOON, all_scripts, begun, possible, script_from

Place = tuple[object, ...]
END: Place = ("end",)


def place_of(state: State) -> Place:
    """What decides about how a talk can go on; words, cards and the time do not."""
    if state.ending:
        return END
    pending, rounds = sorted(state.pending.items()), sorted(state.rounds.items())
    return state.step, state.speaker, state.holder, tuple(pending), tuple(rounds), state.card is None


def onward(state: State, script: Script) -> Iterator[State]:
    """Each state that may come next, whoever does whatever is open to them, or time passes."""
    step = script.step(state.step)
    later = max(filter(None, (NOON, steps.opens_at(state, step))))
    for side in Side:
        wishes = [Event(Kind.HAND, side, state.visit), Event(Kind.PASS, side, state.visit)]
        wishes += [Event(Kind.ANSWER, side, state.visit, value) for value in possible(step)]
        for event in wishes:
            after = engine.advance(state, event, script=script, now=later)
            if isinstance(after, State):
                yield after
    over_at = steps.ends_at(state, step)
    if over_at:
        yield engine.settled(state, script=script, now=over_at)


def every_way(script: Script, mode: Mode) -> dict[Place, set[Place]]:
    """From each place that can be reached, the places next to it."""
    first = begun(script, mode=mode)
    ways: dict[Place, set[Place]] = {}
    ahead = [first]
    while ahead:
        state = ahead.pop()
        here = place_of(state)
        if here in ways or here == END:
            continue
        bare = replace(state, said=(), since=NOON, at=NOON, holds=NONE, visit=1)
        nexts = list(onward(bare, script))
        ways[here] = {place_of(one) for one in nexts}
        ahead += nexts
    return ways


def traps(ways: dict[Place, set[Place]]) -> set[Place]:
    """The places from which the end cannot be reached."""
    is_safe, before = {END}, set[Place]()
    while is_safe != before:
        before = set(is_safe)
        is_safe |= {here for here, nexts in ways.items() if nexts & is_safe}
    return set(ways) - is_safe


@pytest.mark.parametrize("script", [*all_scripts(), EVERYTHING], ids=lambda script: script.slug)
@pytest.mark.parametrize("mode", list(Mode))
def test_from_every_state_the_end_can_be_reached(script: Script, mode: Mode) -> None:
    ways = every_way(script, mode)
    assert traps(ways) == set()
    silent = {step.id for step in script.steps if not step.of} if mode is Mode.SLOW else set()
    assert {str(here[0]) for here in ways} == {step.id for step in script.steps} - silent


def test_a_trap_would_be_noticed() -> None:
    trapped = script_from(
        "  - {id: a, title: A, both: x, ask: choice, of: speaker, label: L, choices: {b: B, c: C},\n"
        "     next: {b: b, c: end}}\n"
        "  - {id: b, title: B, both: x, next: b}\n"
    )
    assert {here[0] for here in traps(every_way(trapped, Mode.TWO))} == {"b"}
