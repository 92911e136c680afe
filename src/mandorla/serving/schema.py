"""How the tables of a database stand to the code."""

from enum import Enum
from pathlib import Path

from django.apps import apps
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from mandorla.vault.router import CONTENT, KEYRING

ALIASES = (CONTENT, KEYRING)
Name = tuple[str, str]


class Schema(Enum):
    ABSENT = "absent"
    OLDER = "older"
    CURRENT = "current"
    NEWER = "newer"


def is_begun(alias: str) -> bool:
    """Whether the database was ever set up. Asking makes no file."""
    connection = connections[alias]
    if connection.vendor == "sqlite" and not _holds_something(Path(connection.settings_dict["NAME"])):
        return False
    return MigrationRecorder(connection).has_table()


def of(alias: str) -> Schema:
    """How the tables of one database stand to the code."""
    if not is_begun(alias):
        return Schema.ABSENT
    applied = set(MigrationRecorder(connections[alias]).applied_migrations())
    if applied == _written():  # nearly always, and much quicker than loading them all
        return Schema.CURRENT
    executor = MigrationExecutor(connections[alias])
    if _unknown(applied, executor):
        return Schema.NEWER
    is_behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return Schema.OLDER if is_behind else Schema.CURRENT


def _holds_something(file: Path) -> bool:
    return file.is_file() and file.stat().st_size > 0


def _written() -> set[Name]:
    return {
        (app.label, file.stem)
        for app in apps.get_app_configs()
        for file in Path(app.path, "migrations").glob("[!_~]*.py")
    }


def _unknown(applied: set[Name], executor: MigrationExecutor) -> set[Name]:
    # Rows of a part that is no longer installed stay behind when it is removed, and mean nothing.
    known = executor.loader.disk_migrations
    replaced = {name for migration in known.values() for name in migration.replaces}
    installed = {app.label for app in apps.get_app_configs()}
    return {name for name in applied - set(known) - replaced if name[0] in installed}
