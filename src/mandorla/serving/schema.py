"""Whether the tables of a database match the code."""

from collections.abc import Iterable
from enum import Enum
from pathlib import Path

from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from mandorla.shared.schema import Name, unknown, written
from mandorla.vault.apps import VaultConfig
from mandorla.vault.router import CONTENT, KEYRING

# The apps whose migrations a database is for; none named stands for all of them.
APPS: dict[str, tuple[str, ...]] = {CONTENT: (), KEYRING: (VaultConfig.label,)}


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
    """Whether the tables of one database match the code."""
    if not is_begun(alias):
        return Schema.ABSENT
    applied = set(MigrationRecorder(connections[alias]).applied_migrations())
    is_current = _meant_for(alias, applied) == _meant_for(alias, written())
    if is_current:  # nearly always the case, and much faster than loading them all
        return Schema.CURRENT
    executor = MigrationExecutor(connections[alias])
    if unknown(applied, executor.loader):
        return Schema.NEWER
    is_behind = executor.migration_plan(_meant_for(alias, executor.loader.graph.leaf_nodes()))
    return Schema.OLDER if is_behind else Schema.CURRENT


def _meant_for(alias: str, names: Iterable[Name]) -> set[Name]:
    return {name for name in names if not APPS[alias] or name[0] in APPS[alias]}


def _holds_something(file: Path) -> bool:
    return file.is_file() and file.stat().st_size > 0
