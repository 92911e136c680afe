"""Media in backups. A file of the vault never changes, so one copy of it serves every backup that lists it.

The copies are as encrypted as the files are, and the keys that open them are in the content. Beside each backup of the
content a list says which files belong to it, with their SHA-256.
"""

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from mandorla.backups import places
from mandorla.backups.places import Backup
from mandorla.backups.trouble import BackupTrouble
from mandorla.vault import files
from mandorla.vault.router import CONTENT

A_DAY = timedelta(days=1)
Sums = dict[str, str]  # the SHA-256 of each file, by its name


def copy_all() -> Sums:
    """Copy every file that has no copy yet, and say what there is."""
    found: Sums = {}
    for path in files.kept():
        target = _copy_of(path.name)
        try:
            if not target.is_file():
                files.copy(path, target)
            found[path.name] = places.digest(target)
        except FileNotFoundError:
            continue  # it was deleted meanwhile
    return found


def list_for(backup: Backup, sums: Sums) -> None:
    """Write down which files belong to a backup of the content, if there are any."""
    if sums:
        with backup.listing.open("w") as listing:
            listing.writelines(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
            listing.flush()
            os.fsync(listing.fileno())


def listed(backup: Backup) -> Sums:
    """Which files belong to a backup; none, where it was made before there were any."""
    if not backup.listing.is_file():
        return {}
    rows = (line.split() for line in backup.listing.read_text().splitlines())
    return {name: digest for digest, name in rows}


def verify(backup: Backup) -> int:
    """Look whether each listed file is whole, and say how many there are."""
    sums = listed(backup)
    for name, digest in sums.items():
        if not _copy_of(name).is_file() or places.digest(_copy_of(name)) != digest:
            raise BackupTrouble(f"The file {_copy_of(name)} is damaged or missing. Take another backup.")
    return len(sums)


def put_back(backup: Backup) -> None:
    """Put the listed files in place of those in use, which are moved aside. Cut short, it is finished when repeated."""
    used = files.folder()
    new = used.with_name("media-new")
    shutil.rmtree(new, ignore_errors=True)
    try:
        for name in listed(backup):
            files.copy(_copy_of(name), new / name[:2] / name)
    except OSError:
        shutil.rmtree(new, ignore_errors=True)
        raise
    if used.is_dir():
        used.rename(places.aside(used))
    if new.is_dir():
        new.rename(used)


def drop_unlisted(*, now: datetime) -> None:
    """Delete the copies that no backup lists any more; a backup that is being made lists its own in a moment."""
    wanted = {name for backup in places.all_of(CONTENT) for name in listed(backup)}
    for path in places.media().glob("??/*"):
        if path.name not in wanted and now.timestamp() - path.stat().st_ctime > A_DAY.total_seconds():
            path.unlink(missing_ok=True)


def _copy_of(name: str) -> Path:
    return places.media() / name[:2] / name
