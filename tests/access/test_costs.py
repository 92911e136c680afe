"""What a page costs, and that looking at it writes nothing, for every page there is: the table has all addresses."""

from contextlib import ExitStack

from django.db import connections
from django.test.utils import CaptureQueriesContext

from mandorla.vault import keys
from tests.access.everybody import Everybody
from tests.access.everybody import everybody as everybody  # noqa: PLC0414 - a fixture
from tests.access.table import all_lines
from tests.access.test_matrix import request

MOST_QUERIES = 12
MOST_BYTES = 60_000
READS = ("SELECT", "(SELECT", "WITH", "SAVEPOINT", "ROLLBACK", "RELEASE")  # a union begins with a bracket


def test_every_page_of_everybody_keeps_to_its_budget_and_writes_nothing(everybody: Everybody) -> None:
    dear, writes = {}, {}
    for line in all_lines():
        for who in ("noor", "ada", "anon") if line.method == "GET" else ():
            keys.forget()
            with ExitStack() as stack:
                seen = [
                    stack.enter_context(CaptureQueriesContext(connections[alias])) for alias in connections
                ]
                response = request(everybody.browsers[who], "GET", line.address(everybody.things))
            asked = [query["sql"] for one in seen for query in one.captured_queries]
            queries = sum(not sql.startswith(("SAVEPOINT", "ROLLBACK", "RELEASE")) for sql in asked)
            size = 0 if response.streaming else len(response.content)
            if wrote := [sql for sql in asked if not sql.startswith(READS)]:
                writes[f"{line.label}: {who}"] = wrote
            if queries > MOST_QUERIES or size > MOST_BYTES:
                dear[f"{line.label}: {who}"] = (queries, size)
    assert dear == {}
    assert writes == {}
