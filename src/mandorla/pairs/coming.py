"""How rows that somebody took along come back: what a file leaves out is made anew here, from what it says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from mandorla.people.models import Person
from mandorla.shared import clock

Row = Mapping[str, Any]
NOON = timedelta(hours=8)  # after the start of a day
A_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Coming:
    """A row on its way back.

    `row` is what the file says; `values` what is known of it by now, with the rows that it refers to; `earlier` the
    rows of its table before it; `about(label, name, id)` the rows of a table in the file whose `name` refers to a row.
    """

    row: Row
    values: Mapping[str, Any]
    earlier: Sequence[Any]
    about: Callable[[str, str, str], list[Row]]
    taker: Person
    now: datetime

    @property
    def place(self) -> int:
        """Its place among the rows of its pair, from one on."""
        return 1 + sum(1 for one in self.earlier if one.pair_id == self.values["pair"].pk)


Made = Callable[[Coming, str], Any]


def fixed(value: Any) -> Made:
    """The same for each row."""
    return lambda coming, name: value


def anew(make: Callable[[], Any]) -> Made:
    """Something new for each row, such as a number that stands nowhere else."""
    return lambda coming, name: make()


def copied(*names: str) -> Made:
    """What another field says: of the words of the other, a file has only the copy that they opened."""
    return lambda coming, name: next(
        (coming.row[one] for one in names if coming.row.get(one) is not None), None
    )


def counted(*names: str) -> Made:
    """How many rows with the same values there are, this one included."""

    def count(coming: Coming, name: str) -> int:
        same = [one for one in coming.earlier if all(getattr(one, of) == coming.values[of] for of in names)]
        return len(same) + 1

    return count


def in_order(day: str = "", of: str = "") -> Made:
    """An instant on the day that the field `day` names; in any case later than that of the row before.

    Where a file has the rows of one person after those of the other, `of` names the field that says whose a row is.
    """

    def follow(coming: Coming, name: str) -> datetime:
        on = coming.values.get(day)
        return later(coming, name, noon_of(on, coming.taker) if on else coming.now, of)

    return follow


def later(coming: Coming, name: str, wished: datetime, of: str = "") -> datetime:
    """`wished`, or just after the instant of the row before, if that is not earlier."""
    rows = (one for one in reversed(coming.earlier) if not of or getattr(one, of) == coming.values[of])
    before = next((at for one in rows if (at := getattr(one, name))), None)
    return max(wished, before + A_MOMENT) if before else wished


def noon_of(day: date, taker: Person) -> datetime:
    """The middle of a day, by the clock of whoever takes the row in."""
    return clock.start_of(day, taker.zone) + NOON
