"""Backing up and putting back, as a host does it."""

import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from mandorla.backups.places import digest
from tests.running.conftest import House

PEOPLE = "import uuid; from mandorla.vault import keys; from mandorla.people.models import Person; "
WRITE = PEOPLE + (
    "one = uuid.uuid4(); keys.create(one); Person.objects.create(id=one, username=str(one), display_name='Ada')"
)
SPEAK = (
    "from mandorla.shared import clock; from mandorla.vault import files; rows = [uuid.uuid4() for _ in range(2)];"
    "[files.write(b'said aloud' * 20_000, row=row, owner=row, now=clock.now()) for row in rows]"
)
READ = PEOPLE + "print(sorted(one.display_name for one in Person.objects.all()))"


def dump(file: Path) -> list[str]:
    with sqlite3.connect(file) as database:
        return sorted(
            database.iterdump()
        )  # the file is written anew, and with it the order of what stands there


def recordings(house: House) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (house.data / "media").glob("??/*")}


def test_a_house_comes_back_as_it_was(ready: House) -> None:
    ready.python(f"{WRITE}; {SPEAK}")
    databases = [ready.data / name for name in ("mandorla.sqlite3", "keyring.sqlite3")]
    before, heard = [dump(one) for one in databases], recordings(ready)
    said = ready.run("backup")
    assert said.returncode == 0, said.stderr
    assert "opens each of its 1 keys" in said.stdout
    shutil.rmtree(ready.data)
    ready.data.mkdir(mode=0o700)
    done = ready.run("restore", "newest")
    assert done.returncode == 0, done.stderr
    assert [dump(one) for one in databases] == before
    assert recordings(ready) == heard
    assert len(heard) == 2
    assert ready.run("init").returncode == 0
    assert ready.python(READ).strip() == "['Ada']"


def people_in(file: Path) -> int:
    with closing(sqlite3.connect(file)) as database:
        return int(database.execute("SELECT count(*) FROM people_person").fetchone()[0])


def test_what_was_destroyed_since_stays_destroyed_and_nothing_that_was_in_use_is_lost(ready: House) -> None:
    ready.python(WRITE)
    assert ready.run("backup").returncode == 0
    ready.python(PEOPLE + "keys.destroy(Person.objects.get().pk); " + WRITE)
    assert ready.run("restore", "newest").returncode == 0
    with pytest.raises(AssertionError, match="KeyMissing"):
        ready.python(READ)
    assert ready.run("restore", "newest", "--with-keyring").returncode == 0
    assert ready.python(READ).strip() == "['Ada']"
    aside = [ready.data / f"mandorla.sqlite3-before{number}" for number in ("", "-2")]
    assert [people_in(one) for one in aside] == [2, 1]
    assert (ready.data / "keyring.sqlite3-before").is_file()


def test_an_update_begins_with_a_backup(ready: House) -> None:
    ready.python(
        "from django.core.management import call_command; call_command('migrate', 'notices', '0001')"
    )
    assert "Made a backup of how it was before" in ready.run("init").stdout
    [backup] = (ready.folder / "data-backups" / "content").glob("*.sqlite3")
    with sqlite3.connect(backup) as database:
        names = database.execute("SELECT name FROM django_migrations WHERE app = 'notices'").fetchall()
    assert names == [("0001_initial",)]


def test_a_trial_changes_nothing(ready: House) -> None:
    ready.python(WRITE)
    assert ready.run("backup").returncode == 0
    ready.python(WRITE)
    before = digest(ready.data / "mandorla.sqlite3")
    assert "is whole" in ready.run("restore", "newest", "--verify").stdout
    assert digest(ready.data / "mandorla.sqlite3") == before


def test_a_text_that_does_not_open_is_found(ready: House) -> None:
    ready.python(WRITE)
    assert ready.run("backup").returncode == 0
    [backup] = (ready.folder / "data-backups" / "content").glob("*.sqlite3")
    with sqlite3.connect(backup) as database:
        database.execute("UPDATE people_person SET display_name = zeroblob(80)")
    assert "it is not what was written" in ready.refusal("restore", "newest")
    backup.with_suffix(".sha256").write_text(digest(backup))
    assert "a row of people.Person does not open" in ready.refusal("restore", "newest")


def test_nothing_is_put_back_under_a_running_server(ready: House) -> None:
    assert ready.run("backup").returncode == 0
    ready.serve()
    assert "is running on this data" in ready.refusal("restore", "newest")


def test_a_name_that_is_not_there_is_refused(ready: House) -> None:
    assert "`mandorla backup`" in ready.refusal("restore", "newest")
    assert "There is no backup" in ready.run("restore").stdout
    assert "There is no backup yesterday" in ready.refusal("restore", "yesterday")


def test_every_backup_under_load_holds_all_that_was_acknowledged_before_it(ready: House) -> None:
    backups_under_load(ready, 2)


@pytest.mark.long
def test_so_does_each_of_fifty(ready: House) -> None:
    backups_under_load(ready, 50)


def backups_under_load(ready: House, backups: int) -> None:
    file = ready.data / "mandorla.sqlite3"
    acknowledged, is_over = [0], threading.Event()

    def write() -> None:
        with sqlite3.connect(file, timeout=20, isolation_level=None) as database:
            database.execute("PRAGMA synchronous=FULL")
            database.execute("CREATE TABLE written (number INTEGER PRIMARY KEY)")
            while not is_over.is_set():
                database.execute("INSERT INTO written VALUES (?)", [acknowledged[0] + 1])
                acknowledged[0] += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _each in range(backups):
            before = acknowledged[0]
            done = ready.run("backup")
            assert done.returncode == 0, done.stderr
            newest = max((ready.folder / "data-backups" / "content").glob("*.sqlite3"))
            with sqlite3.connect(newest) as backup:
                [count] = backup.execute("SELECT count(*) FROM written").fetchone()
            assert count >= before
    finally:
        is_over.set()
        writer.join()
    assert acknowledged[0] > 10
