"""The servers that bench/live.py measures: the stream and a POST that nudges, in one process or in two."""

import asyncio
import json
import resource
import sys
import time
from collections.abc import Iterable
from typing import Any

import uvicorn
from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi_typing import Environ, StartResponse

from mandorla.live import bus, stream
from mandorla.live.server import Server

published: list[tuple[str, int]] = []
publish = bus.publish


def timed_publish(channel: str, topic: str) -> None:
    published.append((channel, time.monotonic_ns()))
    publish(channel, topic)


def acts(environ: Environ, start: StartResponse) -> Iterable[bytes]:
    """Stands for Django: what a POST commits is published, as an action does on commit."""
    path = environ["PATH_INFO"]
    if path == "/published":
        start("200 OK", [("Content-Type", "application/json")])
        return [json.dumps(published).encode()]
    bus.publish(path.removeprefix("/act/"), "prompts")
    start("204 No Content", [])
    return []


web: Any = WSGIMiddleware(acts, workers=8)


async def household(scope: dict[str, Any], receive: Any, send: Any) -> None:
    is_live = scope["type"] == "lifespan" or scope["path"] == "/live/"
    await (stream.application if is_live else web)(scope, receive, send)


def main(role: str, port: int) -> None:
    bus.publish = timed_publish
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    app = {"household": household, "stream": stream.application, "web": web}[role]
    config = uvicorn.Config(
        app,
        port=port,
        interface="asgi3",
        ws="none",
        lifespan="off" if role == "web" else "on",
        access_log=False,
        log_level="warning",
        backlog=2048,
        timeout_graceful_shutdown=2,
    )
    asyncio.run(Server(config).serve())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
