"""Everything one person may see, as plain values: exactly what data_policy.yaml says is exported.

A row has a number of its own here ("prompts.Answer:3"), by which other rows refer to it: the numbers in the database
tell when something was made. Of what the other wrote, only fields are taken that both see, and of instants the day.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Field, ForeignKey, Model, UUIDField

from mandorla.ownership.parts import PARTS
from mandorla.ownership.policy import FieldPolicy, data_policy
from mandorla.pairs.logic.occasions import Occasion
from mandorla.pairs.parts import Part, Taker
from mandorla.people.models import Person
from mandorla.shared import clock
from mandorla.vault.errors import KeyMissing

FORMAT = "mandorla-export"
VERSION = 1
SEEN_BY_BOTH = frozenset({"both", "other_when_open", "me_then_both", "both_and_link"})
AUTHORS = ("author_id", "person_id", "user_id")
HEX = re.compile(r"[0-9a-f]{32}")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gathered:
    """One row: its table, whether the taker wrote it, what it is about, its values, and the files that belong to it."""

    label: str
    is_mine: bool
    heading: str
    row: Row
    pair_id: UUID | None = None
    media: tuple[tuple[str, bytes], ...] = ()
    occasions: tuple[Occasion, ...] = ()

    @property
    def kept(self) -> "Iterator[Gathered]":
        """What stands in it, for the book: a keepsake holds rows of a pair that its owner has left."""
        return map(of_keepsake, self.row.get("things", ()))


def of_keepsake(thing: dict[str, Any]) -> Gathered:
    """One thing of a keepsake, headed by whose it was."""
    heading = " · ".join(part for part in (thing["name"], thing["heading"]) if part)
    return Gathered(thing["table"], thing["is_of_both"], heading, thing["row"])


class Numbers:
    """Maps database ids to the numbers that rows have in an export."""

    def __init__(self, rows: list[Model]) -> None:
        self._known: dict[tuple[str, Any], str] = {}
        self._by_hex: dict[str, str] = {}
        self._people: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        for row in rows:
            number = self.of(row._meta.label, row.pk)
            self._by_hex.setdefault(getattr(row.pk, "hex", ""), number)
            if isinstance(row, Person):
                self._people[str(row.pk)] = number

    def of(self, label: str, number: Any) -> str:
        """The number of a row, or of what has no row; the same for the same."""
        if (label, number) not in self._known:
            self._counts[label] += 1
            self._known[label, number] = f"{label}:{self._counts[label]}"
        return self._known[label, number]

    def known(self, label: str, number: Any) -> str | None:
        """The number of a row that is in the file."""
        return self._known.get((label, number))

    def anywhere(self, number: UUID, otherwise: str) -> str:
        """The number of whichever row has this one; of no row: one that counts `otherwise`."""
        return self._by_hex.get(number.hex) or self.of(otherwise, number)

    def instead(self, value: Any) -> Any:
        """A value of JSON, in which people are named by their numbers in the file."""
        if isinstance(value, dict):
            return {key: self.instead(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self.instead(one) for one in value]
        if isinstance(value, str) and len(value) == len(str(UUID(int=0))):
            return self._people.get(value, value)
        return value

    def within(self, text: str) -> str:
        """A text of ours that names rows by their numbers, with those of the file."""
        return HEX.sub(lambda found: f"<{self.anywhere(UUID(found[0]), 'gone.Row')}>", text)


def gather(person: Person, now: datetime, taker: Taker | None = None) -> list[Gathered]:
    """Every row that `person` may export, in the order of the slices."""
    parts = [part for of_slice in PARTS for part in of_slice(taker or Taker.of(person), now)]
    rows = [(model, part) for part in parts for model in part.rows]
    numbers = Numbers([model for model, _part in rows])
    return [_gathered(model, part, person, numbers) for model, part in rows]


def as_json(gathered: list[Gathered], made_on: date) -> dict[str, Any]:
    """The export as JSON has it: `rows` by table. Later versions read every earlier `version`."""
    rows: dict[str, list[Row]] = {}
    for one in gathered:
        rows.setdefault(one.label, []).append(one.row)
    return {"format": FORMAT, "version": VERSION, "made_on": made_on.isoformat(), "rows": rows}


def exported(model: type[Model]) -> list[tuple["Field[Any, Any]", FieldPolicy]]:
    """The fields of a table that a file has, references apart."""
    policy = next(one for one in data_policy() if one.label == model._meta.label)
    lines = {name: line for line in policy.fields if line.exported for name in line.names}
    return [
        (field, lines[field.name])
        for field in model._meta.concrete_fields
        if field.name in lines and not isinstance(field, ForeignKey)
    ]


_exported = cache(exported)


def _gathered(model: Model, part: Part, person: Person, numbers: Numbers) -> Gathered:
    label = model._meta.label
    is_mine = _is_mine(model, person)
    row: Row = {"id": numbers.of(label, model.pk), **_references(model, numbers)}
    for field, line in _exported(type(model)):
        if is_mine or line.seen_by in SEEN_BY_BOTH:
            row[field.name] = _plain(_read(model, field), field, person if not is_mine else None, numbers)
    pair_id = getattr(model, "pair_id", None)
    media, occasions = tuple(part.media(model)), tuple(part.occasions(model))
    return Gathered(label, is_mine, part.heading(model), row, pair_id, media, occasions)


def _is_mine(model: Model, person: Person) -> bool:
    """Whether the taker wrote it; what no one person wrote belongs to both."""
    if isinstance(model, Person):
        return model.pk == person.pk
    authors = [getattr(model, name) for name in AUTHORS if hasattr(model, name)]
    return all(author == person.pk for author in authors)


def _references(model: Model, numbers: Numbers) -> Row:
    found = {}
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey):
            number = numbers.known(field.related_model._meta.label, getattr(model, field.attname))
            if number:
                found[field.name] = number
    return found


def _read(model: Model, field: "Field[Any, Any]") -> Any:
    try:
        return getattr(model, field.attname)
    except KeyMissing:  # a copy under the key of a pair that nobody is in any more
        return None


def _plain(value: Any, field: "Field[Any, Any]", other_than: Person | None, numbers: Numbers) -> Any:
    if isinstance(value, datetime) and other_than:
        return clock.day_of(value, other_than.zone).isoformat()
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(field, UUIDField) and value:
        return numbers.anywhere(value, f"{field.model._meta.label}.{field.name}")
    if field.name == "subject":
        return numbers.within(value)
    if isinstance(value, (str, int, float, bool, list, dict)) or value is None:
        return numbers.instead(value)
    return str(value)


def titles() -> Iterator[tuple[str, str, dict[str, str]]]:
    """For a reader: each table, its title, and what its fields are."""
    for policy in data_policy():
        yield policy.label, policy.title, {name: line.what for line in policy.fields for name in line.names}
