"""What lies in the table of notes, and what a thief or a fault could do to it."""

from typing import Any
from uuid import UUID

from django.db import connection

from mandorla.vault import keys
from mandorla.vault.models import DataKey
from mandorla.vault.tests.notes import Note


def stored(note: Note, column: str = "text") -> bytes | None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM vault_tests_note WHERE id = %s", [identify(note.id)])
        value = cursor.fetchone()[0]
    return None if value is None else bytes(value)


def rewrite(note: Note, **columns: Any) -> None:
    assignments = ", ".join(f"{column} = %s" for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE vault_tests_note SET {assignments} WHERE id = %s", [*columns.values(), identify(note.id)]
        )


def lose_key(owner: UUID) -> None:
    DataKey.objects.owned_by(owner).delete()
    keys.forget()


def identify(value: UUID) -> Any:
    return connection.ops.adapt_unknown_value(value) if connection.vendor == "postgresql" else value.hex
