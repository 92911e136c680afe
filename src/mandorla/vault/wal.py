"""SQLite's write-ahead log keeps what was deleted until it is emptied: a trial found a wrapped key there."""

import logging
from time import sleep

from django.db import OperationalError, connections

PAUSES = (0.0, 0.05, 0.1, 0.2, 0.4)  # seconds before each attempt
log = logging.getLogger(__name__)


def truncate(alias: str) -> bool:
    """Moves the log of a SQLite database into its file and empties it; False if others kept it busy."""
    connection = connections[alias]
    if connection.vendor != "sqlite":
        return True
    if connection.in_atomic_block:
        return False
    for pause in PAUSES:
        sleep(pause)
        if _checkpoint(alias):
            return True
    log.warning("The write-ahead log of %s was busy and could not be emptied.", alias)
    return False


def _checkpoint(alias: str) -> bool:
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            is_busy = bool(cursor.fetchone()[0])
    except OperationalError:
        return False
    return not is_busy
