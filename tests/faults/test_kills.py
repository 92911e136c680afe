"""The power goes, again and again, while two people write in every room: nothing acknowledged is lost or doubled."""

import json
import random
import subprocess
import sys
import threading
import time
from itertools import count
from pathlib import Path

import pytest

from tests.cast import PASSWORD
from tests.faults.sending import MAKE_A_PAIR, Sender
from tests.faults.test_chaos import COUNT
from tests.faults.wishes import GRANTED, again, all_are_granted_once
from tests.journeys.household import Household
from tests.running.conftest import House

ROOT = Path(__file__).resolve().parents[2]
FORKED = Path(__file__).with_name("forked.py")


def forked(house: House, cycles: int) -> dict[str, int]:
    around = house.surroundings(DJANGO_SETTINGS_MODULE="mandorla.settings", MANDORLA_BACKUPS="")
    around["PYTHONPATH"] += f":{ROOT}"
    done = subprocess.run(
        [sys.executable, str(FORKED), str(cycles), "7"],
        env=around,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, int] = json.loads(done.stdout)
    assert (found["lost"], found["doubled"], found["unasked"]) == (0, 0, 0), found
    return found


def test_a_process_killed_at_any_instant_loses_and_doubles_nothing(ready: House) -> None:
    found = forked(ready, 40)
    assert found["acknowledged"] > 10


@pytest.mark.long
def test_nor_do_nine_thousand(ready: House) -> None:
    print(forked(ready, 9_000))


class Writer(threading.Thread):
    """Sends wish after wish, each until it is answered, whether anybody is there or not."""

    def __init__(self, sender: Sender, pair: str) -> None:
        super().__init__()
        self._sender, self._pair = sender, pair
        self.answered: set[int] = set()
        self.is_over = threading.Event()
        self.trouble = ""

    def run(self) -> None:
        for wish in again(self._pair):
            for attempt in count():
                status = self._sender.send(wish)
                if status:
                    break
                time.sleep(0.01 * min(attempt, 5))
            if status not in GRANTED:
                self.trouble = f"{wish.path} {status}"
                return
            self.answered.add(wish.number)
            if self.is_over.is_set():
                return


def whole_servers(household: Household, kills: int) -> dict[str, int]:
    """Kill server, stream and worker at once, so many times, and start them anew, while somebody writes."""
    dice = random.Random(11)
    household.open(MANDORLA_BACKUPS="")
    pair = household.python(MAKE_A_PAIR)
    writer = Writer(Sender(household, "noor", PASSWORD), pair)
    writer.start()
    for _kill in range(kills):
        time.sleep(dice.uniform(0, 0.4))
        household.kill()
        household.open(MANDORLA_BACKUPS="")
    writer.is_over.set()
    writer.join()
    assert writer.trouble == ""
    said, _rows = json.loads(household.python(COUNT))
    all_are_granted_once(writer.answered, set(), said)
    return {"kills": kills, "acknowledged": len(writer.answered)}


@pytest.mark.long  # test_talk_kills.py has the short form
def test_a_whole_server_killed_a_thousand_times_loses_and_doubles_nothing(new_household: Household) -> None:
    print(whole_servers(new_household, 1_000))
