"""The engine of every guided conversation: `advance` is all of it.

A talk is its log. `begin` returns the first state; each event gives the next one, or a refusal. The same events at
the same times always give the same state, on any device and however often they are replayed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mandorla.talks.logic import steps
from mandorla.talks.logic.script import END, Ask, Offer, Script, Step
from mandorla.talks.logic.state import NONE, Card, Event, Keeping, Kind, Mode, Said, Side, State, TimeOut, Why

HOLD = timedelta(seconds=5)
SILENCE = timedelta(minutes=1)
SHORTEST, LONGEST = timedelta(minutes=20), timedelta(hours=24)  # of a time-out
UNRETURNED = timedelta(days=3)  # after this a time-out lapses, and the talk with it
FORGOTTEN = timedelta(days=14)  # and a talk in which nothing happens
BEHIND = timedelta(minutes=1)  # two servers' clocks differ by less; beyond this, the clock was set back


class Refusal(StrEnum):
    """Why an event was refused."""

    OVER = "over"
    MOVED_ON = "moved_on"
    NOT_YOUR_TURN = "not_your_turn"
    TOO_SOON = "too_soon"
    HELD = "held"
    QUIET = "quiet"
    PAUSED = "paused"
    UNFIT = "unfit"
    NOT_OFFERED = "not_offered"
    NOT_NOW = "not_now"


@dataclass(frozen=True, slots=True)
class Refused:
    """The event was refused, and nothing changed."""

    why: Refusal


Rule = Callable[[State, Event, Script, datetime], State | Refused]


def begin(
    script: Script,
    *,
    mode: Mode,
    is_spoken: bool,
    host: Side,
    speaker: Side,
    cards: Sequence[Card],
    now: datetime,
    length: timedelta | None = None,
) -> State:
    """A talk at its first step. `host` began it; on one phone it is theirs that is passed over. Over days a length
    does not count."""
    state = State(
        mode=mode,
        is_spoken=is_spoken,
        host=host,
        speaker=speaker,
        step="",
        at=now,
        since=now,
        visit=0,
        holder=host,
        cards=tuple(cards),
        level=max((card.depth for card in cards), default=1),
        time_up=now + length if length and mode is not Mode.SLOW else None,
    )
    return steps.enter(state, script.first, script, now)


def advance(state: State, event: Event, *, script: Script, now: datetime) -> State | Refused:
    """The state after `event`, or the refusal. A clock that is slightly behind counts as one that stood still."""
    state = settled(state, script=script, now=now)
    now = max(now, state.at)
    if state.ending and event.kind is not Kind.KEEP:
        return Refused(Refusal.OVER)
    after = RULES[event.kind](state, event, script, now)
    return after if isinstance(after, Refused) else replace(after, at=now)


def settled(state: State, *, script: Script, now: datetime) -> State:
    """The state at `now` after time alone has passed: a step whose time is up ends, and what waited too long lapses.

    If the clock was set back since the last event, nobody knows how long ago that was. Then no wait of
    seconds or minutes counts, so that nobody is stuck in a talk until the clock has caught up.
    """
    is_set_back = not state.ending and state.at - now > BEHIND
    while not state.ending:
        if _is_forgotten(state, now):
            return steps.end(state, Why.LAPSED, now, script=script)
        step = script.step(state.step)
        over_at = None if state.time_out else _over_at(state, step, now if is_set_back else None)
        if over_at is None or over_at > now:
            break
        state = steps.leave(state, step, script, over_at)
    return steps.without_waits(state, script, now) if is_set_back and not state.ending else state


def _over_at(state: State, step: Step, unsure: datetime | None) -> datetime | None:
    return unsure if unsure and step.ask is Ask.NOTHING else steps.ends_at(state, step)


def _is_forgotten(state: State, now: datetime) -> bool:
    if state.time_out:
        return now >= state.time_out.until + UNRETURNED
    return now >= state.at + FORGOTTEN


def _answer(state: State, event: Event, script: Script, now: datetime) -> State | Refused:
    step = script.step(state.step)
    opens_at, held_until = steps.opens_at(state, step), state.holds.get(event.by)
    hindrances = (
        (state.time_out is not None, Refusal.PAUSED),
        (event.visit != state.visit, Refusal.MOVED_ON),
        (step.ask is Ask.NOTHING or not _may_act(state, event.by, script), Refusal.NOT_YOUR_TURN),
        (state.quiet_until is not None and now < state.quiet_until, Refusal.QUIET),
        (held_until is not None and now < held_until, Refusal.HELD),
        (opens_at is not None and now < opens_at, Refusal.TOO_SOON),
        (not steps.fits(step, event.value, is_spoken=state.is_spoken), Refusal.UNFIT),
    )
    for is_hindered, why in hindrances:
        if is_hindered:
            return Refused(why)
    state = replace(state, pending={**state.pending, event.by: event.value}, holder=event.by)
    if steps.asked_in(state, step):
        return _without_words(state) if step.is_private and not step.goes else state
    return steps.leave(_told(state, script), step, script, now)


def _may_act(state: State, side: Side, script: Script) -> bool:
    asked = steps.asked_in(state, script.step(state.step))
    return side in asked and (state.mode is not Mode.ONE or side is state.holder)


def _told(state: State, script: Script) -> State:
    """Add what was entered in this step to what was said, unless it is private."""
    step = script.step(state.step)
    if step.is_private or step.ask in (Ask.DONE, Ask.NOTHING):
        return state
    sides = [side for side in Side if side in state.pending]
    entries = [Said(step.id, state.visit, side, state.pending[side]) for side in sides]
    return replace(state, said=(*state.said, *entries))


def _without_words(state: State) -> State:
    return replace(state, pending=dict.fromkeys(state.pending))


def _hand(state: State, event: Event, script: Script, now: datetime) -> State | Refused:
    """Hand the phone to `event.by`, once its holder has nothing more to do in this step."""
    asked = steps.asked_in(state, script.step(state.step))
    is_due = state.mode is Mode.ONE and event.by in asked and state.holder not in asked
    if not is_due or state.time_out or event.visit != state.visit:
        return Refused(Refusal.NOT_NOW)
    return replace(state, holder=event.by)


def _hold(state: State, event: Event, script: Script, now: datetime) -> State | Refused:
    hindrances = (
        (state.time_out is not None, Refusal.PAUSED),
        (event.visit != state.visit, Refusal.MOVED_ON),
        (not _may_act(state, event.by, script), Refusal.NOT_YOUR_TURN),
    )
    for is_hindered, why in hindrances:
        if is_hindered:
            return Refused(why)
    return replace(state, holds={**state.holds, event.by: now + HOLD})


def _tap(state: State, event: Event, script: Script, now: datetime) -> State | Refused:
    """Handle one of the taps a step offers to either side."""
    hindrances = (
        (state.time_out is not None, Refusal.PAUSED),
        (event.visit != state.visit, Refusal.MOVED_ON),
        (Offer(event.kind) not in script.step(state.step).offers, Refusal.NOT_OFFERED),
    )
    for is_hindered, why in hindrances:
        if is_hindered:
            return Refused(why)
    after = _TAPS[event.kind](state, event, now)
    is_stop = script.is_hard and event.kind is Kind.OFF_LIMITS
    return _be_silent(after, event, now) if is_stop else after


def _be_silent(state: State, event: Event, now: datetime) -> State:
    if state.quiet_until is not None and now < state.quiet_until:
        return state
    return replace(steps.stop_the_clock(state, SILENCE), quiet_until=now + SILENCE)


def _call_off_limits(state: State, event: Event, now: datetime) -> State:
    return replace(state, off_limits=event.by)


def _notice(state: State, event: Event, now: datetime) -> State:
    return state  # between somebody and themselves: the log has it, nobody else sees anything


def _pass(state: State, event: Event, now: datetime) -> State:
    return steps.draw(state)


def _lighten(state: State, event: Event, now: datetime) -> State:
    return steps.lighten(state)


def _time_out(state: State, event: Event, script: Script, now: datetime) -> State | Refused:
    """Pause for `event.value` minutes. Once they are over, the person who called the pause may call another."""
    length = _minutes(event)
    if length is None or not SHORTEST <= length <= LONGEST:
        return Refused(Refusal.UNFIT)
    if state.time_out is None:
        return replace(state, time_out=TimeOut(event.by, began_at=now, called_at=now, until=now + length))
    if state.time_out.by is not event.by or now < state.time_out.until:
        return Refused(Refusal.NOT_NOW)
    began_at = state.time_out.began_at
    return replace(state, time_out=TimeOut(event.by, began_at=began_at, called_at=now, until=now + length))


def _move(state: State, event: Event, script: Script, now: datetime) -> State | Refused:
    """Return `event.value` minutes from now instead: the first time right away, after that only if the other agrees."""
    pause, length = state.time_out, _minutes(event)
    if pause is None or now >= pause.until:
        return Refused(Refusal.NOT_NOW)
    if length is None or not pause.called_at + SHORTEST <= now + length <= pause.called_at + LONGEST:
        return Refused(Refusal.UNFIT)
    if pause.is_moved:
        return replace(state, time_out=replace(pause, wish=now + length, wish_by=event.by))
    return replace(state, time_out=replace(pause, until=now + length, is_moved=True))


def _agree(state: State, event: Event, script: Script, now: datetime) -> State | Refused:
    """Agree to the other's wish, identified by `event.value`, before the time to return has come."""
    pause = state.time_out
    if pause is None or now >= pause.until or pause.wish is None or pause.wish_by is event.by:
        return Refused(Refusal.NOT_NOW)
    if event.value != pause.wish.isoformat():
        return Refused(Refusal.NOT_NOW)
    return replace(state, time_out=replace(pause, until=pause.wish, wish=None, wish_by=None))


def _ready(state: State, event: Event, script: Script, now: datetime) -> State | Refused:
    """Each is asked privately once the time has come; when both are ready, the talk resumes where it was."""
    pause = state.time_out
    if pause is None or now < pause.until:
        return Refused(Refusal.NOT_NOW)
    is_ready = event.value == "yes"
    ready = pause.ready | {event.by} if is_ready else pause.ready - {event.by}
    if len(ready) < len(Side) and not (is_ready and state.mode is Mode.ONE):
        return replace(state, time_out=replace(pause, ready=ready))
    return steps.stop_the_clock(replace(state, time_out=None, holds=NONE), now - pause.began_at)


def _end(state: State, event: Event, script: Script, now: datetime) -> State | Refused:
    return steps.end(state, Why.EARLY, now, script=script)


def _keep(state: State, event: Event, script: Script, now: datetime) -> State | Refused:
    """After the end: what becomes of a person's own words. What was discarded stays deleted."""
    if state.ending is None or state.step != END:
        return Refused(Refusal.NOT_NOW)
    if state.ending.keeping.get(event.by) is Keeping.DISCARD or event.value not in list(Keeping):
        return Refused(Refusal.UNFIT)
    keeping = {**state.ending.keeping, event.by: Keeping(str(event.value))}
    return replace(state, ending=replace(state.ending, keeping=keeping))


def _minutes(event: Event) -> timedelta | None:
    return timedelta(minutes=event.value) if type(event.value) is int and 0 < event.value < 10_000 else None


_TAPS: dict[Kind, Callable[[State, Event, datetime], State]] = {
    Kind.SILENCE: _be_silent,
    Kind.OFF_LIMITS: _call_off_limits,
    Kind.NOTICE: _notice,
    Kind.PASS: _pass,
    Kind.LIGHTER: _lighten,
}
RULES: dict[Kind, Rule] = {
    Kind.ANSWER: _answer,
    Kind.HAND: _hand,
    Kind.HOLD: _hold,
    **dict.fromkeys(_TAPS, _tap),
    Kind.TIME_OUT: _time_out,
    Kind.MOVE: _move,
    Kind.AGREE: _agree,
    Kind.READY: _ready,
    Kind.END: _end,
    Kind.KEEP: _keep,
}
