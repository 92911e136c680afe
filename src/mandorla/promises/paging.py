"""Long lists, a page at a time."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import HttpRequest

ROWS = 20
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    number: int
    rows: list[Row]
    has_next: bool


def page_of(request: HttpRequest, rows_from: Callable[[int], list[Row]]) -> Page[Row]:
    """The page that is asked for; `rows_from` gives the rows from a number on, one more than fit."""
    asked = request.GET.get("page", "1")
    number = max(1, int(asked)) if asked.isdecimal() and len(asked) < 6 else 1
    found = rows_from((number - 1) * ROWS)
    return Page(number, found[:ROWS], len(found) > ROWS)
