"""The ASGI application behind /live/: a stream of server-sent events to each open page, without Django."""

import gc
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from mandorla.live import bus, tickets
from mandorla.live.hub import HUB, Send
from mandorla.live.logic.tickets import Refused
from mandorla.shared import clock

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Headers = list[tuple[bytes, bytes]]

PROTECTED: Headers = [
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-resource-policy", b"same-origin"),
]
STREAM_HEADERS: Headers = [
    (b"content-type", b"text/event-stream"),
    (b"x-accel-buffering", b"no"),
    *PROTECTED,
]


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers GET /live/ with an endless stream of nudges, given a valid ticket."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif scope["type"] == "http":
        await _answer(scope, receive, send)


async def _live(receive: Receive, send: Send) -> None:
    await receive()
    HUB.start()
    async with bus.carrier().listening(HUB):
        # What exists now stays: a full collection over all of Django would hold up every nudge.
        gc.collect()
        gc.freeze()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        HUB.stop()
    await send({"type": "lifespan.shutdown.complete"})


async def _answer(scope: Scope, receive: Receive, send: Send) -> None:
    headers: Headers = scope["headers"]
    if scope["path"] != tickets.PATH:
        return await _refuse(send, 404, "There is nothing here.")
    if scope["method"] != "GET":
        return await _refuse(send, 405, "This can only be listened to.", (b"allow", b"GET"))
    if not _is_same_origin(headers):
        return await _refuse(send, 403, "Only pages of this server may listen.")
    if HUB.hearing_since is None:
        return await _refuse(send, 503, "Nothing can be heard for the moment.", (b"retry-after", b"5"))
    ticket = tickets.read(_cookie(headers), clock.now())
    if isinstance(ticket, Refused) or not HUB.may_join(ticket):
        return await _refuse(send, 401, "Open a page first.")
    await send({"type": "http.response.start", "status": 200, "headers": STREAM_HEADERS})
    stream = HUB.join(ticket, send)
    try:
        while (await receive())["type"] != "http.disconnect":
            pass
    finally:
        HUB.leave(stream)


async def _refuse(send: Send, status: int, why: str, *more: tuple[bytes, bytes]) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *PROTECTED, *more]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": f"{why}\n".encode()})


def _is_same_origin(headers: Headers) -> bool:
    if sites := _values(headers, b"sec-fetch-site"):
        return sites == ["same-origin"]
    return all(urlsplit(origin).netloc in _values(headers, b"host") for origin in _values(headers, b"origin"))


def _cookie(headers: Headers) -> str:
    cookies = (pair.strip() for value in _values(headers, b"cookie") for pair in value.split(";"))
    prefix = f"{tickets.COOKIE}="
    return next((pair.removeprefix(prefix) for pair in cookies if pair.startswith(prefix)), "")


def _values(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in headers if key == name]
