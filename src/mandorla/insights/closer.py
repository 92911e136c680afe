"""Did this bring us closer? Asked of what was done lately, for oneself alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mandorla.pairs.models import Member
from mandorla.practices.models import Closer, Kind, Practice, PracticeQuerySet
from mandorla.shared import clock

LATELY = timedelta(days=3)
MOST = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """Something one did, and each answer with whether it is the one that stands."""

    practice: Practice
    what: str
    answers: tuple[tuple[str, str, bool], ...]


def lately(member: Member, now: datetime) -> PracticeQuerySet:
    """What `member` did in the last three days; nobody remembers longer how it was."""
    since = clock.day_of(now, member.person.zone) - LATELY
    return Practice.objects.of(member.pair).by(member.person).since(since).newest_first()


def asked_about(member: Member, now: datetime) -> list[Asked]:
    """What may be rated now, the newest first. One query."""
    return [_asked(row) for row in lately(member, now)[:MOST]]


def _asked(row: Practice) -> Asked:
    answers = tuple((one.value, str(one.label), row.closer == one.value) for one in Closer)
    return Asked(row, str(Kind(row.kind).label), answers)
