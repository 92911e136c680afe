"""A network between phone and server that loses replies: the server has done what was asked, and nobody is told."""

import asyncio
import re
from asyncio import StreamReader, StreamWriter

from tests.journeys.front_door import FrontDoor

BAD_GATEWAY = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class WeakNetwork(FrontDoor):
    """`loses`: how many replies to forms will be lost, those of drafts aside; `is_broken`: all forms get a 502;
    `is_slow`: no form gets through, and none is answered, before it is over."""

    def __init__(self, port: int, *, server: int) -> None:
        super().__init__(port, pages=server, stream=server)
        self.loses = 0
        self.is_broken = self.is_slow = False
        self.lost: list[str] = []

    async def _answer(self, head: bytes, reader: StreamReader, writer: StreamWriter) -> None:
        method, path, _ = head.decode("latin-1").split(" ", 2)
        is_form = method == "POST" and "/draft/" not in path
        if is_form and self.is_slow:
            await self._end_of_slowness()
            writer.transport.abort()
        elif is_form and self.is_broken:
            writer.write(BAD_GATEWAY)
            await writer.drain()
        elif is_form and self.loses:
            await self._lose(head, reader)
            self.lost.append(path)
            self.loses -= 1
            writer.transport.abort()
        else:
            await super()._answer(head, reader, writer)

    async def _end_of_slowness(self) -> None:
        while self.is_slow:
            await asyncio.sleep(0.1)

    async def _lose(self, head: bytes, reader: StreamReader) -> None:
        length = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
        answer, request = await self._ask(head)
        request.write(await reader.readexactly(int(length[1])) if length else b"")
        assert (await answer.read()).startswith(b"HTTP/1.1 2"), "the server has done what was asked"
        request.close()
