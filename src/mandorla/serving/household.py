"""One process for a household: the stream in the event loop, Django in threads beside it; or the stream alone."""

import asyncio
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any

import uvicorn
from a2wsgi import WSGIMiddleware
from django.conf import settings

from mandorla.live import stream, tickets
from mandorla.live.server import Server
from mandorla.serving.warmth import warm_application

THREADS = 8
PATIENCE_SECONDS = 5


class OpenServer(Server):
    """Says when it is open."""

    def __init__(self, config: uvicorn.Config, when_open: Callable[[], None]) -> None:
        super().__init__(config)
        self._when_open = when_open

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._when_open()


def household() -> Any:
    """The ASGI application of one household: /live/ and its lifespan are the stream's, all else is Django's."""
    web: Any = WSGIMiddleware(warm_application(), workers=THREADS)

    async def application(scope: Any, receive: Any, send: Any) -> None:
        is_live = scope["type"] == "lifespan" or scope["path"] == tickets.PATH
        await (stream.application if is_live else web)(scope, receive, send)

    return application


def run(application: Any, door: socket.socket, when_open: Callable[[], None]) -> None:
    """Serve at a bound socket until told to stop."""
    signal.signal(signal.SIGTERM, _leave)  # uvicorn raises it again when it has closed in order
    config = uvicorn.Config(
        application,
        interface="asgi3",
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        forwarded_allow_ips=settings.MANDORLA_PROXIES,
        timeout_graceful_shutdown=PATIENCE_SECONDS,
        backlog=2048,
    )
    with suppress(KeyboardInterrupt):
        asyncio.run(OpenServer(config, when_open).serve(sockets=[door]))


def _leave(number: int, frame: FrameType | None) -> None:
    sys.exit(0)
