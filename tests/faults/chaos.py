"""A network with a will of its own, between two people and their server: it cuts, holds up, repeats and reorders."""

import asyncio
import random
import re
from asyncio import StreamReader, StreamWriter
from collections import Counter
from contextlib import suppress
from enum import StrEnum

from tests.journeys.front_door import FrontDoor

LENGTH = re.compile(rb"(?i)\r\ncontent-length: (\d+)")
HELD_S = 0.15  # how long something is held up at most


class Fate(StrEnum):
    """What becomes of a form on its way."""

    PASSED = "passed"
    CUT_BEFORE = "cut before it arrived"
    CUT_AFTER = "done, and the answer was lost"
    CUT_WITHIN = "done, and half of the answer was lost"
    DELAYED = "held up"
    REPEATED = "arrived twice at the same time"
    OVERTAKEN = "let others go first"
    LATE = "given up by whoever sent it, and arrived all the same, later"


class Chaos(FrontDoor):
    """Each form meets one fate, by the dice; `fates` counts them."""

    def __init__(self, port: int, *, server: int, seed: int) -> None:
        super().__init__(port, pages=server, stream=server)
        self._dice = random.Random(seed)
        self.fates: Counter[Fate] = Counter()
        self._passed = asyncio.Event()
        self._late: set[asyncio.Task[bytes]] = set()

    def is_quiet(self) -> bool:
        """Whether nothing is on its way any more."""
        return not self._late

    async def _answer(self, head: bytes, reader: StreamReader, writer: StreamWriter) -> None:
        length = LENGTH.search(head)
        request = head, await reader.readexactly(int(length[1])) if length else b""
        fate = self._dice.choices(list(Fate), (30, 10, 10, 10, 10, 10, 10, 10))[0]
        self.fates[fate] += 1
        answer = await self._suffer(fate, *request)
        self._passed.set()
        if answer:
            writer.write(answer)
            await writer.drain()
        if fate not in (Fate.PASSED, Fate.DELAYED, Fate.REPEATED, Fate.OVERTAKEN):
            writer.transport.abort()

    async def _suffer(self, fate: Fate, head: bytes, body: bytes) -> bytes:
        """What of the answer gets back."""
        if fate is Fate.CUT_BEFORE:
            return b""
        if fate is Fate.LATE:
            self._send_later(head, body)
            return b""
        if fate is Fate.DELAYED:
            await asyncio.sleep(self._dice.uniform(0, HELD_S))
        elif fate is Fate.OVERTAKEN:
            self._passed.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._passed.wait(), HELD_S)
        elif fate is Fate.REPEATED:
            answers = await asyncio.gather(self._sent(head, body), self._sent(head, body))
            return self._dice.choice(answers)
        answer = await self._sent(head, body)
        if fate is Fate.CUT_WITHIN:
            return answer[: self._dice.randrange(len(b"HTTP/1.1 303"))]  # not even the status is whole
        return b"" if fate is Fate.CUT_AFTER else answer

    def _send_later(self, head: bytes, body: bytes) -> None:
        async def later() -> bytes:
            await asyncio.sleep(self._dice.uniform(0, 3 * HELD_S))
            return await self._sent(head, body)

        task = asyncio.create_task(later())
        self._late.add(task)
        task.add_done_callback(self._late.discard)

    async def _sent(self, head: bytes, body: bytes) -> bytes:
        answer, request = await self._ask(head)
        request.write(body)
        try:
            return await answer.read()
        finally:
            request.close()
