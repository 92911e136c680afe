"""What a stream process remembers for a minute: recent nudges, and listeners that were closed."""

import itertools
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from mandorla.live.logic.messages import Close, Message
from mandorla.live.logic.tickets import LIFETIME, Ticket

T = TypeVar("T")


class Memory:
    """Closes the gap between issuing a ticket and using it: no nudge is missed, no closed ticket works."""

    __slots__ = ("_closed", "_nudged")

    def __init__(self) -> None:
        self._nudged: dict[str, dict[str, datetime]] = {}
        self._closed: dict[str, datetime] = {}

    def note(self, message: Message, now: datetime) -> None:
        """Remember this message for as long as a ticket that is older than it may still be shown."""
        if isinstance(message, Close):
            self._closed[message.listener] = max(message.at, self._closed.pop(message.listener, message.at))
        else:
            topics = self._nudged.pop(message.channel, {})
            self._nudged[message.channel] = topics | {message.topic: now}

    def is_closed(self, ticket: Ticket) -> bool:
        """Whether its listener was closed at or after the instant at which it was issued."""
        closed_at = self._closed.get(ticket.listener)
        return closed_at is not None and ticket.issued_at <= closed_at

    def missed_by(self, ticket: Ticket) -> list[str]:
        """The topics announced on its channels since it was issued, each once."""
        found = (self._nudged.get(channel, {}).items() for channel in ticket.channels)
        return list(
            dict.fromkeys(topic for topics in found for topic, at in topics if at >= ticket.issued_at)
        )

    def forget(self, now: datetime) -> None:
        """Drop what no valid ticket can need any more, in time proportional to what is dropped."""
        for channel in _while(self._nudged, lambda topics: max(topics.values()) + LIFETIME < now):
            del self._nudged[channel]
        for listener in _while(self._closed, lambda at: at + 2 * LIFETIME < now):
            del self._closed[listener]


def _while(kept: dict[str, T], is_old: Callable[[T], bool]) -> list[str]:
    return [key for key, _ in itertools.takewhile(lambda item: is_old(item[1]), kept.items())]
