"""What two people have agreed on: lines in three lists, and a day to review them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Self

MOST = 40
MOST_DAYS = 90  # that something is tried for at a time
A_WEEK = timedelta(days=7)


class Section(StrEnum):
    """The list a line belongs to, or the day to review all of them."""

    OURS = "ours"
    MINE = "mine"
    CLOSED = "closed"
    REVIEW = "review"
    TRIAL = "trial"


@dataclass(frozen=True, slots=True)
class Wording:
    """One line. `whose` is the person a "stays mine" line is about; a review has a date as its text.

    A trial is reviewed on the day `until`.
    """

    section: Section
    text: str
    whose: str = ""
    until: date | None = None

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """Restore what `to_json` wrote."""
        until = stored.get("until")
        day = date.fromisoformat(until) if until else None
        return cls(Section(stored["section"]), stored["text"], stored.get("whose", ""), day)

    def to_json(self) -> dict[str, Any]:
        """A JSON-serializable form, identical for identical lines."""
        stored = {"section": str(self.section), "text": self.text, "whose": self.whose}
        return {**stored, "until": self.until.isoformat()} if self.until else stored

    @property
    def day(self) -> date:
        """The date of a review."""
        return date.fromisoformat(self.text)


def longer(wording: Wording, days: int, today: date) -> Wording:
    """The trial extended by so many days: from its last day, or from today if that has passed."""
    begin = max(wording.until or today, today)
    return replace(wording, until=begin + timedelta(days=days))


def is_due(review_on: date | None, not_before: date | None, day: date) -> bool:
    """Whether to ask a person on `day` to review the agreement; not before a day they postponed it to."""
    return review_on is not None and max(review_on, not_before or review_on) <= day
