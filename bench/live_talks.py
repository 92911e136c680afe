"""Many listening talks at once, each on two phones: the clients of `live.py --talks`, in a process of their own.

    live_talks.py WEB STREAM PROCESS PACE SECONDS HOW    the talks come on standard input, the figures leave as JSON

A phone does as a browser does. It keeps a stream open; a nudge makes it fetch its part of the page. Whoever acts sends
the form on their page, fetches nothing while it is underway, follows the answer to the whole page, and opens
the stream anew from there.

HOW is `spread`: each talk is first brought to a step of its own, unmeasured, so that every part of a talk is underway
at once, as where people begin when they like; or `whole`: all begin at once and are measured to their end.

The pace is one act in each talk every PACE seconds, give or take half of it. A listening talk has about 24 acts in its
15 to 25 minutes, so one in 50 seconds is what people do, and 20 is a brisk one. Clients and server share the machine:
what is measured on two cores is what is left to the server beside its clients.
"""

import asyncio
import json
import random
import re
import resource
import statistics
import sys
import time
import urllib.request
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import psutil

from mandorla.live import tickets
from mandorla.shared import clock
from mandorla.shared.ids import new_form_id

CSRF = "a" * 32
TEXT = "It was late, and the tram stood still for an hour. I thought of you, and of the soup that grew cold."
FORM = re.compile(r'action="(/with/[^"]+/answer/)".*?</form>', re.DOTALL)
HIDDEN, CHOICE = (
    re.compile(r'type="hidden" name="(\w+)" value="([^"]*)"'),
    re.compile(r'type="radio" name="value" value="([^"]+)"'),
)
ACTS = 22  # that one whole talk takes
AT_ONCE = 8  # talks that are brought to their step
ASKED_BACK = " 422 "  # the coach asks whether it is meant so; whoever sends it again means it


@dataclass
class Figures:
    """What was measured: instants in nanoseconds of the machine's own clock."""

    seen: list[tuple[str, int, int]] = field(default_factory=list)  # channel, nudged at, shown at
    acts: int = 0
    refused: int = 0
    ended: int = 0
    is_open: int = 0


class Phone(asyncio.Protocol):
    """One of the two: the page as it stands, and the stream."""

    def __init__(
        self, web: int, stream: int, talk: dict[str, Any], own: dict[str, str], figures: Figures
    ) -> None:
        self.web, self.stream, self.figures = web, stream, figures
        self.channel, self.session = own["channel"], own["session"]
        self.address = f"/with/{talk['pair']}/talks/{talk['talk']}/"
        self.page = ""
        self.transport: asyncio.Transport | None = None
        self.is_leaving = self.is_asked_back = False
        self.fetching: set[asyncio.Task[None]] = set()

    # -- the stream ----------------------------------------------------------------------------------------------------

    async def listen(self) -> None:
        if self.transport:
            self.transport.abort()
        await asyncio.get_running_loop().create_connection(lambda: self, "127.0.0.1", self.stream)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        ticket = tickets.issue([self.channel], f"device-{self.channel}", clock.now())
        head = f"GET /live/ HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {tickets.COOKIE}={ticket}\r\n\r\n"
        transport.write(head.encode())

    def data_received(self, data: bytes) -> None:
        self.figures.is_open += data.count(b"event: hello")
        if b"data: talks" in data and not self.is_leaving:
            task = asyncio.create_task(self._fetch(time.monotonic_ns()))
            self.fetching.add(task)
            task.add_done_callback(self.fetching.discard)

    async def _fetch(self, nudged: int) -> None:
        self.page = await self._ask(f"GET {self.address} HTTP/1.1", "HX-Request: true\r\n")
        self.figures.seen.append((self.channel, nudged, time.monotonic_ns()))

    # -- the page ------------------------------------------------------------------------------------------------------

    @property
    def is_asked(self) -> bool:
        return FORM.search(self.page) is not None

    async def open(self) -> None:
        self.page = await self._ask(f"GET {self.address} HTTP/1.1")

    async def act(self) -> None:
        """Send the form that stands on the page, and go where its answer leads."""
        found = FORM.search(self.page)
        assert found
        choices = CHOICE.findall(found[0])
        fields = {
            **dict(HIDDEN.findall(found[0])),
            "csrfmiddlewaretoken": CSRF,
            "operation": str(new_form_id()),
        }
        if choices or "<textarea" in found[0]:
            fields["value"] = choices[0] if choices else TEXT
        kind = "Content-Type: application/x-www-form-urlencoded\r\n"
        self.is_leaving = True
        answer = await self._ask(f"POST {found[1]} HTTP/1.1", kind, urlencode(fields))
        if ASKED_BACK in answer[:20] and not self.is_asked_back:
            self.page, self.is_asked_back = answer, True
            await self.act()
            return
        self.is_asked_back = False
        self.figures.acts += 1
        self.figures.refused += " 303 " not in answer[:20]
        await self.open()
        self.is_leaving = False
        await self.listen()

    async def _ask(self, line: str, head: str = "", body: str = "") -> str:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.web)
        cookies = f"Cookie: session={self.session}; csrf={CSRF}\r\n"
        length = f"Content-Length: {len(body)}\r\n" if body else ""
        writer.write(
            f"{line}\r\nHost: 127.0.0.1\r\n{cookies}{head}{length}Connection: close\r\n\r\n{body}".encode()
        )
        answer = await reader.read()
        writer.close()
        return answer.decode()


async def talk(two: list[Phone], pace: float, until: float) -> None:
    """Both take turns as their pages ask them to, until the talk is over or the time is up."""
    dice = random.Random(two[0].channel)
    await asyncio.sleep(dice.uniform(0, pace))
    while time.monotonic() < until:
        asked = next((phone for phone in two if phone.is_asked), None)
        if asked:
            await asked.act()
        elif "/keeping/" in two[0].page:
            two[0].figures.ended += 1
            break
        await asyncio.sleep(dice.uniform(0.5, 1.5) * pace)


async def spread(couples: list[list[Phone]]) -> None:
    """Bring each talk to a step of its own, from the first to the last."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def bring(two: list[Phone], acts: int) -> None:
        async with gate:
            for _act in range(acts):
                while not (asked := next((phone for phone in two if phone.is_asked), None)):
                    await asyncio.sleep(0.01)
                await asked.act()

    await asyncio.gather(*(bring(two, place % ACTS) for place, two in enumerate(couples)))
    await asyncio.sleep(1)


async def measure(
    web: int, stream: int, process: psutil.Process, pace: float, seconds: float, how: str
) -> dict[str, Any]:
    figures, talks = Figures(), json.load(sys.stdin)["talks"]
    before = process.memory_info().rss
    couples = [[Phone(web, stream, row, own, figures) for own in row["phones"]] for row in talks]
    for two in couples:
        for phone in two:
            await phone.open()
            await phone.listen()
    while figures.is_open < 2 * len(couples):
        await asyncio.sleep(0.05)
    if how == "spread":
        await spread(couples)
    figures.seen, figures.acts, since = [], 0, time.monotonic_ns()
    cpu, began = sum(process.cpu_times()[:2]), time.monotonic()
    await asyncio.gather(*(talk(two, pace, began + seconds) for two in couples))
    await asyncio.sleep(1)
    took, cpu = time.monotonic() - began, sum(process.cpu_times()[:2]) - cpu
    memory = process.memory_info().rss
    return {
        "talks": len(couples),
        "seconds": round(took, 1),
        "acts": figures.acts,
        "acts_a_second": round(figures.acts / took, 1),
        "refused": figures.refused,
        "ended": figures.ended,
        **_waits(figures, web, since),
        "process_busy": round(cpu / took, 2),
        "megabytes": round(memory / 2**20),
        "kilobytes_per_talk": round((memory - before) / 1024 / len(couples), 1),
    }


def _waits(figures: Figures, web: int, since: int) -> dict[str, float]:
    """From the commit to what the other has on the screen, and how many nudges nobody heard, `since` that instant."""
    published: dict[str, list[int]] = defaultdict(list)
    with urllib.request.urlopen(f"http://127.0.0.1:{web}/published") as answer:
        for channel, at in json.load(answer):
            if at >= since:
                published[channel].append(at)
    waits = []
    for channel, nudged, shown in figures.seen:
        at = published[channel][bisect_right(published[channel], nudged) - 1]
        waits.append((shown - at) / 1e6)
    cuts = statistics.quantiles(waits, n=100)
    told = sum(map(len, published.values()))
    return {
        "renderings": len(waits),
        "unheard": told
        - len(waits)
        - figures.acts,  # whoever acts is told too, and is on the way to a new page
        "p50_ms": round(cuts[49], 1),
        "p99_ms": round(cuts[98], 1),
        "most_ms": round(max(waits), 1),
    }


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    web_port, stream_port, process_id = (int(one) for one in sys.argv[1:4])
    pace, seconds = float(sys.argv[4]), float(sys.argv[5])
    process = psutil.Process(process_id)
    print(json.dumps(asyncio.run(measure(web_port, stream_port, process, pace, seconds, sys.argv[6]))))
