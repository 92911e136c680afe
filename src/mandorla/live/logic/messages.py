"""The messages on the bus, and how a page receives them."""

import json
import re
from dataclasses import dataclass
from datetime import datetime

from mandorla.live.logic.tickets import EPOCH, MICROSECOND

RETRY_MS = 2000
OPENING = f"retry: {RETRY_MS}\nevent: hello\ndata:\n\n".encode()
HEARTBEAT = b":\n\n"
CLOSING = b"event: close\ndata:\n\n"
ENOUGH = b"event: enough\ndata:\n\n"
TOPIC = re.compile(r"[a-z][a-z-]{0,31}")
OPAQUE = re.compile(r"[!-~]{1,200}")


@dataclass(frozen=True, slots=True)
class Nudge:
    """Something under `topic` changed for whoever listens to `channel`."""

    channel: str
    topic: str


@dataclass(frozen=True, slots=True)
class Close:
    """Ends all streams of `listener` that were opened with a ticket issued up to `at`."""

    listener: str
    at: datetime


Message = Nudge | Close


def nudge(channel: str, topic: str) -> Nudge:
    """A nudge with a valid channel and topic; raises ValueError if they are not."""
    if not OPAQUE.fullmatch(channel) or not TOPIC.fullmatch(topic):
        raise ValueError("a channel is an opaque word, a topic a short one in lower case")
    return Nudge(channel, topic)


def pack(message: Message) -> bytes:
    """The message as bytes for another process."""
    if isinstance(message, Nudge):
        return json.dumps(["nudge", message.channel, message.topic]).encode()
    return json.dumps(["close", message.listener, (message.at - EPOCH) // MICROSECOND]).encode()


def unpack(raw: bytes) -> Message | None:
    """The message another process packed, or None if it is anything else."""
    try:
        match json.loads(raw):
            case ["nudge", str(channel), str(topic)]:
                return nudge(channel, topic)
            case ["close", str(listener), int(at)]:
                return Close(listener, EPOCH + at * MICROSECOND)
    except (ValueError, OverflowError):
        return None
    return None


def frame(topic: str) -> bytes:
    """One nudge as a server-sent event."""
    return f"data: {topic}\n\n".encode()
