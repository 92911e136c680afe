"""Guesses of the other's day: what is asked, and what many of them say of how one reads the other."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import numpy as np

from mandorla.checkins.models import CheckIn
from mandorla.insights import wording
from mandorla.insights.days import are_agreed
from mandorla.insights.logic.guesses import LEAST_PAIRS, reading
from mandorla.insights.logic.offering import is_offered
from mandorla.insights.models import Guess
from mandorla.insights.wording import Sentence
from mandorla.pairs.models import Member
from mandorla.shared import clock


@dataclass(frozen=True, slots=True)
class Guessing:
    """The page of guesses: whether one is asked for today, the one that stands, and what many of them say."""

    is_offered: bool
    today: int | None
    is_both: bool
    sentences: tuple[Sentence, ...]


def guessing_of(member: Member, now: datetime) -> Guessing:
    """What is shown to `member` of their own guesses. Three queries."""
    day = clock.day_of(now, member.person.zone)
    mine = {row.day: int(row.closeness) for row in Guess.objects.of(member.pair).by(member.person)}
    is_both = are_agreed(member)[1]
    sentences = _sentences(member, mine) if is_both and len(mine) >= LEAST_PAIRS else ()
    is_asked = is_offered_to(member, day)
    return Guessing(is_asked, mine.get(day), is_both, sentences)


def is_offered_to(member: Member, day: date) -> bool:
    """Whether `member` may guess on a day: on some days only, and only if somebody is there to guess about."""
    return member.other is not None and is_offered(member.pk.hex, day)


def _sentences(member: Member, mine: dict[date, int]) -> tuple[Sentence, ...]:
    """The other's closeness is read here, because both agreed to that (`are_agreed`)."""
    assert member.other
    rows = CheckIn.objects.filter(pair=member.pair_id, day__in=list(mine)).only(
        "pair_id", "author_id", "day", "said"
    )
    said: dict[tuple[UUID, date], int | None] = {
        (row.author_id, row.day): row.said["saying"].get("closeness") for row in rows
    }
    found = []
    for day in sorted(mine):
        own, truth = said.get((member.person_id, day)), said.get((member.other.person_id, day))
        if own is not None and truth is not None:
            found.append((day.toordinal(), mine[day], truth, own))
    if not found:
        return ()
    days, guess, truths, owns = (np.array(column) for column in zip(*found, strict=True))
    read = reading(days, guess.astype(float), truths.astype(float), owns.astype(float))
    return wording.of_reading(member.other.person.name, read) if read else ()
