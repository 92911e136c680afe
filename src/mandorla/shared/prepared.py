"""Reads, and rows to insert, that are composed once per process, and then only run.

To compose a query takes Django several times what a database in the same process takes to answer it, and what a page
asks is the same question every time, of another pair. Such a read says its question as a function of values:

    @prepared
    def _offers(pair: UUID, day: date) -> QuerySet[Offer]:
        return Offer.objects.filter(pair=pair, day=day)

The function is called once, with placeholders; from then on `_offers(pair.pk, today)` runs its SQL and returns the
rows. So the words of a QuerySet stay the only place that says what may be read.

A value is compared with a column: it is never None and never a list, and nothing can be decided by it. What was
annotated and what `select_related` names comes along as with any QuerySet; what `prefetch_related` names does not.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import cache, update_wrapper
from inspect import signature
from typing import Any, Generic, NamedTuple, ParamSpec, TypeVar
from uuid import UUID

from django.db import connections, models, router
from django.db.models import QuerySet, Value
from django.db.models.constants import OnConflict
from django.db.models.query import get_related_populators
from django.db.models.sql import DeleteQuery, InsertQuery

P = ParamSpec("P")
M = TypeVar("M", bound=models.Model)

_FIELDS: dict[type, "type[models.Field[Any, Any]]"] = {
    UUID: models.UUIDField,
    date: models.DateField,
    datetime: models.DateTimeField,
    str: models.CharField,
}


class Placeholder(Value):
    """A placeholder for a parameter's value while a query is being compiled."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]


class Composed(NamedTuple):
    """What Django works out of a QuerySet before it asks, and of its columns before it reads the rows."""

    alias: str
    sql: str
    parameters: tuple[Any, ...]
    model: type[models.Model]
    columns: slice  # those of the model itself
    names: list[str]
    converters: list[tuple[int, list[Callable[..., Any]], Any]]
    populators: list[Any]  # those of `select_related`
    annotations: dict[str, int]


class Prepared(Generic[P, M]):
    """A read that was composed once."""

    def __init__(self, compose: "Callable[P, QuerySet[M]]") -> None:
        self._compose: Callable[..., QuerySet[M]] = compose
        self._placeholders = {
            name: Placeholder(name, output_field=_FIELDS[one.annotation]())
            for name, one in signature(compose).parameters.items()
        }
        self._composed = cache(self._compose_once)
        self._deleting = cache(self._compose_deletion)
        update_wrapper(self, compose)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[M]:
        composed = self._composed()
        connection = connections[composed.alias]
        with connection.cursor() as cursor:
            cursor.execute(composed.sql, self._fill(composed.parameters, connection, args, kwargs))
            return [_object_of(list(row), composed, connection) for row in cursor.fetchall()]

    def delete(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Delete what the read would find, in one query. Only for models that no other rows refer to."""
        alias, sql, parameters = self._deleting()
        with connections[alias].cursor() as cursor:
            cursor.execute(sql, self._fill(parameters, connections[alias], args, kwargs))

    def _fill(self, parameters: Sequence[Any], connection: Any, args: Any, kwargs: Any) -> list[Any]:
        values: dict[str, Any] = {**dict(zip(self._placeholders, args, strict=False)), **kwargs}
        return [
            one.output_field.get_db_prep_value(values[one.value], connection)
            if isinstance(one, Placeholder)
            else one
            for one in parameters
        ]

    def _compose_once(self) -> Composed:
        rows = self._compose(**self._placeholders)
        compiler = rows.query.get_compiler(rows.db)
        sql, parameters = compiler.as_sql()
        found: dict[str, Any] = compiler.klass_info
        first, last = found["select_fields"][0], found["select_fields"][-1]
        converters = compiler.get_converters([column[0] for column in compiler.select])
        return Composed(
            alias=rows.db,
            sql=sql,
            parameters=tuple(parameters),
            model=found["model"],
            columns=slice(first, last + 1),
            names=[column[0].target.attname for column in compiler.select[first : last + 1]],
            converters=[(at, convert, column) for at, (convert, column) in converters.items()],
            populators=get_related_populators(found, compiler.select, rows.db),  # type: ignore[call-arg]
            annotations=compiler.annotation_col_map or {},
        )

    def _compose_deletion(self) -> tuple[str, str, Sequence[Any]]:
        rows = self._compose(**self._placeholders)
        sql, parameters = rows.query.chain(DeleteQuery).get_compiler(rows.db).as_sql()
        return rows.db, sql, parameters


def _object_of(row: list[Any], composed: Composed, connection: Any) -> Any:
    for at, converters, column in composed.converters:
        for convert in converters:
            row[at] = convert(row[at], column, connection)
    found = composed.model.from_db(composed.alias, composed.names, row[composed.columns])
    for populator in composed.populators:
        populator.populate(row, found)
    for name, at in composed.annotations.items():
        setattr(found, name, row[at])
    return found


def prepared(compose: "Callable[P, QuerySet[M]]") -> Prepared[P, M]:
    """Compose a read once, and only run it from then on."""
    return Prepared(compose)


def insert(row: models.Model, *, unless_there: bool = False) -> None:
    """Write a new row by SQL that is composed once a model; with `unless_there`, nothing where a constraint forbids it.

    For rows that are written with almost every form. No signal is sent, and a key that the database makes stays there.
    """
    alias = router.db_for_write(type(row), instance=row)
    connection = connections[alias]
    sql, fields = _insertion(type(row), alias, unless_there)
    values = [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
    row._state.adding, row._state.db = False, alias


@cache
def _insertion(
    model: type[models.Model], alias: str, unless_there: bool
) -> "tuple[str, list[models.Field[Any, Any]]]":
    fields = [field for field in model._meta.local_concrete_fields if not isinstance(field, models.AutoField)]
    query = InsertQuery(model, on_conflict=OnConflict.IGNORE if unless_there else None)
    query.insert_values(fields, [model()], raw=True)
    [(sql, _values)] = query.get_compiler(alias).as_sql()
    return sql, fields
