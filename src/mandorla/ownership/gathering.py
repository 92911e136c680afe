"""Everything that one person may see, as plain values: what data_policy.yaml says is exported, and nothing else.

A row has a number of its own here ("prompts.Answer:3"), by which other rows refer to it: the numbers in the database
tell when something was made. Of what the other wrote, only fields are taken that both see.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import Field, ForeignKey, Model

from mandorla.ownership.parts import SLICES
from mandorla.ownership.policy import FieldPolicy, data_policy
from mandorla.pairs.parts import Part, Taker
from mandorla.people.models import Person

FORMAT = "mandorla-export"
VERSION = 1
SEEN_BY_BOTH = frozenset({"both", "other_when_open", "me_then_both", "both_and_link"})
AUTHORS = ("author_id", "person_id", "user_id")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Gathered:
    """One row: its table, whether the taker wrote it, what it is about, and its values."""

    label: str
    is_mine: bool
    heading: str
    row: Row


def gather(person: Person, now: datetime) -> list[Gathered]:
    """Every row that `person` may take along, in the order in which the slices give them."""
    parts = [part for of_slice in SLICES for part in of_slice(Taker.of(person), now)]
    rows = [(model, part) for part in parts for model in part.rows]
    numbers: dict[tuple[str, Any], str] = {}
    for model, _part in rows:
        label = model._meta.label
        known = sum(1 for one, _pk in numbers if one == label)
        numbers.setdefault((label, model.pk), f"{label}:{known + 1}")
    return [_gathered(model, part, person, numbers) for model, part in rows]


def as_json(gathered: list[Gathered], made_on: date) -> dict[str, Any]:
    """The export as JSON has it: `rows` by table. Later versions read every earlier `version`."""
    rows: dict[str, list[Row]] = {}
    for one in gathered:
        rows.setdefault(one.label, []).append(one.row)
    return {"format": FORMAT, "version": VERSION, "made_on": made_on.isoformat(), "rows": rows}


def _gathered(model: Model, part: Part, person: Person, numbers: dict[tuple[str, Any], str]) -> Gathered:
    label = model._meta.label
    is_mine = _is_mine(model, person)
    row: Row = {"id": numbers[label, model.pk], **_references(model, numbers)}
    for field, line in _lines(type(model)):
        if is_mine or line.seen_by in SEEN_BY_BOTH:
            row[field.name] = _plain(getattr(model, field.attname))
    return Gathered(label, is_mine, part.heading(model), row)


def _is_mine(model: Model, person: Person) -> bool:
    """Whether the taker wrote it; what no one person wrote belongs to both."""
    if isinstance(model, Person):
        return model.pk == person.pk
    authors = [getattr(model, name) for name in AUTHORS if hasattr(model, name)]
    return all(author == person.pk for author in authors)


def _references(model: Model, numbers: dict[tuple[str, Any], str]) -> Row:
    found = {}
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey):
            target = (field.related_model._meta.label, getattr(model, field.attname))
            if target in numbers:
                found[field.name] = numbers[target]
    return found


@cache
def _lines(model: type[Model]) -> list[tuple["Field[Any, Any]", FieldPolicy]]:
    policy = next(one for one in data_policy() if one.label == model._meta.label)
    exported = {name: line for line in policy.fields if line.exported for name in line.names}
    return [
        (field, exported[field.name])
        for field in model._meta.concrete_fields
        if field.name in exported and not isinstance(field, ForeignKey)
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, (str, int, float, bool, list, dict)) or value is None:
        return value
    return str(value)


def titles() -> Iterator[tuple[str, str, dict[str, str]]]:
    """For a reader: each table, its title, and what its fields are."""
    for policy in data_policy():
        yield policy.label, policy.title, {name: line.what for line in policy.fields for name in line.names}
