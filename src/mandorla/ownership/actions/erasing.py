from collections import defaultdict
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models, transaction

from mandorla.ownership.actions.key_ending import end_key
from mandorla.ownership.fields import above_of, author_of, copies_of, emptied, own_fields
from mandorla.pairs.access import member_of
from mandorla.pairs.actions import leave
from mandorla.pairs.models import Member, Pair
from mandorla.people.actions import end_other_devices
from mandorla.people.models import Person
from mandorla.vault import files, wal
from mandorla.vault.router import CONTENT

Staying = dict[type[models.Model], set[Any]]


@transaction.atomic
def erase_account(*, person: Person, now: datetime) -> None:
    """Leave every pair, erase what was `person`'s alone, and destroy their key.

    What they had shared, and what both agreed on, stays with the other, under the pair's key; of `person`
    nothing is left there but a number. A pair that nobody else is or was in goes as a whole. Repeating it is silent.
    """
    known = Person.objects.select_for_update().filter(pk=person.pk, erased_on=None).first()
    if known is None:
        return
    for member in list(Member.objects.of(known)):
        leave(member=member_of(member.pair_id, known), now=now)
    end_other_devices(person=known, keep=None)
    _erase_pairs_of_nobody_else(known)
    staying = _staying(known)
    for model in apps.get_models():
        if author_of(model) and model is not Member:
            _erase_rows(model, known, staying[model])
    _take_name_off(known, now)
    end_key(owner=person.pk)
    transaction.on_commit(partial(wal.truncate, CONTENT))


def _erase_pairs_of_nobody_else(person: Person) -> None:
    others = Member.objects.filter(pair=models.OuterRef("pk"), person__erased_on=None).exclude(person=person)
    for pair in Pair.objects.filter(~models.Exists(others), members__person=person):
        end_key(owner=pair.pk)
        pair.delete()


def _staying(person: Person) -> Staying:
    """Their rows that the other can still read, and the rows these depend on."""
    staying: Staying = defaultdict(set)
    for model in apps.get_models():
        for copy in copies_of(model):
            rows = _rows_of(model, person).filter(**{f"{copy.name}__isnull": False})
            for row in rows:
                if not _is_left_over(row):
                    _stays(row, staying)
    return staying


def _is_left_over(row: models.Model) -> bool:
    """Whether what it was said to is deleted, so that nobody else reads it."""
    return any(getattr(row, field.attname) is None for field in above_of(type(row)))


def _stays(row: models.Model, staying: Staying) -> None:
    staying[type(row)].add(row.pk)
    for field in above_of(type(row)):
        above: models.Model | None = getattr(row, field.name)
        if above and _author_id(above) == _author_id(row):
            _stays(above, staying)


def _author_id(row: models.Model) -> UUID | None:
    name = author_of(type(row))
    return getattr(row, f"{name}_id") if name else None


def _erase_rows(model: type[models.Model], person: Person, staying: set[Any]) -> None:
    rows = _rows_of(model, person)
    for row in rows.filter(pk__in=staying):
        emptied(row, own_fields(model))
    going = rows.exclude(pk__in=staying)
    for row in going if hasattr(model, "has_file") else ():
        transaction.on_commit(partial(files.erase, row.pk))
    going.delete()


def _rows_of(model: type[models.Model], person: Person) -> "models.QuerySet[Any]":
    return model._base_manager.filter(**{author_of(model): person})


def _take_name_off(person: Person, now: datetime) -> None:
    if not Member.objects.filter(person=person).exists():
        Person.objects.filter(pk=person.pk).delete()
        return
    fresh = Person(pk=person.pk, username=f"gone-{person.pk}", is_active=False, erased_on=now.date())
    fresh.set_unusable_password()
    fresh.save(force_update=True)
