"""Whether somebody is ready for a hard talk, and what follows if not. The answers are not kept."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from mandorla.pairs.logic.limits import Limits

A_DAY = timedelta(days=1)


class Sign(StrEnum):
    """What makes a hard talk worth beginning."""

    CALM = "calm"
    FED = "fed"
    SOBER = "sober"
    TIME = "time"
    SAFE = "safe"


def is_ready(signs: Collection[Sign]) -> bool:
    """Whether all of them are there."""
    return set(signs) == set(Sign)


def limits_after(signs: Collection[Sign], limits: Limits, today: date) -> Limits:
    """Somebody's limits after they looked. Ready: the day's rest is over, and what they closed by hand stays closed.

    Who does not feel safe closes work on conflict together, as by hand; any other no rests until tomorrow.
    """
    if Sign.SAFE not in signs:
        return replace(limits, is_gentle=True)
    return replace(limits, rests_until=None if is_ready(signs) else today + A_DAY)
