"""Announces that something changed, from any thread or process. Actions call it on commit."""

from contextlib import AbstractAsyncContextManager
from importlib import import_module
from typing import Protocol, cast

from django.conf import settings

from mandorla.live.hub import Hub
from mandorla.live.logic import messages
from mandorla.live.logic.messages import Close, Message
from mandorla.shared import clock


class Carrier(Protocol):
    """Carries messages to the stream processes: datagrams on one machine, Redis across several."""

    def send(self, message: Message) -> None: ...

    def listening(self, hub: Hub) -> AbstractAsyncContextManager[None]: ...


def publish(channel: str, topic: str) -> None:
    """Tell everyone listening to `channel` that `topic` changed. It is not an error if nobody listens."""
    carrier().send(messages.nudge(channel, topic))


def close(listener: str) -> None:
    """End every stream of `listener`, and every ticket it was issued until now."""
    carrier().send(Close(listener, clock.now()))


def carrier() -> Carrier:
    """The carrier chosen in the settings."""
    # Imported by name, because redis is an optional dependency.
    name = "pubsub" if settings.MANDORLA_REDIS_URL else "datagram"
    return cast(Carrier, import_module(f"mandorla.live.{name}"))
