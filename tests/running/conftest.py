"""Mandorla as a host runs it: real processes, a data folder of their own, a free port."""

import http.cookiejar
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode

import psutil
import pytest

SOURCES = Path(__file__).resolve().parents[2] / "src"
PATIENCE = 240.0  # nothing is measured by it: on a busy machine all migrations take minutes


class House:
    """One installation. Its processes end with the test, however that goes."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.data, self.keys = folder, folder / "data", folder / "keys"
        self.port = free_port()
        self._running: list[subprocess.Popen[str]] = []

    def surroundings(self, **settings: str) -> dict[str, str]:
        inherited = {name: text for name, text in os.environ.items() if not name.startswith("MANDORLA_")}
        own = {"MANDORLA_DATA": str(self.data), "MANDORLA_KEYS": str(self.keys), "PYTHONPATH": str(SOURCES)}
        own["MANDORLA_MOST_WRITES"] = "0"  # tests send faster than people do
        return {**inherited, **own, "PYTHONUNBUFFERED": "1", **settings}

    def run(self, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """A command from beginning to end."""
        return subprocess.run(
            [sys.executable, "-m", "mandorla", *words],
            env=self.surroundings(**settings),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def refusal(self, *words: str, **settings: str) -> str:
        """What a command says when it refuses: one line, no traceback."""
        done = self.run(*words, **settings)
        assert (done.returncode, done.stdout) == (2, ""), done.stderr
        assert len(done.stderr.splitlines()) == 1, done.stderr
        return done.stderr.strip()

    def begin(self, *words: str, **settings: str) -> subprocess.Popen[str]:
        """A command that goes on."""
        begun = subprocess.Popen(
            [sys.executable, "-m", "mandorla", *words],
            env=self.surroundings(**settings),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._running.append(begun)
        return begun

    def serve(self, *words: str, **settings: str) -> subprocess.Popen[str]:
        """`mandorla serve` on this house's port, open."""
        served = self.begin("serve", "--port", str(self.port), *words, **settings)
        eventually(lambda: self.status("/robots.txt") == 200 or served.poll() is not None)
        assert served.poll() is None, said(served)
        return served

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def status(self, path: str) -> int:
        """The status of an answer; 0 while nobody answers."""
        return Visitor(self).open(path)[0]

    def python(self, code: str) -> str:
        """What a few lines print, run inside this house."""
        done = self.run("shell", "--no-imports", "-c", code)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def close(self) -> None:
        for process in self._running:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in self._running:
            with suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)
            process.kill()
            process.communicate()


class Visitor:
    """A browser with cookies of its own."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._jar = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._jar))

    def cookie(self, name: str) -> str:
        """What a cookie holds."""
        return next(one.value or "" for one in self._jar if one.name == name)

    def stream(self, path: str) -> Any:
        """An answer that goes on."""
        return self._opener.open(self._house.address(path), timeout=PATIENCE)

    def open(self, path: str, fields: dict[str, str] | None = None, **cookies: str) -> tuple[int, str]:
        """Status and text of the page at `path`, after redirects; with `fields`, of sending its form."""
        body = urlencode(fields).encode() if fields is not None else None
        asked = urllib.request.Request(self._house.address(path), body)
        if cookies:  # these, and none that are kept
            asked.add_unredirected_header(
                "Cookie", "; ".join(f"{name}={one}" for name, one in cookies.items())
            )
        try:
            with self._opener.open(asked, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as refused:
            return refused.code, refused.read().decode()
        except (URLError, OSError):
            return 0, ""

    def send(self, path: str, **fields: str) -> tuple[int, str]:
        """Fill in the form at `path` and send it."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.open(path)[1])
        assert token
        return self.open(path, {**fields, "csrfmiddlewaretoken": token[1]})


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def eventually(is_so: Callable[[], Any], within: float = PATIENCE) -> None:
    deadline = time.monotonic() + within
    while not is_so():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def soonest(measure: Callable[[], float], within: float, tries: int = 6) -> float:
    """The least of some measured seconds, once one is soon enough: the machine may be busy, but not each time."""
    took: list[float] = []
    while not took or (took[-1] >= within and len(took) < tries):
        took.append(measure())
    return min(took)


def said(process: subprocess.Popen[str]) -> str:
    """Everything that a process printed, once it has ended."""
    return process.communicate(timeout=PATIENCE)[0]


def below(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """The processes that a process began, and theirs."""
    return psutil.Process(process.pid).children(recursive=True)


def are_gone(processes: list[psutil.Process]) -> bool:
    return not any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in processes)


@pytest.fixture
def empty() -> Iterator[House]:
    """A house in which nothing has been set up."""
    with tempfile.TemporaryDirectory(prefix="m") as folder:
        house = House(Path(folder))
        yield house
        house.close()


@pytest.fixture
def ready(empty: House, model_house: Path) -> House:
    """A house set up and not yet served."""
    shutil.copytree(model_house, empty.folder, dirs_exist_ok=True)
    return empty
