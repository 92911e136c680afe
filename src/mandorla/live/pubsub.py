"""The bus across machines: one channel of a Redis or Valkey server that every stream process listens to."""

import asyncio
import logging
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import cache

import redis
import redis.asyncio
from django.conf import settings
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from mandorla.live import tickets
from mandorla.live.hub import Hub
from mandorla.live.logic import messages
from mandorla.live.logic.messages import Close, Message

log = logging.getLogger(__name__)

PUBLISH_SECONDS = 0.25
HUSH_SECONDS = 2.0
SILENCE_SECONDS = 10.0
LONGEST_WAIT_SECONDS = 15.0


class Publisher:
    """Sends from any thread. After a failure it drops nudges for a moment, so that requests do not have to wait."""

    def __init__(self, url: str) -> None:
        retry = Retry(NoBackoff(), 1)  # once at once: a connection may have died while nobody used it
        timeouts = {"socket_timeout": PUBLISH_SECONDS, "socket_connect_timeout": PUBLISH_SECONDS}
        self._client = redis.Redis.from_url(url, retry=retry, **timeouts)
        self._hushed_until = 0.0

    def send(self, message: Message) -> None:
        """Publish the message. If the server is down, that is logged and nothing else happens."""
        if time.monotonic() < self._hushed_until and not isinstance(message, Close):
            return
        try:
            self._client.publish(channel_name(), messages.pack(message))
        except (RedisError, OSError) as error:
            self._hushed_until = time.monotonic() + HUSH_SECONDS
            log.warning("the bus did not take a message: %s", type(error).__name__)


def send(message: Message) -> None:
    """Tell every stream process."""
    _publisher(settings.MANDORLA_REDIS_URL).send(message)


@asynccontextmanager
async def listening(hub: Hub) -> AsyncIterator[None]:
    """Receive what any process sends for the duration of the block, reconnecting when needed."""
    listener = asyncio.create_task(_listen(hub, settings.MANDORLA_REDIS_URL))
    try:
        yield
    finally:
        listener.cancel()
        with suppress(asyncio.CancelledError):
            await listener


def channel_name() -> str:
    """A name unique to this installation, because Redis does not separate channels by database number."""
    return f"mandorla:{tickets.key_for('bus').hex()[:16]}:live"


@cache
def _publisher(url: str) -> Publisher:
    return Publisher(url)


async def _listen(hub: Hub, url: str) -> None:
    wait = 0.1
    while True:
        client = redis.asyncio.Redis.from_url(
            url, retry=None, socket_timeout=SILENCE_SECONDS, socket_connect_timeout=SILENCE_SECONDS
        )
        try:
            await _hear(hub, client)
        except (RedisError, OSError, TimeoutError) as error:
            if hub.hearing_since:
                wait = 0.1
            log.warning("the bus is not heard: %s", type(error).__name__)
        finally:
            hub.lose_hearing()
            await client.aclose()
        await asyncio.sleep(wait * random.uniform(0.5, 1.5))  # noqa: S311 - spreads reconnections
        wait = min(2 * wait, LONGEST_WAIT_SECONDS)


async def _hear(hub: Hub, client: redis.asyncio.Redis) -> None:
    """Returns only by an error. A second silence in a row, despite a ping, counts as one."""
    async with client.pubsub() as subscription:
        await subscription.subscribe(channel_name())
        is_doubtful = False
        while True:
            got = await subscription.get_message(timeout=SILENCE_SECONDS)
            if got is None and is_doubtful:
                raise TimeoutError
            is_doubtful = got is None
            if got is None:
                await subscription.ping()
            elif got["type"] == "subscribe":
                hub.begin_hearing()
            elif got["type"] == "message" and (message := messages.unpack(got["data"])):
                hub.hear(message)
