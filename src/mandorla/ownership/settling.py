"""Turns an export back into rows, on a server without accounts.

Each slice says in its `parts.py` what the file leaves out (`back`); all else stands in the file. Ids are made anew, in
the order of the file, so that what was ordered by them stays so. The other comes along as an account that is not in
use: their place is theirs, and the host may hand it to them.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from mandorla.ownership.gathering import exported
from mandorla.ownership.package import MEDIA
from mandorla.ownership.parts import PARTS
from mandorla.ownership.trouble import NotTakenIn
from mandorla.ownership.unpacking import Rows
from mandorla.pairs.coming import Coming, later, noon_of
from mandorla.pairs.models import Member, Pair
from mandorla.pairs.parts import Part, Taker
from mandorla.people.models import Person
from mandorla.shared.ids import new_id, new_opaque_id
from mandorla.vault import keys

PEOPLE = "people.Person"
A_PERSON = re.compile(r"people\.Person:\d+")
NAMED = re.compile(r"<([\w.]+:\d+)>")
ONE_DAY = len("2026-01-01")
WRONG = (KeyError, TypeError, ValueError, ValidationError, IntegrityError, AttributeError, StopIteration)


@transaction.atomic
def settle(*, rows: Rows, files: Mapping[str, bytes], now: datetime) -> Person:
    """Make everything that a file holds; returns the person whose file it is. NotTakenIn where that can't be done."""
    if Person.objects.exists():
        raise NotTakenIn(_("There are people here already. A file is taken in where nobody is yet."))
    house = _House(rows, files, now)
    house.move_in()
    return house.taker


def every_part(person: Person, now: datetime) -> list[Part]:
    """What each slice gives and takes, for somebody; of a table that comes twice, the first."""
    found: dict[type[models.Model], Part] = {}
    for of_slice in PARTS:
        for part in of_slice(Taker(person, []), now):
            known = found.setdefault(part.table, part)
            if not known.back and part.back:
                found[part.table] = part
    return list(found.values())


def places_kept(person: Person) -> list[str]:
    """The sign-in names of those whose place somebody's file brought along."""
    others = Member.objects.beside(person, list(Member.objects.of(person)))
    return sorted(member.person.username for member in others)


class _House:
    """The rows that are made, by their numbers in the file."""

    def __init__(self, rows: Rows, files: Mapping[str, bytes], now: datetime) -> None:
        self.rows, self.now = rows, now
        self.media = {
            name.removeprefix(f"{MEDIA}/"): content
            for name, content in files.items()
            if name.startswith(f"{MEDIA}/")
        }
        self.made: dict[str, models.Model] = {}
        self.numbers: dict[str, UUID] = {}  # of all rows, also of those that are still to be made
        self.loose: dict[str, UUID] = {}  # numbers that belong to no row
        self.strangers: dict[Any, Person] = {}
        self.referring = _index(rows)

    def move_in(self) -> None:
        self._make_people()
        parts = [part for part in every_part(self.taker, self.now) if part.table is not Person]
        for part in parts:
            found = self._rows_of(part)
            numbers = _new_numbers(part.table, len(found))
            self.numbers.update(
                (str(row.get("id")), one) for row, one in zip(found, numbers, strict=True) if one
            )
        for part in parts:
            earlier: list[models.Model] = []
            for row in self._rows_of(part):
                try:
                    earlier.append(self._make(part, row, earlier))
                except WRONG as reason:
                    raise NotTakenIn(
                        _("%(row)s can't be taken in (%(reason)s). Nothing was changed.")
                        % {"row": row.get("id", part.table._meta.label), "reason": type(reason).__name__}
                    ) from reason

    def _rows_of(self, part: Part) -> list[Mapping[str, Any]]:
        return list(self.rows.get(part.table._meta.label, []))

    def _make_people(self) -> None:
        try:
            mine, *others = self.rows[PEOPLE]
            self.taker = self._person(mine, username=mine["username"], is_adult=True)
            for row in others:
                self._person(row, username=_sign_in_name(row["display_name"]), is_active=False)
        except WRONG as reason:
            raise NotTakenIn(_("The file does not say whose it is.")) from reason

    def _person(self, row: Mapping[str, Any], **known: Any) -> Person:
        person = Person(id=new_id())
        keys.create(person.id)
        for field, _line in exported(Person):
            if field.name in row:
                setattr(person, field.name, row[field.name])
        for name, value in known.items():
            setattr(person, name, value)
        person.set_unusable_password()
        person.save(force_insert=True)
        self.made[row["id"]] = person
        return person

    def _make(self, part: Part, row: Mapping[str, Any], earlier: list[models.Model]) -> models.Model:
        model, number = part.table, self.numbers.get(row["id"])
        made = model(pk=number) if number else model()
        values: dict[str, Any] = {}
        coming = Coming(
            row,
            values,
            earlier,
            self._about,
            lambda: self._stranger(values.get("pair")),
            self.taker,
            self.now,
        )
        if model is Pair:
            keys.create(made.pk)
        for field in _in_turn(model):
            found = self._value(part, field, coming)
            if found is not _LEFT_OUT:
                values[field.name] = found
                setattr(made, field.name, found)
        made.save(force_insert=True)
        part.media_back(made, self.media, self.now)
        self.made[row["id"]] = made
        return made

    def _value(self, part: Part, field: "models.Field[Any, Any]", coming: Coming) -> Any:
        name, row = field.name, coming.row
        if name in row and isinstance(field, models.ForeignKey):
            return self.made[row[name]]
        if name in row:
            return self._read(field, row[name], coming)
        if name in part.back:
            return part.back[name](coming, name)
        if isinstance(field, models.ForeignKey) and field.related_model is Person and not field.null:
            return coming.stranger()
        return _LEFT_OUT

    def _read(self, field: "models.Field[Any, Any]", value: Any, coming: Coming) -> Any:
        if isinstance(field, models.DateTimeField) and isinstance(value, str) and len(value) == ONE_DAY:
            return later(coming, field.name, noon_of(date.fromisoformat(value), coming.taker), "author")
        if isinstance(field, models.UUIDField) and value is not None:
            return self._number(value)
        if field.name == "subject":
            return NAMED.sub(lambda found: self._number(found[1]).hex, value)
        if isinstance(value, (dict, list)):
            return self._named(value)
        return field.to_python(value)

    def _number(self, name: str) -> UUID:
        row = self.made.get(name)
        number = row.pk if row else self.numbers.get(name)
        return number or self.loose.setdefault(name, new_opaque_id())

    def _named(self, value: Any) -> Any:
        """JSON in which people are named by the numbers that they have here."""
        if isinstance(value, dict):
            return {key: self._named(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self._named(one) for one in value]
        if isinstance(value, str) and A_PERSON.fullmatch(value):
            return str(self._number(value))
        return value

    def _stranger(self, pair: Any) -> Person:
        """Somebody who is not in the file, in a pair that its owner has left."""
        if pair not in self.strangers:
            person = Person(id=new_id(), username=f"gone-{new_opaque_id().hex}")
            person.is_active, person.erased_on = False, self.now.date()
            person.set_unusable_password()
            person.save(force_insert=True)
            self.strangers[pair] = person
        return self.strangers[pair]

    def _about(self, label: str, name: str, number: str) -> list[Mapping[str, Any]]:
        return self.referring[label, name, number]


_LEFT_OUT = object()


def _in_turn(model: type[models.Model]) -> list["models.Field[Any, Any]"]:
    """References first, then what other values may be made of: days before instants."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    return sorted(fields, key=_rank)


def _rank(field: "models.Field[Any, Any]") -> int:
    if isinstance(field, models.ForeignKey):
        return 0
    return 2 if isinstance(field, models.DateTimeField) else 1


def _index(rows: Rows) -> dict[tuple[str, str, str], list[Mapping[str, Any]]]:
    found: dict[tuple[str, str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for label, of_table in rows.items():
        for row in of_table:
            for name, value in row.items():
                if isinstance(value, str):
                    found[label, name, value].append(row)
    return found


def _new_numbers(model: type[models.Model], count: int) -> list[UUID | None]:
    """New ids that rise in the order of the file; where the database counts, it goes on doing so."""
    pk = model._meta.pk
    make: Callable[[], Any] | None = pk.default if isinstance(pk, models.UUIDField) else None
    return sorted(make() for _one in range(count)) if make else [None] * count


def _sign_in_name(display_name: str) -> str:
    base = slugify(display_name, allow_unicode=False) or "other"
    taken = set(Person.objects.filter(username__startswith=base).values_list("username", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(name for name in [base, *numbered] if name not in taken)
