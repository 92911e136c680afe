import os
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from mandorla.live import bus, datagram
from mandorla.live.hub import HUB
from mandorla.live.tests.conftest import PATIENCE, House

pytestmark = pytest.mark.skipif(not datagram.IS_AVAILABLE, reason="no Unix sockets here")

ELSEWHERE = """
import sys
from pathlib import Path
from django.conf import settings
settings.configure(MANDORLA_DATA=Path(sys.argv[1]), MANDORLA_REDIS_URL="", SECRET_KEY="of no matter here")
from mandorla.live import bus
for word in sys.argv[2:]:
    bus.close(word.removeprefix("close:")) if word.startswith("close:") else bus.publish("noor", word)
"""


def in_another_process(data: Path, *words: str) -> None:
    subprocess.run([sys.executable, "-c", ELSEWHERE, str(data), *words], check=True, timeout=PATIENCE)


def test_another_process_reaches_the_page(house: House, tmp_path: Path) -> None:
    page = house.page("noor")
    in_another_process(tmp_path, "prompts", "pairs", "close:phone-of-noor")
    assert [page.hears() for _ in range(4)] == ["prompts", "pairs", "close", None]


def test_a_burst_from_another_process_arrives_whole(house: House, tmp_path: Path) -> None:
    page = house.page("noor")
    topics = [f"{first}{second}" for first in "abcdefghij" for second in "abcdefghij"]
    in_another_process(tmp_path, *topics)
    assert [page.hears() for _ in topics] == topics


def test_another_process_is_not_disturbed_when_nobody_listens(tmp_path: Path) -> None:
    in_another_process(tmp_path, "prompts")


def test_a_socket_left_by_a_killed_server_disturbs_neither_side(tmp_path: Path) -> None:
    here = tmp_path / "run" / "live.sock"
    here.parent.mkdir()
    subprocess.run(
        [sys.executable, "-c", f"import socket; socket.socket(1, 2).bind({str(here)!r})"],
        check=True,
        timeout=PATIENCE,
    )
    assert stat.S_ISSOCK(here.stat().st_mode)
    bus.publish("noor", "prompts")
    with House() as house:
        page = house.page("noor")
        in_another_process(tmp_path, "prompts")
        assert page.hears() == "prompts"
    assert not here.exists()


def test_noise_on_the_socket_is_passed_over(house: House, tmp_path: Path) -> None:
    page = house.page("noor")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
        sender.sendto(b"\xff noise", os.fsencode(datagram.address()))
    in_another_process(tmp_path, "prompts")
    assert page.hears() == "prompts"


def test_nobody_else_may_send(house: House, tmp_path: Path) -> None:
    assert stat.S_IMODE(datagram.address().parent.stat().st_mode) == 0o700


def test_a_long_path_is_replaced_by_a_short_private_one(settings: Any, tmp_path: Path) -> None:
    settings.MANDORLA_DATA = tmp_path / ("long" * 40)
    with House() as house:
        assert len(os.fsencode(datagram.address())) <= datagram.LONGEST_PATH
        assert stat.S_IMODE(datagram.address().parent.stat().st_mode) == 0o700
        page = house.page("noor")
        in_another_process(settings.MANDORLA_DATA, "prompts")
        assert page.hears() == "prompts"
    datagram.address().parent.rmdir()


def test_a_folder_that_leads_elsewhere_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "run").symlink_to(tmp_path / "real")
    with House() as house:
        assert not list((tmp_path / "real").iterdir())
        page = house.page("noor")
        bus.publish("noor", "prompts")
        assert page.hears() == "prompts"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_forked_child_reaches_the_streams_of_its_parent(house: House) -> None:
    page = house.page("noor")
    child = os.fork()
    if child == 0:
        bus.publish("noor", "prompts" if not HUB.is_here else "wrong")
        os._exit(0)
    os.waitpid(child, 0)
    assert page.hears() == "prompts"


def test_a_stream_process_that_hangs_holds_nobody_up_for_long(tmp_path: Path) -> None:
    datagram._make_private(datagram.address().parent)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as deaf:
        deaf.bind(os.fsencode(datagram.address()))
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
        began = time.monotonic()
        while time.monotonic() - began < datagram.FULL_QUEUE_SECONDS:
            bus.publish("noor", "prompts")
        took = [seconds_of_a_word() for _each in range(3)]  # the machine may be busy, but not each time
        assert min(took) < 2 * datagram.FULL_QUEUE_SECONDS


def seconds_of_a_word() -> float:
    began = time.monotonic()
    bus.publish("noor", "prompts")
    return time.monotonic() - began
