from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.forms.models import modelform_factory

from mandorla.vault.tests.notes import Note

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
LOOKUPS = ["exact", "iexact", "contains", "startswith", "in", "gt", "lt", "regex", "range", "year", "length"]


@pytest.fixture
def note(noor: UUID) -> Note:
    return Note.objects.create(text="the sea", rating={"a": 1}, author_id=noor)


@pytest.mark.parametrize("lookup", LOOKUPS)
@pytest.mark.parametrize("column", ["text", "rating"])
def test_no_lookup_finds_rows_by_an_encrypted_field(note: Note, column: str, lookup: str) -> None:
    value = ["the sea"] if lookup in ("in", "range") else "the sea"
    for rows in (Note.objects.filter, Note.objects.exclude):
        with pytest.raises(FieldError, match=f"vault_tests.Note.{column} is encrypted"):
            rows(**{f"{column}__{lookup}": value})


@pytest.mark.parametrize(
    "ask",
    [
        lambda: Note.objects.filter(text="the sea"),
        lambda: Note.objects.filter(text=None),
        lambda: Note.objects.filter(Q(topic="x") | ~Q(text="the sea")),
        lambda: Note.objects.filter(topic=F("text")).filter(text=F("topic")),
        lambda: Note.objects.filter(rating__a=1),
        lambda: Note.objects.get_or_create(text="the sea"),
        lambda: list(Note.objects.order_by("text")),
        lambda: list(Note.objects.order_by("topic", "-text")),
        lambda: Note.objects.latest("text"),
    ],
)
def test_rows_are_neither_found_nor_ordered_by_an_encrypted_field(note: Note, ask: Callable[[], Any]) -> None:
    with pytest.raises(FieldError, match="is encrypted"):
        ask()


@pytest.mark.parametrize(
    ("ask", "what"),
    [
        (lambda note: Note.objects.filter(text="the sea"), "find rows by it"),
        (lambda note: Note.text.field.get_transform("lower"), "find rows by it"),
        (lambda note: list(Note.objects.order_by("text")), "order rows by it"),
        (
            lambda note: Note.objects.update(text="the land"),
            "write it by update() or bulk_update(); assign it and save the row",
        ),
        (lambda note: serializers.serialize("json", [note], fields=["text"]), "serialize it"),
        (lambda note: serializers.serialize("xml", [note], fields=["text"]), "serialize it"),
    ],
)
def test_a_refusal_says_which_field_it_is_and_what_one_cannot_do(
    note: Note, ask: Callable[[Note], Any], what: str
) -> None:
    with pytest.raises(FieldError) as refused:
        ask(note)

    assert str(refused.value) == f"vault_tests.Note.text is encrypted: one can't {what}."


def test_a_column_is_named_with_its_table_so_that_tables_can_be_joined() -> None:
    query = str(Note.objects.filter(text__isnull=True).only("text").query)

    assert query.count('"vault_tests_note"."text"') == query.count('"text"') == 2


def test_whether_there_is_anything_may_be_asked(note: Note) -> None:
    same = Note.objects.filter(pk=OuterRef("pk"), text__isnull=False)

    assert Note.objects.filter(text__isnull=False, aside__isnull=True).get() == note
    assert Note.objects.filter(Exists(same)).get() == note
    assert Note.objects.filter(pk__in=Note.objects.exclude(text__isnull=True).values("pk")).get() == note
    assert not Note.objects.filter(aside__isnull=False).exists()


def test_other_columns_work_as_ever(note: Note) -> None:
    assert Note.objects.order_by("topic", "-id").distinct().get() == note
    assert Note.objects.select_for_update().filter(topic="everyday").count() == 1
    assert Note.objects.filter(pk=note.pk).update(topic="joys") == 1


def test_update_refuses_a_text(note: Note) -> None:
    with pytest.raises(FieldError, match="update"), transaction.atomic():
        Note.objects.update(text="the land")

    assert Note.objects.get().text == "the sea"


def test_update_may_empty_a_field_that_can_be_empty(note: Note) -> None:
    Note.objects.update(rating=None)

    assert Note.objects.get().rating is None


def test_bulk_update_refuses_a_text(note: Note) -> None:
    for again in (note, Note.objects.get()):
        with pytest.raises(FieldError, match="bulk_update"):
            Note.objects.bulk_update([again], ["text"])


def test_a_raw_save_refuses_a_text(note: Note) -> None:
    with pytest.raises(FieldError, match="update"):
        note.save_base(raw=True)


@pytest.mark.parametrize("form", ["json", "python", "xml"])
def test_nothing_is_serialized(note: Note, form: str) -> None:
    Note.objects.update_or_create(pk=note.pk, defaults={"rating": 3})
    for row in (note, Note.objects.get()):
        for column in ("text", "rating"):
            with pytest.raises(FieldError, match="serialize"):
                serializers.serialize(form, [row], fields=[column])


def test_a_model_form_does_not_offer_it() -> None:
    form = modelform_factory(Note, fields="__all__")

    assert list(form.base_fields) == ["id", "author_id", "topic"]
    with pytest.raises(FieldError):
        modelform_factory(Note, fields=["text"])
