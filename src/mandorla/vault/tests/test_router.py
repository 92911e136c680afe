import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connections

from mandorla.vault.models import DataKey
from mandorla.vault.router import CONTENT, KEYRING, KeyringRouter
from mandorla.vault.tests.notes import Note

ROUTER = KeyringRouter()


def test_keys_live_in_the_keyring_and_all_else_in_the_content() -> None:
    assert ROUTER.db_for_read(DataKey) == ROUTER.db_for_write(DataKey) == KEYRING
    for model in (Note, ContentType):
        assert ROUTER.db_for_read(model) == ROUTER.db_for_write(model) == CONTENT


def test_each_table_is_made_in_one_database_only() -> None:
    assert ROUTER.allow_migrate(KEYRING, "vault", model_name="datakey")
    assert not ROUTER.allow_migrate(CONTENT, "vault")
    assert ROUTER.allow_migrate(CONTENT, "people")
    assert not ROUTER.allow_migrate(KEYRING, "people")


def test_nothing_relates_a_key_to_content() -> None:
    assert not ROUTER.allow_relation(DataKey(), Note())
    assert ROUTER.allow_relation(Note(), ContentType())
    assert ROUTER.allow_relation(DataKey(), DataKey())


@pytest.mark.django_db(databases=["default", "keyring"])
def test_the_databases_have_the_tables_the_router_says() -> None:
    assert "vault_datakey" in connections[KEYRING].introspection.table_names()
    assert "vault_datakey" not in connections[CONTENT].introspection.table_names()
    assert "django_content_type" not in connections[KEYRING].introspection.table_names()


def test_a_key_carries_no_relation() -> None:
    assert not [field for field in DataKey._meta.get_fields() if field.is_relation]
