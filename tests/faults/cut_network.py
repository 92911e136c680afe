"""A network that can be cut: what is open breaks, and nothing gets through until it is mended."""

import asyncio
from asyncio import StreamReader, StreamWriter

from tests.journeys.front_door import FrontDoor


class CutNetwork(FrontDoor):
    """`only_stream`: pages and forms get through, and only what would come by itself does not."""

    def __init__(self, port: int, *, server: int) -> None:
        super().__init__(port, pages=server, stream=server)
        self._is_cut = self._only_stream = False
        self._underway: dict[StreamWriter, bool] = {}

    def cut(self, *, only_stream: bool = False) -> None:
        self._only_stream, self._is_cut = only_stream, True
        self._loop.call_soon_threadsafe(self._break)

    def mend(self) -> None:
        self._is_cut = False

    async def _answer(self, head: bytes, reader: StreamReader, writer: StreamWriter) -> None:
        is_stream = head.split(b" ", 2)[1] == b"/live/"
        if self._concerns(is_stream):
            writer.transport.abort()
            return
        self._underway[writer] = is_stream
        try:
            await super()._answer(head, reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            writer.transport.abort()
        finally:
            del self._underway[writer]

    def _break(self) -> None:
        for writer, is_stream in self._underway.items():
            if self._concerns(is_stream):
                writer.transport.abort()

    def _concerns(self, is_stream: bool) -> bool:
        return self._is_cut and (is_stream or not self._only_stream)
