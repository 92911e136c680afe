from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core import checks
from django.core.exceptions import ValidationError
from django.db import models
from django.db.migrations.writer import MigrationWriter

from mandorla.shared.ids import new_id
from mandorla.vault.fields import EncryptedText
from mandorla.vault.tests.notes import Note, Written

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])
CANARY = "the sea at night"
INDEXED = {"vault.E003": "An encrypted field can't be unique or indexed."}


def test_a_migration_can_write_the_field_down() -> None:
    written, imports = MigrationWriter.serialize(EncryptedText(owner="author_id", null=True))

    assert written == "mandorla.vault.fields.EncryptedText(null=True, owner='author_id')"
    assert imports == {"import mandorla.vault.fields"}


@pytest.mark.parametrize(
    ("problems", "owner", "key", "options"),
    [
        ({}, "author_id", models.UUIDField, {}),
        ({}, "pk", models.UUIDField, {}),
        (
            {"vault.E001": "The owner 'writer_id' is no attribute of the model."},
            "writer_id",
            models.UUIDField,
            {},
        ),
        (
            {"vault.E002": "Rows with encrypted fields need a UUID as id."},
            "author_id",
            models.AutoField,
            {},
        ),
        (INDEXED, "author_id", models.UUIDField, {"db_index": True}),
        (INDEXED, "author_id", models.UUIDField, {"unique": True}),
    ],
)
def test_a_check_finds_fields_that_could_not_work(
    problems: dict[str, str], owner: str, key: Callable[..., Any], options: dict[str, bool]
) -> None:
    class Meta:
        app_label = "vault_tests"

    columns = {
        "id": key(primary_key=True),
        "author_id": models.UUIDField(),
        "text": EncryptedText(owner=owner, **options),
    }
    model: Any = type(
        f"Draft{new_id().hex}", (models.Model,), {**columns, "Meta": Meta, "__module__": __name__}
    )

    field = model._meta.get_field("text")
    assert field.check() == [checks.Error(words, obj=field, id=number) for number, words in problems.items()]


def test_a_field_takes_what_every_field_takes() -> None:
    field = EncryptedText("What was said", owner="author_id", max_length=3, null=True)

    assert (field.verbose_name, field.null, field.editable) == ("What was said", True, False)
    field.run_validators("abc")
    with pytest.raises(ValidationError, match="at most 3 characters"):
        field.run_validators("abcd")
    EncryptedText(owner="author_id").run_validators("abcd" * 1000)


def test_a_long_text_is_refused_by_validation(noor: UUID) -> None:
    Note(text="a" * 200, author_id=noor).full_clean()
    with pytest.raises(ValidationError, match="at most 200 characters"):
        Note(text="a" * 201, author_id=noor).full_clean()


def test_the_fields_of_a_parent_belong_to_the_table_of_the_child(noor: UUID) -> None:
    class Letter(Written):
        class Meta:
            app_label = "vault_tests"

    letter = Letter(text=CANARY, author_id=noor)
    field = Letter._meta.get_field("text")
    assert isinstance(field, EncryptedText)

    assert field.place_in(letter).table == "vault_tests_letter"
    assert Letter.__dict__["text"].field is field
