"""How long a pass of the timetable takes to claim the notices that are due, on a large server.

    python bench/notices.py [--pairs 100000] [--due 10000] [--most 2.0]

Prints JSON: seconds to claim (median of five), the query plans, and how many rows lay in the outbox. It fails where a
pass takes longer than `--most` seconds, or where the database would have to look at every row.
The database is a throw-away SQLite file, or the one that MANDORLA_DATABASE_URL names.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
_folder = tempfile.TemporaryDirectory(prefix="mandorla-bench-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mandorla.settings")
os.environ["MANDORLA_DATA"] = f"{_folder.name}/data"
os.environ["MANDORLA_KEYS"] = f"{_folder.name}/keys"
os.environ["MANDORLA_SECRET_KEY"] = "only-for-a-benchmark"
Path(_folder.name, "data").mkdir()

import django  # noqa: E402

django.setup()

from bench import seeding  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django_q.models import OrmQ  # noqa: E402

from mandorla import timetable  # noqa: E402
from mandorla.notices.models import Consent, Notice  # noqa: E402
from mandorla.shared import clock  # noqa: E402
from mandorla.shared.ids import new_id  # noqa: E402
from mandorla.vault import hostkey  # noqa: E402

BATCH = 2000
ROUNDS = 5
DAY = timedelta(days=1)
BY_INDEX = {"sqlite": "USING INDEX", "postgresql": "Index"}
WHOLE_TABLE = {"sqlite": "SCAN notices_", "postgresql": "Seq Scan on notices_"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--pairs", type=int, default=100_000)
    parser.add_argument("--due", type=int, default=10_000)
    parser.add_argument("--most", type=float, default=2.0)
    options = parser.parse_args()
    hostkey.create_host_key(settings.MANDORLA_HOST_KEY_FILE)
    for alias in ("default", "keyring"):
        call_command("migrate", database=alias, verbosity=0)
    now = clock.now()
    people = seed(options.pairs, now)
    plans = {"notices": plan(now), "questions": plan_of_questions(now)}
    seconds = [claim(people, options.due, now + turn * DAY) for turn in range(ROUNDS)]
    found = {
        "database": connection.vendor,
        "pairs": options.pairs,
        "rows": Notice.objects.count(),
        "due": options.due,
        "claim_seconds": round(statistics.median(seconds), 3),
        "slowest_seconds": round(max(seconds), 3),
        "plans": plans,
    }
    print(json.dumps(found, indent=2))
    sys.exit("A pass takes too long." if found["slowest_seconds"] > options.most else 0)


def seed(pairs: int, now: datetime) -> list[tuple[UUID, UUID]]:
    """As many pairs, of each person a notice that was sent and one of a week ahead; the people, each with a pair."""
    written: list[tuple[UUID, UUID]] = []
    for first in range(0, pairs, BATCH):
        some = seeding.begin(first, min(first + BATCH, pairs), now)
        people = [(person.pk, pair.pk) for pair, *two in some for person in two]
        Notice.objects.bulk_create(_past_and_future(people, now), batch_size=BATCH)
        written += people
    return written


def _past_and_future(people: list[tuple[UUID, UUID]], now: datetime) -> Iterator[Notice]:
    for person_id, pair_id in people:
        yield _notice(person_id, pair_id, now, None)
        yield _notice(person_id, pair_id, now, now + 30 * DAY)


def _notice(person_id: UUID, pair_id: UUID, now: datetime, due_at: datetime | None) -> Notice:
    return Notice(
        person_id=person_id,
        pair_id=pair_id,
        kind="written",
        key=f"bench:{new_id()}",
        link=f"/with/{pair_id}/",
        day=now.date(),
        due_at=due_at,
        is_begun=due_at is None,
    )


def claim(people: list[tuple[UUID, UUID]], due: int, now: datetime) -> float:
    """Seconds that one pass needs to claim `due` notices and hand them to the queue."""
    step = max(1, len(people) // due)
    rows = [_notice(*one, now, now - timedelta(minutes=5)) for one in people[::step][:due]]
    Notice.objects.bulk_create(rows, batch_size=BATCH)
    before = OrmQ.objects.count()
    began = time.perf_counter()
    timetable.send_notices(now=now)
    seconds = time.perf_counter() - began
    assert Notice.objects.filter(claim__isnull=False).count() >= due
    assert OrmQ.objects.count() > before
    Notice.objects.filter(claim__isnull=False).update(due_at=None, claim=None)
    return seconds


def plan(now: datetime) -> str:
    """How the database finds what is due."""
    return _by_index(Notice.objects.due(now).values_list("person_id", "id")[:20_000].explain())


def plan_of_questions(now: datetime) -> str:
    """How it finds those whose hour has come."""
    return _by_index(Consent.objects.asking(now)[:5_000].explain())


def _by_index(found: str) -> str:
    assert BY_INDEX[connection.vendor] in found, found
    assert WHOLE_TABLE[connection.vendor] not in found, found
    return found


if __name__ == "__main__":
    main()
