"""How much one page takes: the rows it reads, the queries it asks and the bytes it renders."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from django.db import connections
from django.db.backends.utils import CursorWrapper
from django.test import Client

PAGES = ("today", "prompt", "shelf")


class CountingCursor(CursorWrapper):
    queries = rows = 0

    def execute(self, *args: Any, **kwargs: Any) -> Any:
        CountingCursor.queries += 1
        return super().execute(*args, **kwargs)

    def __iter__(self) -> Iterator[Any]:
        for row in self.cursor:
            CountingCursor.rows += 1
            yield row

    def fetchone(self) -> Any:
        found = self.cursor.fetchone()
        CountingCursor.rows += found is not None
        return found

    def fetchmany(self, size: int) -> Any:
        found = self.cursor.fetchmany(size)
        CountingCursor.rows += len(found)
        return found

    def fetchall(self) -> Any:
        found = self.cursor.fetchall()
        CountingCursor.rows += len(found)
        return found


def write_sizes(folder: Path) -> None:
    """Write into `folder`, of the first request of each page, what it takes when nothing is asked the first time."""
    for connection in connections.all():
        vars(connection)["make_cursor"] = partial(CountingCursor, db=connection)
    found = {page: _size(*(folder / f"{page}.tsv").read_text().split("\n")[0].split("\t")) for page in PAGES}
    (folder / "sizes.json").write_text(json.dumps(found))


def _size(path: str, cookie: str) -> dict[str, int]:
    client = Client(SERVER_NAME="127.0.0.1", HTTP_COOKIE=cookie)
    client.get(path)
    CountingCursor.queries = CountingCursor.rows = 0
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return {
        "rows": CountingCursor.rows,
        "queries": CountingCursor.queries,
        "bytes": len(response.content),
    }
