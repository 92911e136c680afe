"""Makes the writers of one process take turns if the database allows only one at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from django.db import connection

_turn = Lock()


@contextmanager
def in_turn() -> Iterator[None]:
    """Wait for the other writing threads of this process, instead of polling SQLite's file lock.

    SQLite's busy handler sleeps up to 100 ms between tries (sqlite3_busy_timeout), so a writer that waits there wakes
    long after the lock is free. PostgreSQL locks rows and queues fairly: nothing waits here then.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with _turn:
        yield
