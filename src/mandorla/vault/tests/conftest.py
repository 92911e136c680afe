from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker, Settings

from mandorla.shared.ids import new_id
from mandorla.vault import hostkey, keys
from mandorla.vault.tests.household import Household
from mandorla.vault.tests.notes import Note


@pytest.fixture(autouse=True)
def host_key(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "keys" / "host.key"
    hostkey.create_host_key(path)
    settings.MANDORLA_HOST_KEY_FILE = path
    keys.forget()
    yield path
    keys.forget()


@pytest.fixture(scope="session")
def note_table(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        editor.create_model(Note)
    yield
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        editor.delete_model(Note)


@pytest.fixture
def owner(note_table: None, django_db_blocker: DjangoDbBlocker) -> Callable[[], UUID]:
    def somebody() -> UUID:
        person = new_id()
        keys.create(person)
        return person

    return somebody


@pytest.fixture
def noor(owner: Callable[[], UUID]) -> UUID:
    return owner()


@pytest.fixture
def sam(owner: Callable[[], UUID]) -> UUID:
    return owner()


@pytest.fixture
def household(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Household]:
    with django_db_blocker.unblock(), Household(tmp_path).opened() as household:
        household.create_tables()
        yield household
