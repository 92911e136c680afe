"""Where backups lie: one folder for content, one for keyrings, so that the two can be kept apart and for how long each.

A backup is named by the instant at which it began. Its file is a whole database; beside it lies its SHA-256.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import file_digest
from itertools import count
from pathlib import Path

from django.conf import settings
from django.db import connections

from mandorla.backups.trouble import BackupTrouble
from mandorla.vault.router import CONTENT, KEYRING

KINDS = {CONTENT: "content", KEYRING: "keyring"}
MEDIA = "media"
BEFORE = "-before"
_FORM = "%Y-%m-%dT%H%M%S.%fZ"


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """One database as it stood when the backup began."""

    begun_at: datetime
    alias: str

    @property
    def name(self) -> str:
        return self.begun_at.strftime(_FORM)

    @property
    def file(self) -> Path:
        return folder(self.alias) / f"{self.name}.sqlite3"

    @property
    def sum(self) -> Path:
        return self.file.with_suffix(".sha256")

    @property
    def listing(self) -> Path:
        """Which media files belong to a backup of content, each with its sum."""
        return self.file.with_suffix(".media")

    def is_whole(self) -> bool:
        """Whether the file is, byte by byte, what was written."""
        if not (self.file.is_file() and self.sum.is_file()):
            return False
        return digest(self.file) == self.sum.read_text().split()[0]


def are_kept() -> bool:
    """Whether this server makes backups: on SQLite, unless the host said where else they come from."""
    return settings.MANDORLA_BACKUPS is not None and _is_sqlite()


def folder(alias: str) -> Path:
    """Where the backups of one database lie."""
    if settings.MANDORLA_BACKUPS is None:
        raise BackupTrouble("Backups are switched off here: MANDORLA_BACKUPS is empty.")
    return Path(settings.MANDORLA_BACKUPS, KINDS[alias])


def media() -> Path:
    """Where copies of media files lie, which never change: one of each, whichever backups it belongs to."""
    return folder(CONTENT).with_name(MEDIA)


def source(alias: str) -> Path:
    """The file of a database. PostgreSQL has none: it is backed up by its own means."""
    if not _is_sqlite():
        raise BackupTrouble(
            "This server keeps its data in PostgreSQL. Back both databases up with `pg_dump`."
        )
    return Path(connections[alias].settings_dict["NAME"])


def aside(used: Path) -> Path:
    """Where to move what is in use: beside it, under a name that nothing has. What was moved before stays."""
    names = (
        used.with_name(f"{used.name}{BEFORE}{f'-{number}' if number > 1 else ''}") for number in count(1)
    )
    return next(name for name in names if not name.exists())


def moved_aside(alias: str) -> list[Path]:
    """The files of one database that were in use before others took their place."""
    used = source(alias)
    return sorted(used.parent.glob(f"{used.name}{BEFORE}*"))


def all_of(alias: str) -> list[Backup]:
    """Every finished backup of one database, the newest first."""
    return sorted(_found(alias), reverse=True)


def newest(alias: str, *, now: datetime) -> Backup | None:
    """The newest backup of one database, if there is one.

    One of an instant that is still to come was made while the clock was ahead: nobody can say how new it is, so it is
    taken only where there is no other.
    """
    found = all_of(alias)
    return next((one for one in found if one.begun_at <= now), found[0] if found else None)


def named(alias: str, name: str) -> Backup:
    """The backup of one database with this name."""
    found = next((one for one in all_of(alias) if one.name == name), None)
    if found is None:
        raise BackupTrouble(f"There is no backup {name} in {folder(alias)}. `mandorla restore` lists them.")
    return found


def digest(file: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def _found(alias: str) -> Iterator[Backup]:
    for path in folder(alias).glob("*.sha256"):
        try:
            begun_at = datetime.strptime(path.stem, _FORM).replace(tzinfo=UTC)
        except ValueError:
            continue
        yield Backup(begun_at, alias)


def _is_sqlite() -> bool:
    return all(connections[alias].vendor == "sqlite" for alias in KINDS)
