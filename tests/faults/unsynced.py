"""A disk that gives out: from some instant on it takes nothing any more, and says so (EIO). Prints what came of it.

Runs inside a house of its own (`test_failed_sync.py`), since a process can't take back what the kernel was told here
(seccomp(2)): to fail its fsync and fdatasync.
"""

import ctypes
import errno
import json
import os
import platform
import struct
from contextlib import suppress
from itertools import islice

import django

django.setup()

from django.db import connections  # noqa: E402

from mandorla.demo import cast  # noqa: E402
from mandorla.shared import clock  # noqa: E402
from mandorla.shared.ids import new_id  # noqa: E402
from mandorla.vault import files  # noqa: E402
from tests.cast import Player, make_person  # noqa: E402
from tests.faults.wishes import GRANTED, Wish, again, granted  # noqa: E402

NO_NEW_PRIVILEGES, SECCOMP, FILTER = 38, 22, 2  # as prctl(2) numbers them
SYNCS = {"x86_64": (74, 75), "aarch64": (82, 83)}[platform.machine()]
LOAD, EQUALS, RETURN = 0x20, 0x15, 0x06  # the words of a filter
ALLOW, FAIL = 0x7FFF0000, 0x00050000


def fail_to_sync() -> None:
    """From here on the kernel fails every sync of this process with EIO."""
    steps = [
        (LOAD, 0, 0, 0),
        (EQUALS, 1, 0, SYNCS[0]),
        (EQUALS, 0, 1, SYNCS[1]),
        (RETURN, 0, 0, FAIL | errno.EIO),
        (RETURN, 0, 0, ALLOW),
    ]
    words = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(steps), ctypes.addressof(words)))
    control = ctypes.CDLL(None, use_errno=True).prctl
    told = control(NO_NEW_PRIVILEGES, 1, 0, 0, 0) or control(SECCOMP, FILTER, ctypes.byref(program), 0, 0)
    assert told == 0, os.strerror(ctypes.get_errno())


def write(player: Player, wishes: list[Wish]) -> list[int]:
    """The numbers of the wishes that were granted."""
    player.raise_request_exception = False
    return [wish.number for wish in wishes if player.post(wish.path, wish.fields).status_code in GRANTED]


def record(player: Player) -> bool:
    """Whether a recording was called kept."""
    row = new_id()
    with suppress(OSError):
        files.write(b"said aloud", row=row, owner=player.person.pk, now=clock.now())
        return True
    return files.exists(row)


def without_sync(player: Player, wishes: list[Wish]) -> dict[str, object]:
    """What a process was told whose disk gives out before it writes."""
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        fail_to_sync()
        os.write(told, json.dumps({"granted": write(player, wishes), "recorded": record(player)}).encode())
        os._exit(0)
    os.close(told)
    with os.fdopen(heard) as lines:
        said: dict[str, object] = json.loads(lines.read())
    os.waitpid(child, 0)
    return said


def main() -> None:
    noor, sam = (make_person(one) for one in (cast.NOOR, cast.SAM))
    pair = cast.make_pair(noor, sam, now=clock.now())[0].pair
    player = Player(noor, pair, SERVER_NAME="127.0.0.1")
    before, meanwhile = (list(islice(again(pair.pk, first=first, step=2), 10)) for first in range(2))
    found: dict[str, object] = {"before": write(player, before)}
    connections.close_all()
    found["meanwhile"] = without_sync(player, meanwhile)
    found["there"] = granted()[0]
    found["afterwards"] = write(player, meanwhile)  # the very same forms
    found["in the end"] = granted()[0]
    print(json.dumps(found))


if __name__ == "__main__":
    main()
