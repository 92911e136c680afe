"""The open streams of this process. Everything except `post` runs in the event loop, so no locks are needed."""

import asyncio
import contextlib
import os
from collections.abc import Awaitable, Callable, MutableMapping
from datetime import datetime, timedelta
from typing import Any

from mandorla.live.logic import messages
from mandorla.live.logic.memory import Memory
from mandorla.live.logic.messages import Close, Message
from mandorla.live.logic.tickets import Ticket
from mandorla.shared import clock

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

HEARTBEAT_SECONDS = 25.0
STREAMS_PER_LISTENER = 8
TICKS_PER_BEAT = 25
A_MOMENT = timedelta(seconds=1)  # a clock that is kept right by others goes back by less


class Stream:
    """One open page: small, because there are many."""

    __slots__ = ("is_ending", "pending", "send", "task", "ticket", "written_at")

    def __init__(self, ticket: Ticket, send: Send) -> None:
        self.ticket = ticket
        self.send = send
        self.pending: list[bytes] = []
        self.is_ending = False
        self.task: asyncio.Task[None] | None = None
        self.written_at = 0.0


class Hub:
    """Passes messages from the bus to the pages that may receive them."""

    def __init__(self) -> None:
        self.heartbeat_seconds = HEARTBEAT_SECONDS
        self.hearing_since: datetime | None = None
        self._memory = Memory()
        self._streams: dict[Stream, None] = {}  # the longest silent first
        self._by_channel: dict[str, dict[Stream, None]] = {}
        self._by_listener: dict[str, dict[Stream, None]] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._process = 0
        self._timer: asyncio.TimerHandle | None = None
        self._ticked_at: datetime | None = None

    def __len__(self) -> int:
        return len(self._streams)

    @property
    def is_here(self) -> bool:
        """Whether this very process serves streams; a forked child does not."""
        return self._loop is not None and self._process == os.getpid()

    def start(self) -> None:
        """Start serving streams from the running loop; nobody may join before `begin_hearing`."""
        self._loop, self._process = asyncio.get_running_loop(), os.getpid()
        self._memory = Memory()
        self._tick()

    def stop(self) -> None:
        """Stop serving."""
        self.end_all()
        self.hearing_since = self._loop = None
        if self._timer:
            self._timer.cancel()

    def post(self, message: Message) -> None:
        """Hand over a message from any thread."""
        loop = self._loop
        with contextlib.suppress(RuntimeError):  # the loop has just closed: nobody is listening
            if loop:
                loop.call_soon_threadsafe(self.hear, message)

    def begin_hearing(self) -> None:
        """From now on no message is missed. Streams opened earlier may have missed some, so they end."""
        self.end_all()
        self.hearing_since = clock.now()

    def lose_hearing(self) -> None:
        """Messages may be getting lost: nobody may join until they arrive again."""
        self.hearing_since = None

    def hear(self, message: Message) -> None:
        """Pass a message on to the streams it is meant for."""
        self._memory.note(message, clock.now())
        if isinstance(message, Close):
            for stream in list(self._by_listener.get(message.listener, ())):
                if stream.ticket.issued_at <= message.at:
                    self._end(stream, messages.CLOSING)
            return
        body = messages.frame(message.topic)
        for stream in self._by_channel.get(message.channel, ()):
            self._write(stream, body)

    def may_join(self, ticket: Ticket) -> bool:
        """Whether this process has received everything since the ticket was issued, and has not closed it."""
        heard_all = self.hearing_since is not None and ticket.issued_at >= self.hearing_since
        return heard_all and not self._memory.is_closed(ticket)

    def join(self, ticket: Ticket, send: Send) -> Stream:
        """Open a stream: greet it, and tell it what happened since its ticket was issued."""
        stream = Stream(ticket, send)
        siblings = self._by_listener.setdefault(ticket.listener, {})
        siblings[stream] = None
        if len(siblings) > STREAMS_PER_LISTENER:
            self._end(next(iter(siblings)), messages.ENOUGH)
        for channel in ticket.channels:
            self._by_channel.setdefault(channel, {})[stream] = None
        for body in [messages.OPENING, *map(messages.frame, self._memory.missed_by(ticket))]:
            self._write(stream, body)
        return stream

    def leave(self, stream: Stream) -> None:
        """Forget a stream at once; leaving twice is silent."""
        self._streams.pop(stream, None)
        _drop(self._by_listener, stream.ticket.listener, stream)
        for channel in stream.ticket.channels:
            _drop(self._by_channel, channel, stream)

    def end_all(self) -> None:
        """End every stream; each page reconnects when it can."""
        for stream in list(self._streams):
            self._end(stream, b"")

    def _end(self, stream: Stream, last_words: bytes) -> None:
        self.leave(stream)
        stream.is_ending = True
        self._write(stream, last_words)

    def _write(self, stream: Stream, body: bytes) -> None:
        assert self._loop
        if body not in stream.pending:
            stream.pending.append(body)
        if not stream.is_ending:
            self._streams.pop(stream, None)
            self._streams[stream] = None
            stream.written_at = self._loop.time()
        if not stream.task:
            stream.task = self._loop.create_task(self._flush(stream))

    async def _flush(self, stream: Stream) -> None:
        with contextlib.suppress(OSError):  # gone: its own coroutine hears of it and leaves
            while stream.pending:
                body, stream.pending = b"".join(stream.pending), []
                await stream.send(
                    {"type": "http.response.body", "body": body, "more_body": not stream.is_ending}
                )
        stream.task = None

    def _tick(self) -> None:
        """The only timer: heartbeats for the longest silent streams, a few at a time so that no nudge waits."""
        assert self._loop
        now = self._loop.time()
        due: list[Stream] = []
        for stream in self._streams:
            if stream.written_at + self.heartbeat_seconds > now or len(due) > 50 + len(self._streams) // 10:
                break
            due.append(stream)
        for stream in due:
            self._write(stream, messages.HEARTBEAT)
        self._watch_clock(clock.now())
        self._timer = self._loop.call_later(self.heartbeat_seconds / TICKS_PER_BEAT, self._tick)

    def _watch_clock(self, now: datetime) -> None:
        """After the clock is set back, the order of events is unknown: everyone reconnects with new tickets."""
        if self._ticked_at and now < self._ticked_at - A_MOMENT:
            self._memory = Memory()
            if self.hearing_since:
                self.begin_hearing()
        self._ticked_at = now
        self._memory.forget(now)


def _drop(index: dict[str, dict[Stream, None]], key: str, stream: Stream) -> None:
    members = index.get(key, {})
    members.pop(stream, None)
    if not members:
        index.pop(key, None)


HUB = Hub()
