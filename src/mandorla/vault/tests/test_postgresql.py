"""What differs where the keyring is in PostgreSQL; `make test-scale` runs all of it there for real."""

from contextlib import nullcontext
from types import SimpleNamespace
from typing import Any

import pytest

from mandorla.vault import models, wal
from mandorla.vault.router import KEYRING


class Postgresql:
    """A connection that notes what it is told."""

    vendor = "postgresql"

    def __init__(self) -> None:
        self.told: list[Any] = []

    def cursor(self) -> Any:
        return nullcontext(SimpleNamespace(execute=lambda *words: self.told.append(words)))


@pytest.fixture
def postgresql(monkeypatch: pytest.MonkeyPatch) -> Postgresql:
    found = Postgresql()
    for module in (models, wal):
        monkeypatch.setattr(module, "connections", {KEYRING: found})
    return found


@pytest.mark.django_db(databases=["default", "keyring"])
def test_writers_of_keys_take_turns_by_a_lock_that_all_of_them_know(postgresql: Postgresql) -> None:
    for _writer in range(2):
        with models.sole_writer():
            pass
    assert postgresql.told == [("SELECT pg_advisory_xact_lock(%s)", [0x6D616E64])] * 2


def test_there_is_no_log_to_empty_and_no_file_to_write_anew(postgresql: Postgresql) -> None:
    assert wal.truncate(KEYRING)
    assert wal.rewrite(KEYRING)
    assert postgresql.told == []
