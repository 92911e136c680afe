"""What is written down of a choice, and of what somebody does not want, as values that JSON can keep."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self

from mandorla.suggestions.logic.items import Slot

CLOSER = "closer"  # set aside beside the slots: the question in the evening


class Why(StrEnum):
    """A reason why something was chosen, the first one that holds being the one that is said."""

    CHANCE = "chance"
    TODAY = "today"
    NEED = "need"
    BOTH_LIKE = "both_like"
    HELPED = "helped"
    NEW = "new"
    TURN = "turn"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that was chosen. `likely` is its propensity where chance alone chose, else None."""

    slug: str
    slot: Slot
    why: tuple[Why, ...]
    likely: float | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """The choice of a day, and what of it was set aside."""

    things: tuple[Thing, ...] = ()
    aside: frozenset[str] = frozenset()

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """What `to_json` wrote."""
        return cls(
            tuple(
                Thing(one["slug"], Slot(one["slot"]), tuple(map(Why, one["why"])), one["likely"])
                for one in stored.get("things", ())
            ),
            frozenset(stored.get("aside", ())),
        )

    def to_json(self) -> dict[str, Any]:
        """A form that JSON can keep, the same for the same choice."""
        return {"things": [asdict(one) for one in self.things], "aside": sorted(self.aside)}

    def without(self, *aside: str) -> "Noted":
        """The same, with more of it set aside."""
        return replace(self, aside=self.aside | set(aside))

    @property
    def open_things(self) -> list[Thing]:
        """What was not set aside."""
        return [one for one in self.things if one.slot not in self.aside]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody does not want, and since when chance may choose, each with the day from which it counts."""

    refused: Mapping[str, date] = field(default_factory=dict)
    by_chance_from: date | None = None

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """What `to_json` wrote."""
        since = stored.get("by_chance_from")
        return cls(
            {slug: date.fromisoformat(day) for slug, day in stored.get("refused", {}).items()},
            date.fromisoformat(since) if since else None,
        )

    def to_json(self) -> dict[str, Any]:
        """A form that JSON can keep, the same for the same wishes."""
        return {
            "refused": {slug: day.isoformat() for slug, day in sorted(self.refused.items())},
            "by_chance_from": self.by_chance_from.isoformat() if self.by_chance_from else None,
        }

    def refused_on(self, day: date) -> frozenset[str]:
        """What they do not want on `day`."""
        return frozenset(slug for slug, since in self.refused.items() if since <= day)

    def may_be_by_chance(self, day: date) -> bool:
        """Whether chance may choose for them on `day`."""
        return self.by_chance_from is not None and self.by_chance_from <= day
