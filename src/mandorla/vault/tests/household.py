"""Two real SQLite files in a folder, used instead of the databases of the test run."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self
from uuid import UUID

from django.conf import settings
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from mandorla.shared.ids import new_id
from mandorla.vault import keys
from mandorla.vault.models import DataKey
from mandorla.vault.router import CONTENT, KEYRING
from mandorla.vault.tests.notes import Note


class Household:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def opened(self) -> Iterator[Self]:
        """Within it, this thread works on the files of this household."""
        before = {alias: connections[alias] for alias in (CONTENT, KEYRING)}
        for alias in before:
            connections[alias] = self._connect(alias)
        try:
            yield self
        finally:
            for alias, connection in before.items():
                connections[alias].close()
                connections[alias] = connection

    def create_tables(self) -> None:
        for alias, model in ((CONTENT, Note), (KEYRING, DataKey)):
            with connections[alias].schema_editor() as editor:
                editor.create_model(model)

    def somebody(self) -> UUID:
        person = new_id()
        keys.create(person)
        return person

    def bytes_on_disk(self) -> bytes:
        """All that a thief of the data folder would hold."""
        return b"".join(file.read_bytes() for file in sorted(self.folder.glob("*.sqlite3*")))

    def _connect(self, alias: str) -> DatabaseWrapper:
        config = {
            **connections[CONTENT].settings_dict,
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(self.folder / f"{alias}.sqlite3"),
            "OPTIONS": settings.SQLITE_OPTIONS,
        }
        return DatabaseWrapper(config, alias)
