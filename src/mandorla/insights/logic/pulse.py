"""When a questionnaire is due, what it adds up to, and whether that is another result than before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mandorla.insights.logic.reliable_change import NORMS, Change, Norms, change

A_MONTH, A_QUARTER = timedelta(days=30), timedelta(days=91)


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that may be ticked: its words, and what it counts."""

    label: str
    value: int


@dataclass(frozen=True, slots=True)
class Item:
    """A question with its answers as they stand in print; `opposite` is the other pole where only poles are named."""

    text: str
    answers: tuple[Answer, ...]
    lead: str = ""
    opposite: str = ""


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A form, word for word, with its credit."""

    id: str
    title: str
    credit: str
    items: tuple[Item, ...]

    @property
    def norms(self) -> Norms:
        """Its constants, from the one table of them."""
        return NORMS[self.id]

    @property
    def most(self) -> int:
        """The highest total."""
        return sum(max(answer.value for answer in item.answers) for item in self.items)

    def total(self, ticked: Sequence[int | None]) -> int | None:
        """The sum of what was ticked, each the place of an answer; None where one item was left out."""
        if len(ticked) != len(self.items) or any(place is None for place in ticked):
            return None
        return sum(
            item.answers[place].value
            for item, place in zip(self.items, ticked, strict=True)
            if place is not None
        )


def due(said_on: Mapping[str, Sequence[date]], today: date, *, has_csi: bool) -> str | None:
    """The questionnaire that is due today, or None: `said_on` holds the days on which each was answered.

    Our own once a month; with the CSI its four questions once a month, and its sixteen in their place once a quarter.
    """
    if not has_csi:
        return None if _within(said_on.get("closeness", ()), today, A_MONTH) else "closeness"
    short, long = said_on.get("csi4", ()), said_on.get("csi16", ())
    every = [*short, *long]
    if _within(every, today, A_MONTH):
        return None
    is_long = bool(every) and today - min(every) >= A_QUARTER and not _within(long, today, A_QUARTER)
    return "csi16" if is_long else "csi4"


def compared(form: Questionnaire, before: int | None, after: int | None) -> Change | None:
    """The later of two totals beside the earlier, or None where one of them is missing."""
    return None if before is None or after is None else change(before, after, form.norms)


def is_low(form: Questionnaire, total: int | None) -> bool:
    """Whether a total lies below the cut-off of its form, where one is known."""
    cut_off = form.norms.cut_off
    return total is not None and cut_off is not None and total < cut_off


def _within(days: Sequence[date], today: date, span: timedelta) -> bool:
    return any(today - day < span for day in days)
