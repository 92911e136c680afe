"""These need a Redis or Valkey server, which the scale suite starts: MANDORLA_REDIS_URL says where it is."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mandorla.live import bus, tickets
from mandorla.live.hub import HUB
from mandorla.live.tests.conftest import PATIENCE, House, Page, eventually
from mandorla.shared import clock

URL = os.environ.get("MANDORLA_REDIS_URL", "")
pytestmark = pytest.mark.skipif(not URL, reason="no Redis given")
AT_MOST_S = 6.0  # half of what fifty words would cost that each wait for an answer

ELSEWHERE = """
import sys
from pathlib import Path
from django.conf import settings
settings.configure(MANDORLA_DATA=Path("."), MANDORLA_REDIS_URL=sys.argv[1], SECRET_KEY=sys.argv[2])
from mandorla.live import bus
bus.publish("noor", "prompts")
bus.close("phone-of-noor")
"""


@pytest.fixture(autouse=True)
def by_redis(settings: Any, own_folder: None) -> None:
    settings.MANDORLA_REDIS_URL = URL


def test_a_nudge_and_a_closing_come_from_another_process(house: House, settings: Any) -> None:
    page = house.page("noor")
    ticket = tickets.issue(["noor"], "phone-of-noor", clock.now())
    subprocess.run([sys.executable, "-c", ELSEWHERE, URL, settings.SECRET_KEY], check=True, timeout=PATIENCE)
    assert [page.hears() for _ in range(3)] == ["prompts", "close", None]
    assert Page(house.port, ticket).status == 401
    assert house.page("noor")


def test_another_installation_on_the_same_server_is_not_heard(house: House, settings: Any) -> None:
    page = house.page("noor")
    subprocess.run([sys.executable, "-c", ELSEWHERE, URL, "another house"], check=True, timeout=PATIENCE)
    assert page.is_silent()


@pytest.fixture
def own_redis(settings: Any, tmp_path: Path) -> Iterator["Redis"]:
    program = shutil.which("redis-server") or shutil.which("valkey-server")
    if not program:
        pytest.skip("no server to kill")
    redis = Redis(program, tmp_path)
    settings.MANDORLA_REDIS_URL = redis.url
    redis.start()
    yield redis
    redis.kill()


class Redis:
    def __init__(self, program: str, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._command = [
            program,
            "--port",
            str(self.port),
            "--bind",
            "127.0.0.1",
            "--dir",
            str(folder),
            "--save",
            "",
        ]

    def start(self) -> None:
        self._running = subprocess.Popen(self._command, stdout=subprocess.DEVNULL)
        eventually(self._answers)

    def kill(self) -> None:
        self._running.kill()
        self._running.wait()

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


def test_after_a_loss_pages_come_back_and_hear_again(own_redis: "Redis", house: House) -> None:
    page = house.page("noor")
    from_before = tickets.issue(["noor"], "phone-of-noor", clock.now())
    own_redis.kill()
    eventually(lambda: HUB.hearing_since is None)
    assert Page(house.port, from_before).status == 503
    own_redis.start()
    assert page.hears() is None
    assert Page(house.port, from_before).status == 401
    again = house.page("noor")
    time.sleep(2.1)  # the publisher hushed if it failed
    bus.publish("noor", "prompts")
    assert again.hears() == "prompts"


def test_a_lost_server_breaks_no_request_and_costs_little(own_redis: "Redis") -> None:
    bus.publish("noor", "prompts")
    own_redis.kill()
    began = time.monotonic()
    for _ in range(50):
        bus.publish("noor", "prompts")
    bus.close("phone-of-noor")
    assert time.monotonic() - began < AT_MOST_S


def test_a_server_that_hangs_breaks_no_request_and_costs_little(settings: Any) -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        settings.MANDORLA_REDIS_URL = f"redis://127.0.0.1:{deaf.getsockname()[1]}/0"
        began = time.monotonic()
        for _ in range(50):
            bus.publish("noor", "prompts")
        assert time.monotonic() - began < AT_MOST_S
