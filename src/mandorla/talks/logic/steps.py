"""From one step to the next: what a valid answer is, where it leads, and what changes on the way."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from mandorla.talks.logic.script import END, LIST_MOST, OTHERWISE, RATINGS, Ask, Role, Script, Step, is_within
from mandorla.talks.logic.state import NONE, Ending, Side, Spoken, State, Value, Why

CARDS_A_DEPTH = 2  # so that each person gets every depth once


def role_of(state: State, side: Side) -> Role:
    """Whether that side is speaking or listening."""
    return Role.SPEAKER if side is state.speaker else Role.LISTENER


def asked_in(state: State, step: Step) -> tuple[Side, ...]:
    """The sides that still have to do something in this step, the one holding the phone first."""
    open_sides = [side for side in Side if role_of(state, side) in step.of and side not in state.pending]
    return tuple(sorted(open_sides, key=lambda side: side is not state.holder))


def fits(step: Step, value: Value, *, is_spoken: bool) -> bool:
    """Whether `value` is what the step asks for; if people speak aloud, writing is optional."""
    if step.ask is Ask.TEXT and isinstance(value, Spoken):
        return not (step.is_private or step.is_written)
    if step.ask is Ask.TEXT:
        return isinstance(value, str) and ((is_spoken and not step.is_written) or bool(value))
    if step.ask is Ask.CHOICE:
        return value in step.choices
    if step.ask is Ask.RATING:
        return type(value) is int and value in RATINGS
    if step.ask is Ask.LIST:
        return (
            isinstance(value, tuple)
            and len(value) <= LIST_MOST
            and (is_spoken or bool(value))
            and all(isinstance(one, str) and one for one in value)
        )
    return value is None


def target_of(step: Step, answers: Mapping[Side, Value]) -> str:
    """Where these answers lead. A choice made by both branches only if they agree."""
    given = set(answers.values())
    answer = next(iter(given)) if len(given) == 1 else None
    if step.ask is Ask.CHOICE and answer in step.goes:
        return step.goes[str(answer)]
    if step.ask is Ask.RATING and isinstance(answer, int):
        found = [target for key, target in step.goes.items() if is_within(answer, key)]
        return found[0] if found else step.goes.get(OTHERWISE, step.after)
    return step.goes.get(OTHERWISE, step.after)


def leave(state: State, step: Step, script: Script, at: datetime) -> State:
    """Leave a step that has all its answers for the next one that asks somebody or has to take time."""
    target = target_of(step, state.pending)
    state = replace(state, pending=NONE)
    again = step.again
    if again is None or target != step.after:
        return enter(state, target, script, at)
    gone = state.rounds.get(step.id, 1)
    others = {name: count for name, count in state.rounds.items() if name != step.id}
    if gone >= again.times:
        return enter(replace(state, rounds=others), target, script, at)
    speaker = state.speaker.other if again.swap else state.speaker
    state = replace(state, rounds={**others, step.id: gone + 1}, speaker=speaker)
    return enter(state, again.start, script, at)


def enter(state: State, target: str, script: Script, at: datetime) -> State:
    """Begin a step. If nobody waits for the clock, steps that only let time pass are skipped."""
    if target == END:
        return end(state, Why.DONE, at, script=script)
    step = script.step(target)
    if step.while_time and state.time_up is not None and at >= state.time_up:
        return enter(state, step.goes[OTHERWISE], script, at)
    state = replace(
        state,
        step=step.id,
        visit=state.visit + 1,
        since=at,
        pending=NONE,
        holds=NONE,
        quiet_until=None,
        off_limits=None,
    )
    if step.draws:
        state = draw(replace(state, draws=state.draws + 1))
    if step.ask is Ask.NOTHING and not state.is_timed:
        return leave(state, step, script, at)
    return state


def end(state: State, why: Why, at: datetime, *, script: Script) -> State:
    """End the talk: remove the words from the state; each side's own stay in the log."""
    return replace(
        state,
        step=END,
        visit=state.visit + 1,
        since=at,
        at=max(state.at, at),
        pending=NONE,
        said=(),
        rounds=NONE,
        holds=NONE,
        quiet_until=None,
        off_limits=None,
        cards=(),
        card=None,
        time_out=None,
        ending=Ending(why, has_words=any(script.has_words(one.step, one.value) for one in state.said)),
        time_up=None,
    )


def draw(state: State) -> State:
    """Draw another card: of the depth the talk has reached, or the nearest one below."""
    aim = min(state.level, (state.draws + CARDS_A_DEPTH - 1) // CARDS_A_DEPTH)
    left = [number for number in range(len(state.cards)) if number not in state.used]
    fitting = [number for number in left if state.cards[number].depth <= aim]
    if not fitting:
        return replace(state, card=None)
    card = max(fitting, key=lambda number: (state.cards[number].depth, -number))
    return replace(state, card=card, used=(*state.used, card))


def lighten(state: State) -> State:
    """Draw a lighter card, and go no deeper than that from here on."""
    depth = state.drawn.depth if state.drawn else state.level
    return draw(replace(state, level=max(1, depth - 1)))


def ends_at(state: State, step: Step) -> datetime | None:
    """When the step ends by itself, or None."""
    return state.since + step.at_most if step.at_most and state.is_timed else None


def opens_at(state: State, step: Step) -> datetime | None:
    """The instant before which nobody may go on, if the step takes time."""
    return state.since + step.at_least if step.at_least and state.is_timed else None


def stop_the_clock(state: State, length: timedelta) -> State:
    """Exclude `length` from the time of the step and of the talk."""
    time_up = state.time_up + length if state.time_up else None
    return replace(state, since=state.since + length, time_up=time_up)


def without_waits(state: State, script: Script, now: datetime) -> State:
    """Let nothing short be waited for any more. A time that was agreed on stands, and can be moved from `now`."""
    step, pause = script.step(state.step), state.time_out
    return replace(
        state,
        at=now,
        since=now - (step.at_least or timedelta()),
        holds=NONE,
        quiet_until=None,
        time_out=pause
        and replace(pause, began_at=min(pause.began_at, now), called_at=min(pause.called_at, now)),
    )
