"""What a promise says, and when it is due. Days are those of its maker, which begin at 4 a.m. in their zone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Self

A_DAY = timedelta(days=1)
A_WEEK = timedelta(weeks=1)
WEEK = range(7)  # 0 is Monday


@dataclass(frozen=True, slots=True)
class Terms:
    """When `when`, I will `will`: once, on `due_on`; every week on `weekdays` (0 is Monday); or on no day."""

    will: str
    when: str = ""
    due_on: date | None = None
    weekdays: frozenset[int] = frozenset()

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """Restore what `to_json` wrote."""
        due_on = stored.get("due_on")
        return cls(
            will=stored["will"],
            when=stored.get("when", ""),
            due_on=date.fromisoformat(due_on) if due_on else None,
            weekdays=frozenset(stored.get("weekdays", ())),
        )

    def to_json(self) -> dict[str, Any]:
        """A JSON-serializable form, with what was said and nothing else."""
        said: dict[str, Any] = {
            "will": self.will,
            "when": self.when or None,
            "due_on": self.due_on.isoformat() if self.due_on else None,
            "weekdays": sorted(self.weekdays) or None,
        }
        return {name: value for name, value in said.items() if value is not None}

    @property
    def is_weekly(self) -> bool:
        """Whether it comes back every week."""
        return bool(self.weekdays)

    def is_due_on(self, day: date, *, since: date) -> bool:
        """Whether `day` is one of its due days; a weekly one has them from the day `since` it was put into words."""
        if self.is_weekly:
            return day >= since and day.weekday() in self.weekdays
        return day == self.due_on

    def latest_due(self, day: date, *, since: date) -> date | None:
        """The last due day that is not after `day`, if there is one."""
        if self.is_weekly:
            week = (day - back * A_DAY for back in WEEK)
            return next((one for one in week if self.is_due_on(one, since=since)), None)
        return self.due_on if self.due_on and self.due_on <= day else None


@dataclass(frozen=True, slots=True)
class Asked:
    """A due day that its maker may be asked about; `is_over` once the day has passed for them."""

    day: date
    is_over: bool


def asked(terms: Terms, *, since: date, marked_on: date | None, today: date) -> Asked | None:
    """The one due day to ask about on `today`: the last that is over, else today. `marked_on` is the last one marked.

    A weekly promise asks about the last of its days and no further; what was not marked before is let go.
    """
    open_from = marked_on + A_DAY if marked_on else date.min
    over = terms.latest_due(today - A_DAY, since=since)
    if over and over >= open_from:
        return Asked(over, is_over=True)
    if terms.is_due_on(today, since=since) and today >= open_from:
        return Asked(today, is_over=False)
    return None


def is_fresh(question: Asked, today: date, *, back_on: date | None = None) -> bool:
    """Whether to ask on today's page too: within a week. After that the promise's own page asks, and no other.

    In a rest nothing is asked there; the week counts from the day its maker was `back_on`.
    """
    since = max(question.day, back_on or question.day)
    return since <= today <= since + A_WEEK
