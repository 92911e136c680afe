"""Leaving and erasing, while a page is open: streams, tickets and pages end within a second."""

import re
import threading
import time
from collections.abc import Callable
from itertools import count

import pytest

from tests.running.conftest import House, Visitor, eventually, soonest

NOOR = {
    "display_name": "Noor",
    "username": "noor",
    "password1": "seven quiet herons",
    "time_zone": "UTC",
    "is_adult": "on",
    "kind": "partners",
    "place": "together",
}
A_SECOND = 1.0


def comes(house: House, name: str = "noor") -> tuple[Visitor, str]:
    """Somebody with a new account, and the address of their space."""
    noor = Visitor(house)
    status, _page = noor.send("/sign-up/", **{**NOOR, "username": name})
    assert status == 200
    found = re.search(r"/with/[0-9a-f-]{36}/", noor.open("/pairs/new/")[1] + noor.open("/")[1])
    assert found
    return noor, found[0]


def listens(noor: Visitor, house: House) -> Callable[[], float]:
    """An open stream; what is returned waits for its end and tells when that was."""
    ended: list[float] = []
    stream = noor.stream("/live/")
    assert stream.status == 200

    def read() -> None:
        while stream.read1(1024):
            pass
        ended.append(time.monotonic())

    threading.Thread(target=read, daemon=True).start()

    def wait() -> float:
        eventually(lambda: ended)
        return ended[0]

    return wait


def leaves(noor: Visitor, space: str) -> None:
    assert noor.send(f"{space}departure/")[0] == 200


def erases(noor: Visitor, space: str) -> None:
    noor.send("/account/confirm/?next=/me/erasing/", password=NOOR["password1"])
    assert noor.send("/me/erasing/", word="erase")[0] == 200


@pytest.mark.parametrize("goes", [leaves, erases])
def test_streams_tickets_and_pages_end_within_a_second(
    ready: House, goes: Callable[[Visitor, str], None]
) -> None:
    ready.serve(MANDORLA_OPEN_SIGNUP="1", MANDORLA_BACKUPS="")
    names = (f"noor-{number}" for number in count(1))
    assert soonest(lambda: seconds_to_the_end(ready, goes, next(names)), A_SECOND) < A_SECOND


def seconds_to_the_end(house: House, goes: Callable[[Visitor, str], None], name: str) -> float:
    """From the moment somebody is gone until nothing of theirs answers any more."""
    noor, space = comes(house, name)
    assert noor.open(space)[0] == 200
    ticket = noor.cookie("live")
    has_ended = listens(noor, house)
    goes(noor, space)
    at = time.monotonic()
    ended_at = has_ended()
    assert noor.open("/live/", live=ticket)[0] == 401
    status, page = noor.open(space)
    assert status == 404 or "/sign-in/" in page
    return max(ended_at, time.monotonic()) - at
