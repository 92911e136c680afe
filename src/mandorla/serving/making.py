"""Setting up: folders, keys, tables and static files. Running it again makes only what is missing."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.utils.translation import gettext as _

from mandorla.backups import making as backups
from mandorla.backups import places
from mandorla.serving import readiness, statics
from mandorla.serving.refusal import Refused
from mandorla.serving.schema import APPS, Schema
from mandorla.shared import clock
from mandorla.vault import hostkey

PRIVATE = 0o700


def make_ready() -> list[str]:
    """Make what is missing, and say what was made. Never a host key beside data that another one opens."""
    readiness.check_settings()
    for folder in (settings.MANDORLA_DATA, settings.MANDORLA_KEYS):
        _make_private(folder)
    return [*_keys(), *_tables(), *_files()]


def _keys() -> list[str]:
    made = []
    readiness.check_host_key()
    if not settings.MANDORLA_HOST_KEY_FILE.exists():
        hostkey.create_host_key(settings.MANDORLA_HOST_KEY_FILE)
        made.append(
            _("Made the host key %(path)s. Keep a copy of it elsewhere: without it nothing opens again.")
            % {"path": settings.MANDORLA_HOST_KEY_FILE}
        )
    if not settings.HAS_SECRET:
        _write_secret(settings.MANDORLA_SECRET_FILE)
    return made


def _tables() -> list[str]:
    found = {alias: readiness.schema_of(alias) for alias in APPS}
    for alias, standing in found.items():
        readiness.refuse_newer(alias, standing)
    made = _backup() if Schema.OLDER in found.values() and places.are_kept() else []
    for alias, standing in found.items():
        if standing is not Schema.CURRENT:
            call_command("migrate", *APPS[alias], database=alias, interactive=False, verbosity=0)
            made.append(_("Brought the tables of %(alias)s up to date.") % {"alias": alias})
    return made


def _backup() -> list[str]:
    backups.make(now=clock.now())
    return [_("Made a backup of how it was before, in %(place)s.") % {"place": settings.MANDORLA_BACKUPS}]


def _files() -> list[str]:
    if statics.are_gathered():
        return []
    statics.gather()
    return [_("Gathered the files that pages are made of.")]


def _make_private(folder: Path) -> None:
    try:
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        if folder.stat().st_uid == os.geteuid():
            folder.chmod(PRIVATE)
    except OSError as error:
        raise Refused(
            _("The folder %(folder)s can't be made (%(reason)s). Make it, or name another one.")
            % {"folder": folder, "reason": error.strerror}
        ) from None


def _write_secret(path: Path) -> None:
    if path.exists():
        return
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(48) + "\n")
