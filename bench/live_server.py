"""The servers that bench/live.py measures: the stream and Django, in one process or in two."""

import asyncio
import json
import resource
import sys
import time
from collections.abc import Iterable
from typing import Any

import django
import uvicorn
from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi_typing import Environ, StartResponse

django.setup()

from mandorla.live import bus, stream  # noqa: E402
from mandorla.live.server import Server  # noqa: E402
from mandorla.serving.warmth import warm_application  # noqa: E402

published: list[tuple[str, int]] = []
publish = bus.publish


def timed_publish(channel: str, topic: str) -> None:
    published.append((channel, time.monotonic_ns()))
    publish(channel, topic)


pages = warm_application()


def web(environ: Environ, start: StartResponse) -> Iterable[bytes]:
    """Django as it is served, and beside it the instants at which something was committed and published."""
    if environ["PATH_INFO"] != "/published":
        answer: Iterable[bytes] = pages(environ, start)
        return answer
    start("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(published).encode()]


site: Any = WSGIMiddleware(web, workers=8)


async def household(scope: dict[str, Any], receive: Any, send: Any) -> None:
    is_live = scope["type"] == "lifespan" or scope["path"] == "/live/"
    await (stream.application if is_live else site)(scope, receive, send)


def main(role: str, port: int) -> None:
    bus.publish = timed_publish
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    app = {"household": household, "stream": stream.application, "web": site}[role]
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
