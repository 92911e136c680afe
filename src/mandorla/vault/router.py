"""The keyring is a database with backups of its own, so that a destroyed key is gone from all of them."""

from typing import Any

from django.db.models import Model

CONTENT = "default"
KEYRING = "keyring"


class KeyringRouter:
    """Keys to the keyring, all else to the content; no relation from one to the other."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        return _home(model._meta.app_label)

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        return _home(model._meta.app_label)

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        return _home(one._meta.app_label) == _home(other._meta.app_label)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == _home(app_label)


def _home(app_label: str) -> str:
    return KEYRING if app_label == "vault" else CONTENT
