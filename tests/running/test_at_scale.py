"""The parts of one installation, apart, on PostgreSQL and Redis; `make test-scale` brings both."""

import os
from contextlib import closing
from importlib import import_module
from urllib.parse import urlsplit

import pytest

from tests.running.conftest import House, eventually, free_port

SERVER = os.environ.get("MANDORLA_DATABASE_URL", "")
REDIS = os.environ.get("MANDORLA_REDIS_URL", "")
pytestmark = pytest.mark.skipif(
    not (SERVER.startswith("postgres") and REDIS), reason="needs PostgreSQL and Redis"
)


def new_database(name: str) -> str:
    """The address of an empty database on the server of the tests."""
    psycopg = import_module("psycopg")  # by name: a household does not have it
    with closing(psycopg.connect(SERVER, autocommit=True)) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {name}")
    return urlsplit(SERVER)._replace(path=f"/{name}").geturl()


def test_pages_stream_and_worker_run_apart_on_postgresql_and_redis(empty: House) -> None:
    places = {
        "MANDORLA_DATABASE_URL": new_database(f"content_{empty.port}"),
        "MANDORLA_KEYRING_URL": new_database(f"keyring_{empty.port}"),
        "MANDORLA_REDIS_URL": REDIS,
    }
    assert "Run `mandorla init`" in empty.refusal("web", **places)
    assert empty.run("init", **places).returncode == 0
    assert empty.run("init", **places).stdout == "Everything is in place.\n"

    empty.begin("web", "--port", str(empty.port), "--processes", "2", **places)
    eventually(lambda: empty.status("/") == 200)
    stream_port = free_port()
    empty.begin("stream", "--port", str(stream_port), **places)
    empty.begin("worker", **places)
    eventually(lambda: "A worker keeps the timetable." in empty.run("doctor", **places).stdout)
    assert empty.run("doctor", **places).returncode == 0
    empty.port = stream_port
    eventually(lambda: empty.status("/live/") == 401)

    (empty.keys / "host.key").unlink()
    assert "there is data" in empty.refusal("web", **places)


def test_a_database_that_does_not_answer_is_named(empty: House) -> None:
    nowhere = f"postgres://mandorla@127.0.0.1:{free_port()}/mandorla"
    sentence = empty.refusal("serve", MANDORLA_DATABASE_URL=nowhere)
    assert "can't be read" in sentence
    assert "correct MANDORLA_DATABASE_URL" in sentence
