"""What the outbox is told of: that something is there for one of the two. Never what."""

from datetime import datetime, timedelta

from django.urls import reverse

from mandorla.notices.actions import notify, withdraw
from mandorla.notices.models import Kind
from mandorla.pairs.models import Member
from mandorla.talks.logic.projection import Phase, Turn, View
from mandorla.talks.logic.state import Mode, State
from mandorla.talks.models import Talk

AFTER = timedelta(hours=2)  # after an agreed return, to remind who called the time-out


def of_proposal(member: Member, talk: Talk, now: datetime) -> None:
    """Tell the other that a talk is proposed, or another time for it."""
    _tell(member.other, talk, _proposal_key(talk), now)


def of_appointment(member: Member, talk: Talk) -> None:
    """Tell both when the time has come that they agreed on."""
    for one in (member, member.other):
        _tell(one, talk, _appointment_key(one, talk), talk.times[0])


def no_more_of(member: Member, talk: Talk) -> None:
    """Take back what was not told yet of a talk that will not take place, or has begun."""
    withdraw(key=_proposal_key(talk))
    for one in (member, member.other):
        withdraw(key=_appointment_key(one, talk))


def of_turn(member: Member, talk: Talk, before: View | None, after: View, now: datetime) -> None:
    """Over days: tell `member` that it is their turn, once a turn; and no more when it has passed."""
    if before and _is_turn(before) and before.visit != after.visit:
        withdraw(key=_turn_key(member, talk, before))
    is_new = before is None or not _is_turn(before) or before.visit != after.visit
    if _is_turn(after) and is_new:
        _tell(member, talk, _turn_key(member, talk, after), now)


def of_time_out(member: Member, talk: Talk, before: State, after: State) -> None:
    """Tell both at the agreed time that they may return, and whoever called it once more, a little later."""
    if before.time_out and before.time_out != after.time_out:
        for key in _return_keys(member, talk, before):
            withdraw(key=key)
    pause = after.time_out
    if pause is None or (before.time_out and before.time_out.until == pause.until):
        return
    mine, theirs, late = _return_keys(member, talk, after)
    _tell(member, talk, mine, pause.until)
    _tell(member.other, talk, theirs, pause.until)
    caller = member if member.side == pause.by else member.other
    _tell(caller, talk, late, pause.until + AFTER)


def is_slow(talk: Talk) -> bool:
    """Whether turns are told of: only where people do not sit before it at the same time."""
    return bool(talk.planned("mode") == Mode.SLOW)


def _is_turn(seen: View) -> bool:
    return seen.phase is Phase.STEP and seen.turn is Turn.MINE


def _tell(member: Member | None, talk: Talk, key: str, due_at: datetime) -> None:
    if member:
        link = reverse("talks:talk", args=[talk.pair_id, talk.pk])
        notify(person=member.person, pair=member.pair, kind=Kind.WRITTEN, link=link, key=key, due_at=due_at)


def _proposal_key(talk: Talk) -> str:
    return f"talk:{talk.pk}:{talk.proposer_id.hex[-8:]}"


def _appointment_key(member: Member | None, talk: Talk) -> str:
    return f"talk:{talk.pk}:hour:{member.side if member else ''}"


def _turn_key(member: Member, talk: Talk, seen: View) -> str:
    return f"talk:{talk.pk}:turn:{seen.visit}:{member.side}"


def _return_keys(member: Member, talk: Talk, state: State) -> tuple[str, str, str]:
    assert state.time_out
    until = int(state.time_out.until.timestamp())
    sides = (member.side, member.other.side if member.other else "", "late")
    first, second, late = (f"talk:{talk.pk}:return:{until}:{side}" for side in sides)
    return first, second, late
