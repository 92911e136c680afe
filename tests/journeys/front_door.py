"""One address for pages and stream, as a reverse proxy gives it: /live/ goes to one port, all else to another."""

import asyncio
import re
import threading
from asyncio import StreamReader, StreamWriter
from contextlib import suppress
from types import TracebackType
from typing import Self

from tests.running.conftest import PATIENCE


class FrontDoor:
    """Open while in its `with`. Each connection carries one request, so that none goes to the wrong port."""

    def __init__(self, port: int, *, pages: int, stream: int) -> None:
        self._port, self._pages, self._stream = port, pages, stream
        self.origin = f"http://127.0.0.1:{port}"
        self._is_open = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._is_open.wait(PATIENCE)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(PATIENCE)

    async def _serve(self) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._lead, "127.0.0.1", self._port)
        self._is_open.set()
        await self._end.wait()
        server.close()

    async def _lead(self, reader: StreamReader, writer: StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            await self._answer(head, reader, writer)
        writer.close()

    async def _answer(self, head: bytes, reader: StreamReader, writer: StreamWriter) -> None:
        answer, request = await self._ask(head)
        sending = asyncio.create_task(_pass_on(reader, request))
        await _pass_on(answer, writer)
        sending.cancel()
        request.close()

    async def _ask(self, head: bytes) -> tuple[StreamReader, StreamWriter]:
        is_live = head.split(b" ", 2)[1] == b"/live/"
        answer, request = await asyncio.open_connection("127.0.0.1", self._stream if is_live else self._pages)
        request.write(re.sub(rb"(?i)\r\nconnection: [\w-]+", b"\r\nConnection: close", head))
        return answer, request


async def _pass_on(source: StreamReader, target: StreamWriter) -> None:
    while part := await source.read(65536):
        target.write(part)
        await target.drain()
