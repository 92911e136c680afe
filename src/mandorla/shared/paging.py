"""Long lists, one page at a time. Fetching one extra row shows whether there are more, without counting."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

ROWS = 20
LONGEST = 5

Row = TypeVar("Row")
Shown = TypeVar("Shown")
Sliced = TypeVar("Sliced", covariant=True)


class Sliceable(Protocol[Sliced]):
    """A QuerySet, or a list."""

    def __getitem__(self, part: slice, /) -> Iterable[Sliced]: ...


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page of rows, and whether there are more."""

    number: int
    rows: list[Row]
    has_next: bool

    def showing(self, rows: Iterable[Shown]) -> "Page[Shown]":
        """The same page, with each row converted for display."""
        return Page(self.number, list(rows), self.has_next)


def page_of(rows: Sliceable[Row], asked: str, size: int = ROWS) -> Page[Row]:
    """The page of `rows` that the URL asks for. One query, if they are a QuerySet."""
    number = number_of(asked)
    found = list(rows[(number - 1) * size : number * size + 1])
    return Page(number, found[:size], len(found) > size)


def side_by_side(*pages: Page[Any]) -> Page[Any]:
    """Several lists on one page; there is a next page if any of them has more."""
    rows = [row for page in pages for row in page.rows]
    return Page(pages[0].number, rows, any(page.has_next for page in pages))


def number_of(asked: str) -> int:
    """The page number in the URL, or 1 if it is not a valid one."""
    return max(1, int(asked)) if asked.isdecimal() and len(asked) <= LONGEST else 1
