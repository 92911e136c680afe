"""Dates in words, cached: formatting twenty of them took a tenth of the time of a page."""

from datetime import date, datetime
from functools import lru_cache

from django.utils.formats import date_format, time_format
from django.utils.translation import get_language


def in_words(day: date) -> str:
    """`day` as "March 4, 2026", in the language of the reader."""
    return _in_words(day, get_language())


def with_weekday(day: date) -> str:
    """`day` as "Wednesday, March 4, 2026"."""
    return f"{date_format(day, 'l')}, {in_words(day)}"


def at_its_hour(local: datetime) -> str:
    """An instant not far away as "Wednesday, March 4, 8:30 PM"."""
    day = date_format(local, "MONTH_DAY_FORMAT")
    return f"{date_format(local, 'l')}, {day}, {time_format(local.time())}"


@lru_cache(maxsize=4096)
def _in_words(day: date, language: str | None) -> str:
    return date_format(day)
