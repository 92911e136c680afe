"""How long a nudge takes from one partner's commit to the other's open page, and what an open page costs.

    python bench/live.py            one household process on the in-process bus
    python bench/live.py --redis    a web and a stream process with Redis between them (own, or an address)
    python bench/live.py --talks 200,1000,2000 [--pace 50] [--seconds 150] [--whole] [--redis]
                                    as many listening talks at once, each on two phones and at a step of its own: from
                                    one partner's act to the other's fresh rendering (how they act: live_talks.py);
                                    `--whole`: all from the first step to the last

Prints its figures as JSON. Leaves with 1 where a goal of ours is missed.
"""

import argparse
import asyncio
import contextlib
import json
import os
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psutil

from mandorla.live import tickets
from mandorla.prompts.addresses import number_of
from mandorla.shared import clock
from mandorla.shared.ids import new_form_id

SERVER = Path(__file__).with_name("live_server.py")
PREPARE = Path(__file__).with_name("live_prepare.py")
TALKS = Path(__file__).with_name("live_talks.py")
SOURCES = Path(__file__).resolve().parent.parent
CSRF = "a" * 32
TALKS_GOAL = {"talks": 1000, "p99_ms": 250.0}
GOALS = {"p50_ms": 5.0, "p99_ms": 60.0, "kilobytes_per_stream": 20.0}


@dataclass
class Site:
    """The processes under measurement."""

    web: int
    stream: int
    stream_process: psutil.Process
    web_process: psutil.Process
    couples: list[dict[str, str]]
    slugs: list[str]
    heard: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    is_open: int = 0


async def act(site: Site, number: int) -> None:
    """One of a couple answers a question and goes first, by the form of the page; the other's page is nudged."""
    couple = site.couples[number % len(site.couples)]
    slug = site.slugs[number // len(site.couples)]
    form = {"csrfmiddlewaretoken": CSRF, "operation": str(new_form_id()), "version": "0", "rule": "first"}
    body = urlencode({**form, "text": "The kettle takes its time, and so do I."})
    head = [
        f"POST /with/{couple['pair']}/prompts/{number_of(slug)}/answer/ HTTP/1.1",
        f"Host: 127.0.0.1\r\nCookie: session={couple['session']}; csrf={CSRF}",
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\nConnection: close",
    ]
    reader, writer = await asyncio.open_connection("127.0.0.1", site.web)
    writer.write(("\r\n".join(head) + "\r\n\r\n" + body).encode())
    answer = await reader.read()
    writer.close()
    if b" 303 " not in answer[:20]:
        raise SystemExit(f"An answer was not taken: {answer[:80]!r}")


class Listener(asyncio.Protocol):
    """The other one's open page: notes when a nudge arrives, and nothing else."""

    def __init__(self, site: Site, couple: int) -> None:
        self.site, self.channel = site, site.couples[couple]["channel"]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        ticket = tickets.issue([self.channel], f"device-{self.channel}", clock.now())
        head = f"GET /live/ HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {tickets.COOKIE}={ticket}\r\n\r\n"
        transport.write(head.encode())

    def data_received(self, data: bytes) -> None:
        arrived = time.monotonic_ns()
        self.site.is_open += data.count(b"event: hello")
        self.site.heard[self.channel] += [arrived] * data.count(b"data: prompts")


def main() -> int:
    asked = _arguments()
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    if asked.talks:
        found = [_talks(int(many), asked) for many in asked.talks.split(",")]
        met = all(
            one["refused"] == 0
            and (one["p99_ms"] <= TALKS_GOAL["p99_ms"] or one["talks"] > TALKS_GOAL["talks"])
            for one in found
        )
        figures: dict[str, Any] = {"pace_s": asked.pace, "talks": found, "goal": TALKS_GOAL, "met": met}
    else:
        with _house(asked, "couples", asked.streams) as (site, _made):
            figures = asyncio.run(_measure(site, asked))
        figures["goals"] = GOALS
        figures["met"] = figures["lost"] == 0 and all(figures[name] <= goal for name, goal in GOALS.items())
    figures["bus"] = "redis" if asked.redis else "household"
    print(json.dumps(figures, indent=2))
    return 0 if figures["met"] else 1


def _talks(many: int, asked: argparse.Namespace) -> dict[str, Any]:
    with _house(asked, "talks", many) as (site, made):
        how = "whole" if asked.whole else "spread"
        words = [site.web, site.stream, site.web_process.pid, asked.pace, asked.seconds, how]
        done = subprocess.run(
            [sys.executable, str(TALKS), *map(str, words)],
            input=json.dumps(made),
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        found: dict[str, Any] = json.loads(done.stdout)
    return found


@contextlib.contextmanager
def _house(asked: argparse.Namespace, kind: str, many: int) -> Iterator[tuple["Site", dict[str, Any]]]:
    """The servers on a data folder of their own, and who is in it."""
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        os.environ |= {"DJANGO_SETTINGS_MODULE": "mandorla.settings", "MANDORLA_REDIS_URL": ""}
        os.environ |= {"MANDORLA_DATA": f"{folder}/data", "MANDORLA_KEYS": f"{folder}/keys"}
        os.environ |= {"MANDORLA_SECRET_KEY": "of a benchmark", "PYTHONPATH": f"{SOURCES / 'src'}:{SOURCES}"}
        made = _prepare(kind, many)
        if asked.redis:
            own = asked.redis == "own"
            os.environ["MANDORLA_REDIS_URL"] = stack.enter_context(_redis(folder)) if own else asked.redis
        site = stack.enter_context(_site(bool(asked.redis), made.get("couples", []), made.get("slugs", [])))
        yield site, made


async def _measure(site: Site, asked: argparse.Namespace) -> dict[str, Any]:
    loop = asyncio.get_running_loop()
    for number in range(
        asked.streams, asked.streams + 20
    ):  # what the first of anything costs is not a page's
        await act(site, number)
    before = site.stream_process.memory_info().rss
    for couple in range(asked.streams):
        await loop.create_connection(partial(Listener, site, couple), "127.0.0.1", site.stream)
    while site.is_open < asked.streams:
        await asyncio.sleep(0.05)
    await asyncio.sleep(1)
    each = (site.stream_process.memory_info().rss - before) / asked.streams
    published_before = len(_published(site))
    await _act_steadily(site, asked)
    committed = defaultdict(list)
    for channel, at in _published(site)[published_before:]:
        committed[channel].append(at)
    waits = [
        (heard - at) / 1e6
        for channel in committed
        for at, heard in zip(committed[channel], site.heard[channel], strict=False)
    ]
    cuts = statistics.quantiles(waits, n=100)
    return {
        "streams": asked.streams,
        "nudges": asked.nudges,
        "a_second": asked.rate,
        "lost": asked.nudges - len(waits),
        "p50_ms": round(cuts[49], 2),
        "p99_ms": round(cuts[98], 2),
        "most_ms": round(max(waits), 2),
        "kilobytes_per_stream": round(each / 1024, 1),
    }


async def _act_steadily(site: Site, asked: argparse.Namespace) -> None:
    began, acting = time.monotonic(), set()
    for number in range(asked.nudges):
        await asyncio.sleep(max(0, began + number / asked.rate - time.monotonic()))
        task = asyncio.create_task(act(site, 2 * asked.streams + number))
        acting.add(task)
        task.add_done_callback(acting.discard)
    await asyncio.gather(*acting)
    await asyncio.sleep(1)


def _prepare(kind: str, many: int) -> dict[str, Any]:
    subprocess.run([sys.executable, "-m", "mandorla", "init"], check=True, stdout=subprocess.DEVNULL)
    made = subprocess.run(
        [sys.executable, str(PREPARE), kind, str(many)], check=True, stdout=subprocess.PIPE, text=True
    )
    found: dict[str, Any] = json.loads(made.stdout)
    return found


@contextlib.contextmanager
def _site(apart: bool, couples: list[dict[str, str]], slugs: list[str]) -> Iterator[Site]:
    web, stream = (_free_port(), _free_port()) if apart else (_free_port(),) * 2
    with contextlib.ExitStack() as stack:
        streaming = serving = stack.enter_context(_server("stream" if apart else "household", stream))
        if apart:
            serving = stack.enter_context(_server("web", web))
        processes = psutil.Process(streaming.pid), psutil.Process(serving.pid)
        yield Site(web, stream, *processes, couples, slugs)


@contextlib.contextmanager
def _server(role: str, port: int) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([sys.executable, str(SERVER), role, str(port)])
    try:
        _wait_for(port)
        yield process
    finally:
        process.terminate()
        process.wait(10)


@contextlib.contextmanager
def _redis(folder: str) -> Iterator[str]:
    program, port = shutil.which("redis-server") or shutil.which("valkey-server"), _free_port()
    if not program:
        raise SystemExit("Neither redis-server nor valkey-server is installed: give an address to --redis.")
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        process.terminate()
        process.wait(10)


def _published(site: Site) -> list[tuple[str, int]]:
    with urllib.request.urlopen(f"http://127.0.0.1:{site.web}/published") as answer:
        return [(channel, at) for channel, at in json.load(answer)]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit("A server did not start.")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--streams", type=int, default=1000)
    parser.add_argument("--nudges", type=int, default=1500)
    parser.add_argument("--rate", type=float, default=40, help="acts a second")
    parser.add_argument(
        "--talks", default="", metavar="200,1000,2000", help="how many listening talks at once"
    )
    parser.add_argument("--pace", type=float, default=50, help="seconds from one act in a talk to the next")
    parser.add_argument("--whole", action="store_true", help="all talks begin at once and go on to their end")
    parser.add_argument(
        "--seconds", type=float, default=150, help="so long at most, or until all talks are over"
    )
    parser.add_argument("--redis", nargs="?", const="own", default="", metavar="ADDRESS")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
