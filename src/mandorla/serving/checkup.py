"""The doctor: looks at everything a server needs, changes nothing, and says what it found."""

import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.db import connections

from mandorla import timetable
from mandorla.backups import places, restoring
from mandorla.backups.places import Backup
from mandorla.backups.trouble import BackupTrouble
from mandorla.pairs.models import Pair
from mandorla.people.models import Person
from mandorla.serving import contents, presence, readiness, statics
from mandorla.serving.refusal import Refused
from mandorla.serving.schema import APPS, Schema
from mandorla.vault import keys
from mandorla.vault.errors import VaultError
from mandorla.vault.models import DataKey
from mandorla.vault.router import CONTENT

SAMPLE = 200
LEAST_SPACE = 1 << 30
A_GIGABYTE = 1 << 30
LATE_BACKUP = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, in a sentence, and whether it is as it must be."""

    is_fine: bool
    sentence: str


def findings(now: datetime) -> Iterator[Finding]:
    """Every finding, in the order in which one would fix them."""
    yield from _settings()
    yield from _folders()
    yield _host_key()
    tables = [_tables(alias) for alias in APPS]
    yield from tables
    if all(finding.is_fine for finding in tables):
        yield from chain([_wrapped_keys(), _owners()], _worker(now), _backups(now))
    yield from (_static_files(), _content(), _space())


def _settings() -> Iterator[Finding]:
    try:
        readiness.check_settings()
        readiness.check_secret()
    except Refused as reason:
        yield Finding(False, str(reason))
    if "*" in settings.ALLOWED_HOSTS:
        yield Finding(False, "MANDORLA_HOSTS lets any name in; list the names this server is reached by.")


def _folders() -> Iterator[Finding]:
    for folder in (settings.MANDORLA_DATA, settings.MANDORLA_KEYS):
        if not folder.is_dir():
            yield Finding(
                False, f"The folder {folder} is missing. Run `mandorla init`, or name the right one."
            )
        elif _is_open_to_others(folder):
            yield Finding(False, f"Others on this machine can look into {folder}. Run: chmod 700 {folder}")
        else:
            yield Finding(True, f"The folder {folder} is closed to others.")
    secret = settings.MANDORLA_SECRET_FILE
    if secret.is_file() and _is_open_to_others(secret):
        yield Finding(False, f"Others on this machine can read {secret}. Run: chmod 600 {secret}")


def _host_key() -> Finding:
    try:
        readiness.check_host_key()
    except (Refused, VaultError) as reason:
        return Finding(False, str(reason))
    if not settings.MANDORLA_HOST_KEY_FILE.exists():
        return Finding(False, "There is no host key yet. Run `mandorla init`.")
    return Finding(
        True, f"The host key {settings.MANDORLA_HOST_KEY_FILE} is in its place and closed to others."
    )


def _tables(alias: str) -> Finding:
    name = connections[alias].settings_dict["NAME"]
    try:
        standing = readiness.schema_of(alias)
        damage = _damage(alias) if standing is not Schema.ABSENT else ""
    except Refused as reason:
        return Finding(False, str(reason))
    if damage:
        return Finding(False, f"The database {name} is damaged ({damage}). Put back a backup.")
    advice = {
        Schema.ABSENT: f"There is nothing in {name} yet. Run `mandorla init`.",
        Schema.OLDER: f"The database {name} is older than this version. Make a backup, then run `mandorla init`.",
        Schema.NEWER: f"The database {name} was written by a newer version. Start that version.",
    }
    fine = f"The database {name} can be read and fits this version."
    return Finding(standing is Schema.CURRENT, advice.get(standing, fine))


def _damage(alias: str) -> str:
    if connections[alias].vendor != "sqlite":
        return ""
    with connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        said = str(cursor.fetchone()[0])
    return "" if said == "ok" else said


def _wrapped_keys() -> Finding:
    oldest, newest = DataKey.objects.order_by("id"), DataKey.objects.order_by("-id")
    rows = {row.owner for row in chain(oldest[: SAMPLE // 2], newest[: SAMPLE // 2])}
    try:
        for owner in rows:
            keys.of(owner)
    except VaultError as reason:
        return Finding(False, str(reason))
    return Finding(True, f"The host key opens the {len(rows)} keys that were tried, of {oldest.count()}.")


def _owners() -> Finding:
    people, pairs = Person.objects.filter(erased_on=None), Pair.objects.filter(closed_on=None)
    newest = chain(people.order_by("-id")[:SAMPLE], pairs.order_by("-id")[:SAMPLE])
    owners = [owner.pk for owner in newest]
    missing = len(owners) - DataKey.objects.owned_by(*owners).count()
    if missing:
        return Finding(
            False, f"{missing} of {len(owners)} people and pairs have no key. Is the keyring of the same day?"
        )
    return Finding(True, "Everybody has a key.")


def _worker(now: datetime) -> Iterator[Finding]:
    is_alone = connections[CONTENT].vendor == "sqlite"
    is_working = presence.is_here(presence.WORKER) if is_alone else not timetable.is_late(now)
    if is_working:
        yield Finding(True, "A worker keeps the timetable.")
    else:
        yield Finding(False, "No worker keeps the timetable. Run `mandorla serve`, or `mandorla worker`.")


def _backups(now: datetime) -> Iterator[Finding]:
    if not places.are_kept():
        yield Finding(True, "Backups are not made by this server; docs/run-it.md says what to copy.")
        return
    newest = [places.newest(alias, now=now) for alias in APPS]
    if None in newest:
        yield Finding(False, f"There is no backup in {settings.MANDORLA_BACKUPS} yet. Run `mandorla backup`.")
    for backup in filter(None, newest):
        if now - backup.begun_at > LATE_BACKUP:
            yield Finding(
                False,
                f"The newest backup is of {backup.name}. Run `mandorla backup`.",
            )
        else:
            yield _tried(backup)


def _tried(backup: Backup) -> Finding:
    try:
        return Finding(True, restoring.verify(backup))
    except BackupTrouble as reason:
        return Finding(False, str(reason))


def _static_files() -> Finding:
    if settings.MANDORLA_DATA.is_dir() and statics.are_gathered():
        return Finding(True, "The files that pages are made of are those of this version.")
    return Finding(False, "The files that pages are made of are of another version. Run `mandorla init`.")


def _content() -> Finding:
    problems = contents.problems()
    if problems:
        return Finding(
            False, f"There are {len(problems)} problems in the content. Run `mandorla content check`."
        )
    return Finding(True, "All content is as it must be.")


def _space() -> Finding:
    folder = next(path for path in (settings.MANDORLA_DATA, *settings.MANDORLA_DATA.parents) if path.exists())
    free = shutil.disk_usage(folder).free
    sentence = f"{free / A_GIGABYTE:.1f} GB are free where the data is."
    return Finding(free > LEAST_SPACE, sentence if free > LEAST_SPACE else f"Only {sentence} Make room.")


def _is_open_to_others(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)
