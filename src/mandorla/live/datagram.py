"""The bus on one machine: a socket in the data folder, from any process to the one that holds the streams."""

import asyncio
import hashlib
import logging
import os
import socket
import stat
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from django.conf import settings

from mandorla.live.hub import HUB, Hub
from mandorla.live.logic import messages
from mandorla.live.logic.messages import Message

log = logging.getLogger(__name__)

IS_AVAILABLE = hasattr(socket, "AF_UNIX")
LONGEST_PATH = 100  # bytes; Linux allows 107, macOS 103
FULL_QUEUE_SECONDS = 0.2


def send(message: Message) -> None:
    """Send to the streams of this process, or else of another one on this machine; silent if there are none."""
    if HUB.is_here:
        HUB.post(message)
    elif IS_AVAILABLE:
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            sender.settimeout(FULL_QUEUE_SECONDS)
            sender.sendto(messages.pack(message), os.fsencode(address()))


@asynccontextmanager
async def listening(hub: Hub) -> AsyncIterator[None]:
    """Receive what other processes on this machine send, for the duration of the block."""
    here = address()
    endpoint = await _endpoint(hub, here) if IS_AVAILABLE else None
    mine = here.stat().st_ino if endpoint else 0
    hub.begin_hearing()
    try:
        yield
    finally:
        if endpoint:
            endpoint.close()
            with suppress(OSError):  # a server that began meanwhile has taken the name
                if here.stat().st_ino == mine:
                    here.unlink()


def address() -> Path:
    """The path of the socket: in the data folder, or a short one elsewhere if that path is too long."""
    usual: Path = settings.MANDORLA_DATA / "run" / "live.sock"
    if len(os.fsencode(usual)) <= LONGEST_PATH:
        return usual
    name = hashlib.sha256(os.fsencode(usual)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"mandorla-{name}" / "live.sock"


async def _endpoint(hub: Hub, here: Path) -> asyncio.DatagramTransport | None:
    try:
        _make_private(here.parent)
        with suppress(FileNotFoundError):
            here.unlink()
        receiver = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        receiver.setblocking(False)
        receiver.bind(os.fsencode(here))
        loop = asyncio.get_running_loop()
        transport, _ = await loop.create_datagram_endpoint(lambda: _Receiver(hub), sock=receiver)
    except OSError as error:
        log.warning("other processes cannot reach the streams: %s", type(error).__name__)
        return None
    return transport


def _make_private(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
        raise PermissionError("somebody else owns this folder")
    folder.chmod(0o700)


class _Receiver(asyncio.DatagramProtocol):
    def __init__(self, hub: Hub) -> None:
        self._hub = hub

    def datagram_received(self, data: bytes, addr: object) -> None:
        message = messages.unpack(data)
        if message:
            self._hub.hear(message)
