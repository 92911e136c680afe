import shutil
import socket
import sqlite3
from contextlib import closing

import pytest

from tests.running.conftest import SOURCES, House


def test_a_missing_key_beside_data_is_named(ready: House) -> None:
    (ready.keys / "host.key").unlink()
    assert "Put the key back from where you keep its copy" in ready.refusal("serve")


def test_a_key_that_others_can_read_is_refused(ready: House) -> None:
    (ready.keys / "host.key").chmod(0o640)
    assert f"Run: chmod 600 {ready.keys}/host.key" in ready.refusal("serve")


def test_a_key_inside_the_data_folder_is_refused(ready: House) -> None:
    keys = ready.keys.rename(ready.data / "keys")
    assert "Move it to a folder of its own" in ready.refusal("serve", MANDORLA_KEYS=str(keys))


def test_a_database_newer_than_the_code_is_refused(ready: House) -> None:
    with closing(sqlite3.connect(ready.data / "mandorla.sqlite3")) as database, database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('pairs', '0999_later', '')"
        )
    assert "was written by a newer version of Mandorla" in ready.refusal("serve")
    assert "was written by a newer version of Mandorla" in ready.refusal("init")


def test_a_database_older_than_the_code_is_refused(ready: House) -> None:
    with closing(sqlite3.connect(ready.data / "keyring.sqlite3")) as database, database:
        database.execute("DELETE FROM django_migrations WHERE app = 'vault'")
    assert "Make a backup, run `mandorla init`" in ready.refusal("serve")


def test_what_a_removed_part_left_behind_is_no_newer_database(ready: House) -> None:
    with closing(sqlite3.connect(ready.data / "mandorla.sqlite3")) as database, database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('gone', '0001_initial', '')"
        )
    assert ready.run("doctor").stdout.count("fits this version") == 2


def test_a_file_that_is_no_database_is_refused(ready: House) -> None:
    (ready.data / "mandorla.sqlite3").write_bytes(b"not a database" * 100)
    assert "can't be read (file is not a database)" in ready.refusal("serve")


def test_nothing_is_served_before_it_is_set_up(empty: House) -> None:
    assert "Run `mandorla init`" in empty.refusal("serve")
    assert not empty.data.exists()


@pytest.mark.parametrize(
    ("file", "sound", "slip", "sentence"),
    [
        ("decks/joys.yaml", "depth: 2", "depth: 7", "decks/joys.yaml:"),
        ("topics.yaml", "title: ", "titel: ", "topics.yaml:"),
    ],
)
def test_content_with_a_slip_is_refused_with_file_and_line(
    ready: House, file: str, sound: str, slip: str, sentence: str
) -> None:
    sources = ready.folder / "src"
    shutil.copytree(SOURCES, sources, ignore=shutil.ignore_patterns("tests", "__pycache__"))
    path = sources / "mandorla" / "content" / "en" / file
    path.write_text(path.read_text(encoding="utf-8").replace(sound, slip, 1), encoding="utf-8")
    for command in ("serve", "web"):
        done = ready.run(command, "--port", str(ready.port), PYTHONPATH=str(sources))
        assert (done.returncode, done.stdout) == (2, ""), done.stderr
        assert sentence in done.stderr
        assert "Traceback" not in done.stderr
    checked = ready.run("content", "check", PYTHONPATH=str(sources))
    assert sentence in checked.stdout + checked.stderr
    assert "Traceback" not in checked.stderr


@pytest.mark.parametrize("command", ["serve", "web", "stream"])
def test_a_port_that_is_taken_is_named_with_another_one(ready: House, command: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        sentence = ready.refusal(command, "--port", str(port))
    assert f"Port {port} is taken by another program" in sentence
    assert sentence.endswith(f"mandorla {command} --port {port + 1}")


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("MANDORLA_OPEN_SIGNUP", "perhaps", "Not a valid boolean"),
        ("MANDORLA_DATABASE_URL", "somewhere", "Not a valid database URL"),
        ("MANDORLA_DATABASE_URL", "mysql://localhost/mandorla", "SQLite or PostgreSQL only"),
        ("MANDORLA_KEYRING_URL", "sqlite:///{data}/mandorla.sqlite3", "name the same database"),
        ("MANDORLA_SECRET_KEY_FILE", "/nowhere", "must be a readable file"),
        ("MANDORLA_ORIGIN", "mandorla.example.org", "must be an address like https://"),
        ("MANDORLA_HOSTS", "elsewhere.example.org", "is not in MANDORLA_HOSTS"),
    ],
)
def test_settings_that_make_no_sense_are_refused(ready: House, name: str, text: str, sentence: str) -> None:
    said = ready.refusal("serve", **{name: text.format(data=ready.data)})
    assert sentence in said
    assert '"' not in said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--port", "70000"), "There is no port 70000"),
        (("--host", "192.0.2.7"), "This machine has no address 192.0.2.7"),
    ],
)
def test_a_door_that_is_not_there_is_refused(empty: House, words: tuple[str, ...], sentence: str) -> None:
    assert sentence in empty.refusal("serve", *words)
