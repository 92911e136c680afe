"""Reads that are composed once a process, and then only run.

To compose a query takes Django several times what a database in the same process takes to answer it, and what a page
asks is the same question every time, of another pair. Such a read says its question as a function of values:

    @prepared
    def _offers(pair: UUID, day: date) -> QuerySet[Offer]:
        return Offer.objects.filter(pair=pair, day=day)

The function is called once, with placeholders; from then on `_offers(pair.pk, today)` runs its SQL and returns the
rows. So the words of a QuerySet stay the only place that says what may be read.

A value is compared with a column: it is never None and never a list, and nothing can be decided by it. Rows come
without `select_related`, and what was annotated comes as the database has it (a truth is 0 or 1 on SQLite).
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache, update_wrapper
from inspect import signature
from typing import Any, Generic, ParamSpec, TypeVar
from uuid import UUID

from django.db import connections, models
from django.db.models import QuerySet, Value

P = ParamSpec("P")
M = TypeVar("M", bound=models.Model)

_FIELDS: dict[type, "type[models.Field[Any, Any]]"] = {
    UUID: models.UUIDField,
    date: models.DateField,
    datetime: models.DateTimeField,
    str: models.CharField,
}


class Placeholder(Value):
    """Stands for the value of a parameter while a query is composed."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]


class Prepared(Generic[P, M]):
    """A read that was composed once."""

    def __init__(self, compose: "Callable[P, QuerySet[M]]") -> None:
        self._compose: Callable[..., QuerySet[M]] = compose
        self._signature = signature(compose)
        self._placeholders = {
            name: Placeholder(name, output_field=_FIELDS[one.annotation]())
            for name, one in self._signature.parameters.items()
        }
        self._composed = cache(self._compose_once)
        update_wrapper(self, compose)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[M]:
        rows, sql, parameters = self._composed()
        values, connection = self._signature.bind(*args, **kwargs).arguments, connections[rows.db]
        found = [
            one.output_field.get_db_prep_value(values[one.value], connection)
            if isinstance(one, Placeholder)
            else one
            for one in parameters
        ]
        return list(rows.raw(sql, found))

    def _compose_once(self) -> "tuple[QuerySet[M], str, tuple[Any, ...]]":
        rows = self._compose(**self._placeholders)
        sql, parameters = rows.query.get_compiler(rows.db).as_sql()
        return rows, sql, tuple(parameters)


def prepared(compose: "Callable[P, QuerySet[M]]") -> Prepared[P, M]:
    """Compose a read once, and only run it from then on."""
    return Prepared(compose)
