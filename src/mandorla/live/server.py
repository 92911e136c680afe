"""The server around the stream."""

import socket

import uvicorn

from mandorla.live.hub import HUB


class Server(uvicorn.Server):
    """Ends the open streams before stopping, because uvicorn would wait for pages that never disconnect."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        HUB.lose_hearing()
        HUB.end_all()
        await super().shutdown(sockets)
