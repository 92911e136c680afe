"""Which key each field of a table is under, and how to empty them."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from mandorla.pairs.models import Pair
from mandorla.people.models import Person
from mandorla.vault.fields import EncryptedField, EncryptedText

AUTHORS = ("author", "person", "user")
Encrypted = EncryptedField[Any, Any]


def author_of(model: type[models.Model]) -> str:
    """The field that says who wrote a row or whom it belongs to; empty if it belongs to both, or to nobody."""
    names = {field.name: field for field in model._meta.concrete_fields}
    return next((name for name in AUTHORS if name in names and names[name].related_model is Person), "")


@cache
def encrypted(model: type[models.Model]) -> list[Encrypted]:
    return [field for field in model._meta.concrete_fields if isinstance(field, EncryptedField)]


def pair_fields(model: type[models.Model]) -> list[Encrypted]:
    """The fields under a pair's key."""
    return [field for field in encrypted(model) if field.owner == "pair_id"]


def own_fields(model: type[models.Model]) -> list[Encrypted]:
    """The fields under their author's key."""
    return [field for field in encrypted(model) if field.owner != "pair_id"]


def copies_of(model: type[models.Model]) -> list[Encrypted]:
    """The fields under a pair's key that are copies, for the other to read, of fields under a person's key."""
    return pair_fields(model) if own_fields(model) else []


@cache
def above_of(model: type[models.Model]) -> "list[models.ForeignKey[Any, Any]]":
    """The columns by which its rows hang on those of another table; people and pairs apart."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model not in (Person, Pair)
    ]


@cache
def has_own_words_below(model: type[models.Model]) -> bool:
    """Whether rows of other tables that go with its rows hold what somebody wrote for themselves."""
    return any(own_fields(field.model) for field in references_to(model) if field.model is not model)


@cache
def references_to(model: type[models.Model]) -> "list[models.ForeignKey[Any, Any]]":
    """The columns of all tables that refer to this one."""
    return [
        field
        for one in apps.get_models()
        for field in one._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is model
    ]


def emptied(row: models.Model, found: Iterable[Encrypted]) -> None:
    """Overwrite these fields with empty values; what is NULL stays NULL."""
    holding = [field for field in found if row.__dict__.get(field.attname) is not None]
    for field in holding:
        setattr(row, field.attname, "" if isinstance(field, EncryptedText) else {})
    row.save(update_fields=[field.attname for field in holding])  # with none, nothing is written
