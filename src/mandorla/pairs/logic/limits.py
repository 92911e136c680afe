"""What one person has closed or limited, and what two such sets mean together."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Self

DEPTHS = range(1, 6)
FIRST_CEILING = 3


class Cadence(StrEnum):
    """How often a new question comes, from the quickest to the slowest."""

    DAILY = "daily"
    SOME_DAYS = "some_days"
    WEEKLY = "weekly"

    @property
    def every(self) -> int:
        """Days from one question to the next."""
        return {Cadence.DAILY: 1, Cadence.SOME_DAYS: 3, Cadence.WEEKLY: 7}[self]


class Rest(StrEnum):
    """How long a rest lasts, from today."""

    DAY = "day"
    WEEK = "week"
    SEASON = "season"
    RETURN = "return"  # until the person says they are back


NO_DAY = date.max  # the first day back from an open-ended rest
_LENGTHS = {Rest.DAY: 1, Rest.WEEK: 7, Rest.SEASON: 91}


def back_on(rest: Rest, today: date) -> date:
    """The first day back after a rest that begins today, in the person's own days."""
    return NO_DAY if rest == Rest.RETURN else today + timedelta(days=_LENGTHS[rest])


@dataclass(frozen=True, slots=True)
class Limits:
    """One person's boundaries in one pair. `ceiling` is the deepest depth; `opened` names opt-in decks,
    `left_out` decks that are not wanted for now.

    `is_gentle` closes joint work on conflict, and everything that invites this person to open up or to reciprocate.
    Until `rests_until` they are not available for a hard talk, for whatever reason.
    """

    ceiling: int = FIRST_CEILING
    closed: frozenset[str] = field(default_factory=frozenset)
    opened: frozenset[str] = field(default_factory=frozenset)
    cadence: Cadence = Cadence.DAILY
    paused_until: date | None = None
    is_gentle: bool = False
    rests_until: date | None = None
    left_out: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any], *, is_gentle: bool = False) -> Self:
        """Limits as `to_json` wrote them; missing parts get their default. `is_gentle` is stored separately."""
        until, rest = stored.get("paused_until"), stored.get("rests_until")
        return cls(
            ceiling=stored.get("ceiling", FIRST_CEILING),
            closed=frozenset(stored.get("closed", ())),
            opened=frozenset(stored.get("opened", ())),
            cadence=Cadence(stored.get("cadence", Cadence.DAILY)),
            paused_until=date.fromisoformat(until) if until else None,
            is_gentle=is_gentle,
            rests_until=date.fromisoformat(rest) if rest else None,
            left_out=frozenset(stored.get("left_out", ())),
        )

    def to_json(self) -> dict[str, Any]:
        """A JSON-serializable form, identical for identical limits. It leaves out `is_gentle`."""
        stored = asdict(self)
        del stored["is_gentle"]
        for name in ("closed", "opened", "left_out"):
            stored[name] = sorted(stored[name])
        stored["cadence"] = str(self.cadence)
        for name in ("paused_until", "rests_until"):
            stored[name] = stored[name].isoformat() if stored[name] else None
        return stored

    @property
    def joint_conflict_is_open(self) -> bool:
        """Whether joint work on conflict may be offered: talks, readiness, the other's view, repairs."""
        return not self.is_gentle

    @property
    def sharing_is_suggested(self) -> bool:
        """Whether this person may be invited to open something up, or to answer in return."""
        return not self.is_gentle

    def is_free_on(self, day: date) -> bool:
        """Whether this person may be asked for a hard talk on `day`: busy, not now and closed are not told apart."""
        return self.joint_conflict_is_open and not (self.rests_until and day < self.rests_until)

    def is_paused_on(self, day: date) -> bool:
        """Whether this person is resting on `day`; the day they chose is the first day back."""
        return self.paused_until is not None and day < self.paused_until


def together(limits: Iterable[Limits]) -> Limits:
    """What may be offered to all of them: the lower ceiling, every closed topic, no deck that one left out, only decks
    that all opened, the slower pace, and no joint work on conflict if one of them has closed it.

    Rests are personal and left out: one person's rest changes nothing for the other.
    """
    each = list(limits) or [Limits()]
    return Limits(
        ceiling=min(one.ceiling for one in each),
        closed=frozenset().union(*(one.closed for one in each)),
        opened=frozenset.intersection(*(one.opened for one in each)),
        cadence=max((one.cadence for one in each), key=lambda cadence: cadence.every),
        is_gentle=any(one.is_gentle for one in each),
        left_out=frozenset().union(*(one.left_out for one in each)),
    )
