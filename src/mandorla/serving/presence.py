"""Which parts of Mandorla run on this data folder: each holds a lock for as long as it lives, however it ends."""

import fcntl
import os
from pathlib import Path
from typing import IO

from django.conf import settings

WORKER, WEB = "worker", "web"


def hold(part: str) -> IO[bytes]:
    """Say that a part runs here, until what is returned is closed or the process ends."""
    # A shared lock, because more than one may run; every process forked from here holds it too.
    file = _file(part)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    held = os.fdopen(os.open(file, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
    fcntl.flock(held, fcntl.LOCK_SH)
    return held


def is_here(part: str) -> bool:
    """Whether such a part runs on this machine for this data folder."""
    file = _file(part)
    if not file.exists():
        return False
    with file.open("rb") as probe:
        try:
            fcntl.flock(probe, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _file(part: str) -> Path:
    return Path(settings.MANDORLA_DATA, "run", f"{part}.lock")
