"""How exported rows are imported: restores what the file leaves out from what it contains."""

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
    """A row being imported.

    `row` is what the file says; `values` is what is known so far, including the rows it refers to; `earlier` is the
    earlier rows of its table; `about(label, name, id)` gives the rows of a table whose `name` refers to a row;
    `stranger()` stands for the other in a pair that the file's owner has left.
    """

    row: Row
    values: Mapping[str, Any]
    earlier: Sequence[Any]
    about: Callable[[str, str, str], list[Row]]
    stranger: Callable[[], Person]
    taker: Person
    now: datetime

    @property
    def place(self) -> int:
        """Its position among the rows of its pair, counting from one."""
        return 1 + sum(1 for one in self.earlier if one.pair_id == self.values["pair"].pk)


Made = Callable[[Coming, str], Any]


def fixed(value: Any) -> Made:
    """The same for each row."""
    return lambda coming, name: value


def anew(make: Callable[[], Any]) -> Made:
    """A new value for each row, such as a number used nowhere else."""
    return lambda coming, name: make()


def copied(*names: str) -> Made:
    """The value of another field: for the other's words, a file contains only the copy they shared."""
    return lambda coming, name: next(
        (coming.row[one] for one in names if coming.row.get(one) is not None), None
    )


def to_somebody(copy: str) -> Made:
    """The recipient, of whom a file says nothing once one has left: somebody, where `copy` says that it was shared."""
    return lambda coming, name: None if coming.row.get(copy) in (None, False) else coming.stranger()


def counted(*names: str) -> Made:
    """How many rows have the same values, including this one."""

    def count(coming: Coming, name: str) -> int:
        same = [one for one in coming.earlier if all(getattr(one, of) == coming.values[of] for of in names)]
        return len(same) + 1

    return count


def in_order(day: str = "", of: str = "") -> Made:
    """An instant on the day in the field `day`, later than that of the previous row.

    If a file has one person's rows after the other's, `of` names the field that says whose a row is.
    """

    def follow(coming: Coming, name: str) -> datetime:
        on = coming.values.get(day)
        return later(coming, name, noon_of(on, coming.taker) if on else coming.now, of)

    return follow


def later(coming: Coming, name: str, wished: datetime, of: str = "") -> datetime:
    """`wished`, or just after the previous row's instant if that is not earlier."""
    rows = (one for one in reversed(coming.earlier) if not of or getattr(one, of) == coming.values[of])
    before = next((at for one in rows if (at := getattr(one, name))), None)
    return max(wished, before + A_MOMENT) if before else wished


def noon_of(day: date, taker: Person) -> datetime:
    """Noon of a day, in the importer's time zone."""
    return clock.start_of(day, taker.zone) + NOON
