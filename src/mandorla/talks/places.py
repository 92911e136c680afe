"""The place where talks are: what waits, what goes on, what was, and what there is to choose from."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from mandorla.pairs.models import Member
from mandorla.shared.dates import at_its_hour
from mandorla.talks.conflict import shown_to
from mandorla.talks.logic.projection import Phase, Turn, view
from mandorla.talks.logic.script import Script
from mandorla.talks.logic.state import Mode, Side
from mandorla.talks.models import Stage, Talk
from mandorla.talks.scripts import scripts
from mandorla.talks.voice import is_call
from mandorla.talks.wording import MANNERS, MODES

PAST = 20


@dataclass(frozen=True, slots=True)
class Time:
    """A time on the reader's clock, and on the other's where that shows something else."""

    instant: datetime
    words: str
    theirs: str

    @property
    def value(self) -> str:
        return self.instant.isoformat()


@dataclass(frozen=True, slots=True)
class Waiting:
    """A talk that waits or goes on, as one of the two sees it."""

    talk: Talk
    title: str
    is_mine: bool
    is_declined: bool
    times: list[Time]
    is_hard: bool = False
    is_begun: bool = False
    is_agreed: bool = False
    is_my_turn: bool = False
    is_paused: bool = False
    is_late: bool = False
    how: str = ""


def current_talks(member: Member, now: datetime) -> list[Waiting]:
    """What waits or goes on between the two, for `member`. One query, and one more where the other asked
    for a talk about conflict."""
    if member.is_solo:
        return []
    rows = Talk.objects.of(member.pair).current(member.pair_day(now))
    known = [row for row in rows if row.script in scripts()]
    found = [waiting(member, row, now) for row in shown_to(member, known, now)]
    return [one for one in found if one]


def scripts_for(member: Member) -> list[Script]:
    """The scripts that suit this kind of pair, in their order."""
    return [one for one in scripts().values() if member.pair.kind in one.kinds]


def past_talks(member: Member) -> list[tuple[Talk, str]]:
    """The latest talks that are over, with their titles. One query."""
    rows = Talk.objects.of(member.pair).over()[:PAST]
    return [(row, scripts()[row.script].title) for row in rows if row.script in scripts()]


def time_in_words(member: Member, instant: datetime) -> Time:
    """A time for `member` to read, and what the other's clock shows then, if it is not the same."""
    mine = instant.astimezone(member.person.zone)
    theirs = instant.astimezone(member.other.person.zone) if member.other else mine
    is_same = mine.replace(tzinfo=None) == theirs.replace(tzinfo=None)
    return Time(instant, at_its_hour(mine), "" if is_same else at_its_hour(theirs))


def waiting(member: Member, talk: Talk, now: datetime) -> Waiting | None:
    """How a talk that is not over stands for `member`; nothing, where they have declined it. No query."""
    is_mine, is_declined = talk.proposer_id == member.person_id, talk.planned("is_declined")
    if is_declined and not is_mine:
        return None
    told = Waiting(
        talk=talk,
        title=scripts()[talk.script].title,
        is_mine=is_mine,
        is_declined=is_declined,
        times=[time_in_words(member, one) for one in talk.times] if not talk.is_begun else [],
        is_agreed=talk.stage == Stage.AGREED,
        how=_how(talk) if not talk.is_begun else "",
        is_hard=scripts()[talk.script].is_hard,
    )
    return _begun(member, talk, told, now) if talk.is_begun else told


def _how(talk: Talk) -> str:
    """In which way it is to go, and for how long."""
    parts: list[object] = [
        MODES[Mode(talk.planned("mode"))],
        MANNERS["call" if is_call(talk) else "spoken" if talk.plan.get("is_spoken") else "written"],
    ]
    if talk.plan.get("minutes"):
        parts.append(_("%(minutes)d minutes") % {"minutes": talk.plan["minutes"]})
    return " · ".join(map(str, parts))


def _begun(member: Member, talk: Talk, told: Waiting, now: datetime) -> Waiting | None:
    seen = view(talk.state, Side(member.side), script=scripts()[talk.script], now=now)
    if seen.phase is Phase.OVER:
        return None
    pause = seen.pause
    return Waiting(
        talk=talk,
        title=told.title,
        is_mine=told.is_mine,
        is_declined=False,
        times=[time_in_words(member, pause.until)] if pause else [],
        is_begun=True,
        is_my_turn=seen.turn is Turn.MINE,
        is_paused=pause is not None,
        is_late=pause is not None and pause.is_due and pause.is_mine,
    )
