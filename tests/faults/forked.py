"""Processes that write for two people and are killed at any instant, one after the other: `forked.py CYCLES SEED`.

Runs inside a house of its own (`test_kills.py`) and prints what it found as JSON. A process is forked with all that is
loaded, answers forms as the server does, and says on a pipe which wish was granted: that is the acknowledgment.
"""

import json
import os
import random
import signal
import sys
import time
import traceback
from itertools import islice

import django

django.setup()

from django.db import connections  # noqa: E402

from mandorla.demo import cast  # noqa: E402
from mandorla.shared import clock  # noqa: E402
from tests.cast import Player, make_person  # noqa: E402
from tests.faults.wishes import GRANTED, Wish, again, granted  # noqa: E402

AT_ONCE = 12


def write(player: Player, wishes: list[Wish], told: int) -> None:
    """What a process does until it is killed."""
    for wish in wishes:
        status = player.post(wish.path, wish.fields).status_code
        assert status in GRANTED, (wish.path, status)
        os.write(told, f"{wish.number}\n".encode())


def write_and_be_killed(player: Player, wishes: list[Wish], seconds: float | None) -> set[int]:
    """Which wishes a process acknowledged; it is killed after so many seconds, or never."""
    heard, told = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            write(player, wishes, told)
            os._exit(0)
        finally:
            traceback.print_exc()
            os._exit(1)
    os.close(told)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(heard) as lines:
        said = lines.read()
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or status == 0, "a process failed by itself"
    return {int(line) for line in said.splitlines()}


def hold(cycles: int, seed: int) -> dict[str, int]:
    dice, acknowledged = random.Random(seed), set[int]()
    noor, sam = (make_person(one) for one in (cast.NOOR, cast.SAM))
    pair = cast.make_pair(noor, sam, now=clock.now())[0].pair
    players = [Player(one, pair, SERVER_NAME="127.0.0.1") for one in (noor, sam)]
    wishing = [again(pair.pk, first=first, step=2) for first in range(2)]
    waiting: list[list[Wish]] = [[], []]
    connections.close_all()
    began = time.monotonic()
    undisturbed = write_and_be_killed(players[0], list(islice(wishing[0], AT_ONCE)), None)
    longest = time.monotonic() - began  # however busy the machine is
    for cycle in range(cycles + 2):
        who, is_last = cycle % 2, cycle >= cycles
        if not is_last:
            waiting[who] += islice(wishing[who], AT_ONCE - len(waiting[who]))
        seconds = None if is_last else dice.uniform(0, longest)
        acknowledged |= write_and_be_killed(players[who], waiting[who], seconds)
        waiting[who] = [wish for wish in waiting[who] if wish.number not in acknowledged]
    said, _rows = granted()
    with connections["default"].cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(1)")
        assert cursor.fetchone() == ("ok",)
    counted = {int(number): count for number, count in said.items()}
    return {
        "kills": cycles,
        "acknowledged": len(acknowledged),
        "lost": sum(number not in counted for number in acknowledged | undisturbed),
        "doubled": sum(count > 1 for count in counted.values()),
        "unasked": len(counted.keys() - acknowledged - undisturbed),
    }


if __name__ == "__main__":
    print(json.dumps(hold(int(sys.argv[1]), int(sys.argv[2]))))
