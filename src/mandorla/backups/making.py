"""Making backups while the server runs: each holds all that was acknowledged before it began."""

import sqlite3
from contextlib import closing, suppress
from datetime import datetime, time, timedelta
from pathlib import Path

from mandorla.backups import media, places
from mandorla.backups.places import Backup
from mandorla.backups.trouble import BackupTrouble
from mandorla.shared.disk import sync
from mandorla.vault.router import CONTENT, KEYRING

# An older keyring can open what was destroyed since, so none is kept longer than this.
KEPT_FOR = timedelta(days=30)
NIGHT = time(3)  # in the machine's time zone
A_DAY = timedelta(days=1)
PRIVATE = 0o700
WAIT_SECONDS = 60


def make(*, now: datetime) -> list[Backup]:
    """Back up content, then keyring, so that no content lacks a key that was there; then drop what grew too old."""
    try:
        return [_make(Backup(now, alias)) for alias in (CONTENT, KEYRING)]
    finally:
        drop_old(now=now)  # even if no backup could be made: an old keyring would open what was destroyed


def make_nightly(*, now: datetime) -> None:
    """Back up once a night, or later if the machine slept. Repeating it makes no other."""
    if places.are_kept():
        known = places.newest(KEYRING, now=now)
        if known is None or not _last_night(now) <= known.begun_at <= now:
            make(now=now)


def drop_old(*, now: datetime) -> None:
    """Delete every backup of more than thirty days ago, and what a cut-off one left.

    A keyring that was moved aside when another one was put back goes after as long.
    """
    for alias in places.KINDS:
        for old in places.all_of(alias):
            if now - old.begun_at > KEPT_FOR:
                old.sum.unlink()
                old.listing.unlink(missing_ok=True)
                old.file.unlink(missing_ok=True)
        finished = {one.file for one in places.all_of(alias)}
        for left in places.folder(alias).glob("*.sqlite3*"):
            if left not in finished and _is_older(left, A_DAY, now):
                left.unlink(missing_ok=True)
    for aside in places.moved_aside(KEYRING):
        if _is_older(aside, KEPT_FOR, now):
            aside.unlink(missing_ok=True)
    media.drop_unlisted(now=now)


def _is_older(path: Path, age: timedelta, now: datetime) -> bool:
    return now.timestamp() - path.stat().st_mtime > age.total_seconds()


def _last_night(now: datetime) -> datetime:
    local = now.astimezone()
    tonight = local.replace(hour=NIGHT.hour, minute=0, second=0, microsecond=0)
    return tonight if tonight <= local else tonight - A_DAY


def _make(backup: Backup) -> Backup:
    if not places.source(backup.alias).is_file():
        raise BackupTrouble("There is nothing here yet that could be backed up. Run `mandorla init`.")
    try:
        _make_private(places.folder(backup.alias))
        unfinished = _unfinished(backup)
        unfinished.unlink(missing_ok=True)
        # Media before and after the content: what the content names was there, even if it is deleted meanwhile.
        copied = media.copy_all() if backup.alias == CONTENT else {}
        _copy(places.source(backup.alias), unfinished)
        sync(unfinished)
        if backup.alias == CONTENT:
            media.list_for(backup, {**copied, **media.copy_all()})
        unfinished.rename(backup.file)
        backup.sum.write_text(f"{places.digest(backup.file)}  {backup.file.name}\n")
        sync(backup.sum)
        sync(backup.file.parent)
    except (OSError, sqlite3.Error) as reason:
        _leave_nothing(backup)
        raise BackupTrouble(
            f"The backup {backup.file} was not made ({reason}). Make room, or name another place."
        ) from None
    return backup


def _leave_nothing(backup: Backup) -> None:
    # A partial file takes up the space that is missing.
    with suppress(OSError):
        for half in (backup.sum, backup.listing, backup.file, _unfinished(backup)):
            half.unlink(missing_ok=True)


def _unfinished(backup: Backup) -> Path:
    return backup.file.with_suffix(".sqlite3-unfinished")


def _copy(source: Path, target: Path) -> None:
    # A read transaction of its own: what is committed before it is in, what comes later is not; writers go on.
    with closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True, timeout=WAIT_SECONDS)) as database:
        database.execute("VACUUM INTO ?", [str(target)])


def _make_private(folder: Path) -> None:
    folder.parent.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    folder.mkdir(mode=PRIVATE, exist_ok=True)
    with suppress(PermissionError):  # a folder owned by somebody else that we may write to
        folder.chmod(PRIVATE)
