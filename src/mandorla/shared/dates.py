"""Dates in words, cached: formatting twenty of them took a tenth of the time of a page."""

from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language


def in_words(day: date) -> str:
    """`day` as "4 March 2026", in the language of the reader."""
    return _in_words(day, get_language())


@lru_cache(maxsize=4096)
def _in_words(day: date, language: str | None) -> str:
    return date_format(day, "j F Y")
