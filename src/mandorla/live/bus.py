"""Saying that something changed. From any thread, from any process; actions call it on commit."""

from contextlib import AbstractAsyncContextManager
from importlib import import_module
from typing import Protocol, cast

from django.conf import settings

from mandorla.live.hub import Hub
from mandorla.live.logic import messages
from mandorla.live.logic.messages import Close, Message
from mandorla.shared import clock


class Carrier(Protocol):
    """What brings messages to the stream processes: datagrams in a household, Redis above that."""

    def send(self, message: Message) -> None: ...

    def listening(self, hub: Hub) -> AbstractAsyncContextManager[None]: ...


def publish(channel: str, topic: str) -> None:
    """Nudge whoever listens to `channel`: something under `topic` changed. Nobody listening is no error."""
    carrier().send(messages.nudge(channel, topic))


def close(listener: str) -> None:
    """End every stream of `listener`, and every ticket it was issued until now."""
    carrier().send(Close(listener, clock.now()))


def carrier() -> Carrier:
    """The bus that the settings ask for."""
    # By name, because redis is an extra: a household does not have it.
    name = "pubsub" if settings.MANDORLA_REDIS_URL else "datagram"
    return cast(Carrier, import_module(f"mandorla.live.{name}"))
