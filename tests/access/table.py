"""The table of addresses in matrix/: every request, and what each kind of person gets."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.urls import reverse

from tests.access.questions import MUG, NEW

TABLES = Path(__file__).with_name("matrix")
WORDS = {"mug": MUG, "new": NEW}
NAME_NO_ROW = {"pair", "slug", "deck", "script", "kind"}  # what an address may name besides rows
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class Line:
    """One request of the table, and what each gets."""

    method: str
    name: str
    parts: tuple[tuple[str, str], ...]
    cells: tuple[tuple[str, str], ...]

    @property
    def label(self) -> str:
        return " ".join([f"{self.method:4}", self.name, *(f"{key}={value}" for key, value in self.parts)])

    def address(self, things: dict[str, Any]) -> str:
        known = {**things, **WORDS}
        return reverse(self.name, kwargs={key: known.get(value, value) for key, value in self.parts})


@cache
def lines() -> dict[str, list[Line]]:
    """The table by section."""
    found: dict[str, list[Line]] = {}
    who: list[str] = []
    section = ""
    for text in "\n".join(one.read_text() for one in sorted(TABLES.glob("*.txt"))).splitlines():
        if text.startswith("== "):
            _, section, *who = text.split()
        elif text and not text.startswith("#"):
            method, name, *rest = text.split()
            assert method in METHODS, f"neither `== room` with its columns nor a request: {text}"
            parts = tuple((key, value) for key, value in (part.split("=") for part in rest if "=" in part))
            cells = rest[len(parts) :]
            assert len(cells) == len(who), text
            found.setdefault(section, []).append(
                Line(method, name, parts, tuple(zip(who, cells, strict=True)))
            )
    return found


def all_lines() -> list[Line]:
    return [line for section in lines().values() for line in section]
