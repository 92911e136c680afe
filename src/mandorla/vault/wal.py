"""What was deleted stays in the files of SQLite: in the write-ahead log until that is emptied and, despite
`secure_delete`, in gaps that moved rows left behind (wrapped keys were found in both in trials)."""

import logging

from django.db import OperationalError, connections

log = logging.getLogger(__name__)


def truncate(alias: str) -> bool:
    """Moves the log of a SQLite database into its file and empties it; False if it stayed busy."""
    return _run(alias, "PRAGMA wal_checkpoint(TRUNCATE)")


def rewrite(alias: str) -> bool:
    """Writes a SQLite database anew, so that nothing deleted is left in it; False if it stayed busy."""
    return _run(alias, "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")


def _run(alias: str, *statements: str) -> bool:
    # SQLite itself tries again for as long as the connection's busy timeout.
    connection = connections[alias]
    if connection.vendor != "sqlite":
        return True
    try:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            is_busy = bool(cursor.fetchone()[0])
    except OperationalError:
        is_busy = True
    if is_busy:
        log.warning("Deleted rows may still be found in the files of %s: it was busy.", alias)
    return not is_busy
