"""What Noor and Sam said of their closeness for twenty weeks, and what Noor answered to the pulse."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from mandorla.checkins import actions as checkins
from mandorla.checkins.logic.saying import CLOSENESS, Saying
from mandorla.insights import actions as insights
from mandorla.insights.questionnaires import questionnaires
from mandorla.pairs.models import Member
from mandorla.shared import clock

DAYS, SEED = 140, 20
OFTEN = 0.7
MEANS = (58, 66)
A_MONTH = timedelta(days=31)


def look_back(members: Sequence[Member], *, now: datetime) -> None:
    """Days that go up and down around a slow rise, the last of them yesterday; each for themselves."""
    chance = Random(SEED)  # noqa: S311 - made-up days
    for number in range(DAYS, 0, -1):
        shared = chance.gauss(0, 7) - number / 14
        for member, mean in zip(members, MEANS, strict=True):
            if chance.random() < OFTEN:
                closeness = round(mean + shared + chance.gauss(0, 8))
                _check_in(
                    member, min(max(closeness, 0), CLOSENESS.stop - 1), now=now - timedelta(days=number)
                )
    form = questionnaires()["closeness"]
    for months, ticked in ((2, [2, 3, 2, 1, 2, 3]), (1, [3, 3, 2, 2, 3, 3])):
        insights.answer(member=members[0], form=form, ticked=ticked, now=now - months * A_MONTH)


def _check_in(member: Member, closeness: int, *, now: datetime) -> None:
    day = clock.day_of(now, member.person.zone)
    checkins.check_in(
        member=member, day=day, version=0, saying=Saying(closeness), parts=(), is_usual=False, now=now
    )
