import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mandorla.library.reading import CONTENT

PATIENCE = 240.0
FORM = "application/x-www-form-urlencoded"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def ask(port: int, method: str, path: str, cookies: str = "", body: str = "") -> tuple[int, str, str]:
    """Status, text and cookies of an answer; 0 while nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(method, path, body, {"Cookie": cookies, "Content-Type": FORM})
        answer = connection.getresponse()
        text = answer.read().decode()
    except OSError:
        return 0, "", ""
    finally:
        connection.close()
    given = "; ".join(line.split(";")[0] for line in answer.headers.get_all("Set-Cookie", []))
    return answer.status, text, given


@pytest.fixture
def short() -> Iterator[str]:
    """A folder with a name short enough for the socket of the live bus to lie below it."""
    with tempfile.TemporaryDirectory(prefix="m") as folder:
        yield folder


@pytest.fixture
def port(tmp_path: Path, short: str) -> Iterator[int]:
    """A demonstration that was begun where another database is set."""
    chosen = free_port()
    surroundings = {
        **os.environ,
        "PYTHONPATH": str(CONTENT.parent.parent),
        "TMPDIR": short,
        "MANDORLA_DATA": str(tmp_path / "real" / "data"),
        "MANDORLA_DATABASE_URL": f"sqlite:///{tmp_path}/real.sqlite3",
    }
    command = [sys.executable, "-m", "mandorla", "demo", "--port", str(chosen)]
    running = subprocess.Popen(command, env=surroundings)
    yield chosen
    running.send_signal(signal.SIGTERM)
    assert running.wait(PATIENCE) == 0
    assert list(Path(short).iterdir()) == []
    assert list(tmp_path.iterdir()) == []


def test_one_command_gives_a_server_with_people_in_it_that_leaves_nothing_behind(port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while (page := ask(port, "GET", "/demo/"))[0] != 200:
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)
    _, text, cookies = page
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', text)
    assert token
    status, _, session = ask(port, "POST", "/demo/noor/", cookies, f"csrfmiddlewaretoken={token[1]}")
    assert status == 303
    status, text, _ = ask(port, "GET", "/me/", session)
    assert status == 200
    assert "Noor" in text
