import asyncio
import http.client
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from mandorla.live import tickets
from mandorla.live.hub import HUB
from mandorla.live.server import Server
from mandorla.live.stream import application
from mandorla.shared import clock

PATIENCE = 60.0  # spent only where something does not come at all


class Page:
    """An open page: reads the stream as a browser would, event by event."""

    def __init__(
        self, port: int, ticket: str = "", path: str = "/live/", method: str = "GET", **headers: str
    ) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        cookie = {"Cookie": f"other=1; {tickets.COOKIE}={ticket}"} if ticket else {}
        self._connection.request(
            method, path, headers=cookie | {k.replace("_", "-"): v for k, v in headers.items()}
        )
        self._reply = self._connection.getresponse()
        self.status, self.headers = self._reply.status, self._reply.headers

    def text(self) -> str:
        return self._reply.read().decode()

    def hears(self, within: float = PATIENCE) -> str | None:
        """The next event: its name or the topic of the nudge, "" for a heartbeat, None at the end."""
        self._wait(within)
        name = topic = ""
        while (line := self._reply.readline()) != b"\n":
            if not line:
                return None
            field, _, value = line.decode().rstrip("\n").partition(":")
            name = value.strip() if field == "event" else name
            topic = value.strip() if field == "data" else topic
        return name or topic

    def is_silent(self, seconds: float = 0.3) -> bool:
        try:
            self.hears(seconds)
        except TimeoutError:
            return True
        return False

    def leave(self) -> None:
        self._reply.close()
        self._connection.close()

    def _wait(self, seconds: float) -> None:
        if self._connection.sock:
            self._connection.sock.settimeout(seconds)


class House:
    """A real server with the stream in it, on a free port, in a thread of its own."""

    def __init__(self, app: Any = application) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        config = uvicorn.Config(
            app, port=self.port, lifespan="on", interface="asgi3", access_log=False, log_config=None
        )
        self._server = Server(config)
        self._thread = threading.Thread(target=lambda: asyncio.run(self._server.serve()))

    def __enter__(self) -> "House":
        self._thread.start()
        eventually(lambda: self._server.started and HUB.hearing_since is not None)
        return self

    def __exit__(self, *error: object) -> None:
        self.shut()

    def shut(self) -> None:
        self._server.should_exit = True
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()

    def page(self, *channels: str, listener: str = "phone-of-noor") -> Page:
        page = Page(self.port, tickets.issue(channels, listener, clock.now()))
        assert page.status == 200
        assert page.hears() == "hello"
        return page


def eventually(is_so: Any) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.005)


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MANDORLA_DATA = tmp_path
    settings.MANDORLA_REDIS_URL = ""
    settings.SECRET_KEY = "only for tests of the stream"


@pytest.fixture
def house() -> Iterator[House]:
    with House() as house:
        yield house
