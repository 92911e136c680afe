import os
import sqlite3
from contextlib import closing

from tests.running.conftest import House, are_gone, below, eventually

BEGIN = """
from pathlib import Path
from django_q.tasks import async_task
async_task("pathlib.Path.read_text", Path("{}"))
"""


def ask(house: House, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(house.data / "mandorla.sqlite3", timeout=10)) as database, database:
        return database.execute(question).fetchall()


def test_a_job_that_was_killed_runs_again(ready: House) -> None:
    paper = ready.folder / "paper"
    os.mkfifo(paper)  # whoever reads it waits
    ready.python(BEGIN.format(paper))
    worker = ready.begin("worker")
    eventually(lambda: len(below(worker)) >= 4)
    eventually(lambda: ask(ready, "SELECT 1 FROM django_q_ormq WHERE lock > datetime('now', '+1 minute')"))
    everybody = below(worker)
    worker.kill()
    eventually(lambda: are_gone(everybody))

    paper.unlink()
    paper.write_text("heard")
    ask(ready, "UPDATE django_q_ormq SET lock = datetime('now', '-1 second')")  # ten minutes later
    ready.begin("worker")
    eventually(lambda: ask(ready, "SELECT success FROM django_q_task") == [(1,)])
    eventually(lambda: ask(ready, "SELECT count(*) FROM django_q_ormq") == [(0,)])
