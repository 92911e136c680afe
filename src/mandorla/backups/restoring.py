"""Trying a backup out, and putting it back."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from mandorla.backups import media, places
from mandorla.backups.places import Backup
from mandorla.backups.trouble import BackupTrouble
from mandorla.shared.schema import unknown
from mandorla.vault import keys
from mandorla.vault.errors import VaultError
from mandorla.vault.fields import EncryptedField
from mandorla.vault.logic import cipher
from mandorla.vault.models import DataKey
from mandorla.vault.router import CONTENT, KEYRING

SAMPLE = 50  # newest rows of each table that are opened
_TRIED = "tried-out"


def verify(backup: Backup) -> str:
    """Try a backup out without touching what is in use; says what was seen. BackupTrouble says what is wrong."""
    if not backup.is_whole():
        raise BackupTrouble(
            f"The backup {backup.file} is damaged: it is not what was written. Take another one."
        )
    with closing(sqlite3.connect(f"{backup.file.as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        [[said]] = database.execute("PRAGMA integrity_check(1)").fetchall()
        applied = set(database.execute("SELECT app, name FROM django_migrations").fetchall())
    if said != "ok":
        raise BackupTrouble(f"The backup {backup.file} is damaged ({said}). Take another one.")
    if unknown(applied, MigrationLoader(None)):
        raise BackupTrouble(
            f"The backup {backup.file} was made by a newer version of Mandorla. Start that version."
        )
    return _open_keys(backup) if backup.alias == KEYRING else _open_texts(backup)


def put_back(backup: Backup) -> Path | None:
    """Put a backup in place of the database; the one in use is moved aside, and its new place returned.

    Nothing may be running on it. Cut short, it is finished by running it again.
    """
    verify(backup)
    target = places.source(backup.alias)
    connections[backup.alias].close()
    new = _copy_beside(backup, target)
    aside = _move_aside(target) if target.exists() else None
    new.rename(target)
    keys.forget()
    return aside


def _copy_beside(backup: Backup, target: Path) -> Path:
    # Do everything that needs disk space before touching anything in use.
    new = target.with_name(f"{target.name}-new")
    try:
        shutil.copyfile(backup.file, new)
        new.chmod(0o600)
        if backup.alias == CONTENT:
            media.put_back(backup)
    except OSError as reason:
        new.unlink(missing_ok=True)
        raise BackupTrouble(
            f"It was not put back ({reason}), and what was in use still is. Make room, and try again."
        ) from None
    return new


def _move_aside(target: Path) -> Path:
    with closing(sqlite3.connect(target)) as database:  # what its log holds belongs to it
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for log in ("-wal", "-shm"):
        target.with_name(target.name + log).unlink(missing_ok=True)
    aside = places.aside(target)
    target.rename(aside)
    os.utime(aside)  # from now on it is old: see `making.drop_old`
    return aside


def _open_keys(backup: Backup) -> str:
    with _at_hand(backup) as alias:
        try:
            found = len(_keys_in(alias))
        except BackupTrouble:
            if _is_ours_in_use():
                raise BackupTrouble(
                    f"The keyring of {backup.name} opens with another host key alone, as all do from before "
                    f"`mandorla rotate-key`. Leave {settings.MANDORLA_HOST_KEY_FILE} as it is: it opens the keyring "
                    f"in use. Run `mandorla backup` for one that it opens."
                ) from None
            raise
    return f"The keyring of {backup.name} is whole; the host key opens each of its {found} keys."


def _is_ours_in_use() -> bool:
    """Whether there are keys in use, and the host key opens them."""
    try:
        return places.source(KEYRING).is_file() and bool(_keys_in(KEYRING))
    except BackupTrouble:
        return False


def _open_texts(backup: Backup) -> str:
    keyring = next(iter(places.all_of(KEYRING)), None)
    has_own = places.source(KEYRING).is_file()
    if not has_own and keyring is None:
        raise BackupTrouble(
            "There is no keyring, neither in use nor in a backup, and nothing opens without one."
        )
    if has_own:
        own = _keys_in(KEYRING)
    else:
        assert keyring is not None
        with _at_hand(keyring) as alias:
            own = _keys_in(alias)
    with _at_hand(backup) as alias:
        tried = _tried_rows(alias, own)
    whole = media.verify(backup)
    also = f" Each of its {whole} media files is whole." if whole else ""
    return f"The content of {backup.name} is whole; the newest {tried} rows of every kind open.{also}"


def _tried_rows(alias: str, own: dict[UUID, cipher.Key]) -> int:
    tried = 0
    tables = set(connections[alias].introspection.table_names())
    for model in apps.get_models():
        secret = [field for field in model._meta.fields if isinstance(field, EncryptedField)]
        if not secret or model._meta.db_table not in tables:
            continue
        columns = {column.name for column in _columns(alias, model._meta.db_table)}
        known = [field.attname for field in model._meta.concrete_fields if field.column in columns]
        for row in model._base_manager.using(alias).only(*known).order_by("-pk")[:SAMPLE]:
            tried += 1
            for field in secret:
                if field.attname in known and not field.opens(row, own):
                    raise BackupTrouble(
                        f"In {alias} a row of {model._meta.label} does not open. Take another backup."
                    )
    return tried


def _columns(alias: str, table: str) -> Iterator[Any]:
    with connections[alias].cursor() as cursor:
        yield from connections[alias].introspection.get_table_description(cursor, table)


def _keys_in(alias: str) -> dict[UUID, cipher.Key]:
    try:
        return {row.owner: keys.unwrap(row) for row in DataKey.objects.using(alias)}
    except VaultError as reason:
        raise BackupTrouble(str(reason)) from None


@contextmanager
def _at_hand(backup: Backup) -> Iterator[str]:
    """A backup as a database of its own that is only read, for as long as it is looked at."""
    name = f"file:{backup.file}?mode=ro&immutable=1"
    known = settings.DATABASES[backup.alias]
    options = {"uri": True}
    connections.databases[_TRIED] = {**known, "NAME": name, "OPTIONS": options, "CONN_MAX_AGE": 0}
    try:
        yield _TRIED
    finally:
        connections[_TRIED].close()
        del connections[_TRIED]
        del connections.databases[_TRIED]
