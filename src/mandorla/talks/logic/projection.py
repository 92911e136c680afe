"""What one of the two may see and do at a moment. Pages get nothing else."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mandorla.talks.logic import steps
from mandorla.talks.logic.engine import LONGEST, settled
from mandorla.talks.logic.script import Ask, Role, Script, Step
from mandorla.talks.logic.state import Card, Keeping, Mode, Said, Side, State, Why


class Phase(StrEnum):
    """What the page is about."""

    STEP = "step"
    HAND = "hand"
    AWAY = "away"
    PAUSED = "paused"
    OVER = "over"


class Turn(StrEnum):
    """Whose turn it is, from one side's point of view."""

    MINE = "mine"
    THEIRS = "theirs"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Pause:
    """A time-out from one side's point of view; it does not say whether the other is ready."""

    until: datetime
    latest: datetime
    is_mine: bool
    is_due: bool
    is_moved: bool
    wish: datetime | None
    wish_is_mine: bool
    am_ready: bool


@dataclass(frozen=True, slots=True)
class After:
    """How it ended, and what becomes of my words."""

    why: Why
    mine: Keeping | None
    is_shared: bool
    has_words: bool  # that both saw


@dataclass(frozen=True, slots=True)
class View:
    """A talk for one side. `aside` is what the other's page would say, if both look at one phone."""

    phase: Phase
    side: Side
    visit: int
    turn: Turn
    step: Step | None = None
    role: Role = Role.SPEAKER
    say: str = ""
    aside: str = ""
    has_answered: bool = False
    card: Card | None = None
    shown: tuple[Said, ...] = ()
    so_far: tuple[Said, ...] = ()
    opens_at: datetime | None = None
    ends_at: datetime | None = None
    hold_until: datetime | None = None
    their_hold_until: datetime | None = None
    quiet_until: datetime | None = None
    off_limits: Side | None = None
    time_up: datetime | None = None
    is_time_up: bool = False
    pause: Pause | None = None
    after: After | None = None


def view(state: State, side: Side, *, script: Script, now: datetime) -> View:
    """What `side` may see and do at `now`. On one phone, `side` is the one whose account is signed in."""
    state = settled(state, script=script, now=now)
    now = max(now, state.at)
    if state.ending:
        return View(Phase.OVER, side, state.visit, Turn.MINE, after=_after(state, side))
    if state.time_out:
        pause = _pause(state, side, now)
        return View(Phase.PAUSED, side, state.visit, Turn.MINE if pause.is_due else Turn.TIME, pause=pause)
    if state.mode is Mode.ONE:
        return _on_one_phone(state, side, script, now)
    return _of_step(state, side, script, now)


def _on_one_phone(state: State, side: Side, script: Script, now: datetime) -> View:
    asked = steps.asked_in(state, script.step(state.step))
    if side is not state.host:
        return View(Phase.AWAY, side, state.visit, Turn.THEIRS)
    if asked and state.holder not in asked:
        return View(Phase.HAND, asked[0], state.visit, Turn.MINE)
    return _of_step(state, state.holder, script, now)


def _of_step(state: State, side: Side, script: Script, now: datetime) -> View:
    step, role = script.step(state.step), steps.role_of(state, side)
    is_asked = side in steps.asked_in(state, step)
    mine, theirs = state.holds.get(side), state.holds.get(side.other)
    return View(
        phase=Phase.STEP,
        side=side,
        visit=state.visit,
        turn=_turn(step, is_asked=is_asked),
        step=step,
        role=role,
        say=step.say[role],
        aside=step.say[_opposite(role)] if state.mode is Mode.ONE and step.ask is not Ask.NOTHING else "",
        has_answered=side in state.pending,
        card=state.drawn if _shows_card(step) else None,
        shown=shown_in(state, step),
        so_far=state.said,
        opens_at=_ahead(steps.opens_at(state, step), now),
        ends_at=steps.ends_at(state, step),
        hold_until=_ahead(mine, now),
        their_hold_until=_ahead(theirs, now),
        quiet_until=_ahead(state.quiet_until, now),
        off_limits=state.off_limits,
        time_up=state.time_up,
        is_time_up=state.time_up is not None and now >= state.time_up,
    )


def _turn(step: Step, *, is_asked: bool) -> Turn:
    if step.ask is Ask.NOTHING:
        return Turn.TIME
    return Turn.MINE if is_asked else Turn.THEIRS


def _opposite(role: Role) -> Role:
    return Role.LISTENER if role is Role.SPEAKER else Role.SPEAKER


def _shows_card(step: Step) -> bool:
    return any("{card}" in text for text in step.say.values())


def shown_in(state: State, step: Step) -> tuple[Said, ...]:
    """The newest entries of the steps this one shows again; if both are asked, the newest from each.

    What is older than an entry of a step before it is of an earlier round, and stays there.
    """

    def place(one: Said) -> tuple[str, Side | None]:
        return one.step, one.by if step.is_for_both else None

    newest = {place(one): one.visit for one in state.said}
    found = [one for one in state.said if one.step in step.show and one.visit == newest[place(one)]]
    return tuple(one for one in found if not any(_is_of_a_later_round(other, one, step) for other in found))


def _is_of_a_later_round(other: Said, one: Said, step: Step) -> bool:
    is_before = step.show.index(other.step) < step.show.index(one.step)
    return is_before and other.visit > one.visit and (other.by is one.by or not step.is_for_both)


def _pause(state: State, side: Side, now: datetime) -> Pause:
    pause = state.time_out
    assert pause
    return Pause(
        until=pause.until,
        latest=pause.called_at + LONGEST,
        is_mine=pause.by is side,
        is_due=now >= pause.until,
        is_moved=pause.is_moved,
        wish=pause.wish,
        wish_is_mine=pause.wish_by is side,
        am_ready=side in pause.ready,
    )


def _after(state: State, side: Side) -> After:
    assert state.ending
    keeping = state.ending.keeping
    shared = [keeping.get(one) for one in Side] == [Keeping.SHARE] * 2
    return After(state.ending.why, keeping.get(side), shared, state.ending.has_words)


def _ahead(instant: datetime | None, now: datetime) -> datetime | None:
    return instant if instant and instant > now else None
