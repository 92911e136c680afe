"""Checks for the files of help lines and letters. An unconfirmed help line must never be listed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from mandorla.library.checking import check_rows, check_unique
from mandorla.library.reading import Document, Problem

COUNTRY = ("code", "name", "emergency", "lines")
LINE = ("name", "source", "confirmed_on")
LETTER = ("id", "title", "lesson", "try")
MOST_WORDS = 90
MAY_HAVE = ("number", "about", "address")


def check_help(document: Document) -> Iterator[Problem]:
    """Every country has an emergency number; every line says how to reach it, where it was read and when."""
    body = document.body if isinstance(document.body, dict) else {}
    countries = body.get("countries")
    yield from check_rows(document, countries, needed=COUNTRY, allowed=("emergency_source",))
    yield from check_unique(document, countries, "code")
    for country in countries if isinstance(countries, list) else ():
        yield from _check_lines(document, country.get("lines") if isinstance(country, dict) else None)
    yield from _check_lines(document, body.get("directories"))


def check_letters(document: Document) -> Iterator[Problem]:
    """Each letter has an id of its own, a title, a lesson that is read in a minute, and one thing to try."""
    yield from check_rows(document, document.body, needed=LETTER, allowed=("idea", "opens_up"))
    yield from check_unique(document, document.body, "id")
    for row in document.body if isinstance(document.body, list) else ():
        words = len(str(row.get("lesson", "")).split()) if isinstance(row, dict) else 0
        if words > MOST_WORDS:
            yield document.problem(row, f"the lesson has {words} words; {MOST_WORDS} are enough")


def _check_lines(document: Document, lines: Any) -> Iterator[Problem]:
    yield from check_rows(document, lines, needed=LINE, allowed=MAY_HAVE)
    for line in lines if isinstance(lines, list) else ():
        if not isinstance(line, dict):
            continue
        if not (line.get("number") or line.get("address")):
            yield document.problem(line, "no number and no address")
        if not isinstance(line.get("confirmed_on"), date):
            yield document.problem(line, "confirmed_on is not a day")
        for part in ("source", "address"):
            if line.get(part) and not str(line[part]).startswith(("https://", "http://")):
                yield document.problem(line, f"{part} is not the address of a page")
