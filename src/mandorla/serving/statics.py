"""The files that pages are made of, gathered into the data folder with names that change when they do."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def are_gathered() -> bool:
    """Whether the gathered files are those of this code."""
    note = _note()
    return note.is_file() and note.read_text() == _fingerprint()


def gather() -> None:
    """Gather them anew."""
    fingerprint = _fingerprint()
    call_command("collectstatic", interactive=False, verbosity=0)
    _note().write_text(fingerprint)


def _note() -> Path:
    return Path(settings.MANDORLA_DATA, "static.sources")


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            seen = Path(storage.path(name)).stat()
            digest.update(f"{name} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    return digest.hexdigest()
