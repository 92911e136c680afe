"""Help lines by country, from a content file. Only confirmed ones stand there, each with its source and date."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from mandorla.library.reading import document


@dataclass(frozen=True, slots=True)
class HelpLine:
    name: str
    number: str
    about: str
    address: str
    source: str
    confirmed_on: date


@dataclass(frozen=True, slots=True)
class Country:
    code: str
    name: str
    emergency: str
    lines: tuple[HelpLine, ...]


@dataclass(frozen=True, slots=True)
class Help:
    countries: tuple[Country, ...]
    directories: tuple[HelpLine, ...]


@cache
def help_lines() -> Help:
    """All countries by name, and directories for everywhere else."""
    body = document("help.yaml").body
    countries = tuple(
        Country(row["code"], row["name"], str(row["emergency"]), tuple(map(_line, row["lines"])))
        for row in body["countries"]
    )
    return Help(countries, tuple(map(_line, body["directories"])))


def _line(row: dict[str, object]) -> HelpLine:
    confirmed = row["confirmed_on"]
    assert isinstance(confirmed, date)
    return HelpLine(
        name=str(row["name"]),
        number=str(row.get("number", "")),
        about=str(row.get("about", "")),
        address=str(row.get("address", "")),
        source=str(row["source"]),
        confirmed_on=confirmed,
    )
