"""The network cuts, holds up, repeats and reorders what two people send: as many rows as wishes."""

import json
import threading
from collections.abc import Iterable
from itertools import islice

import pytest

from tests.cast import PASSWORD
from tests.faults.chaos import Chaos, Fate
from tests.faults.sending import MAKE_A_PAIR, Sender
from tests.faults.wishes import GRANTED, ONCE, Wish, again, all_are_granted_once, once
from tests.journeys.household import Household
from tests.running.conftest import eventually, free_port

MOST_TRIES = 40
COUNT = "import json; from tests.faults.wishes import granted; print(json.dumps(granted()))"


class Person(threading.Thread):
    """Sends each wish until it is answered; `answered` are the numbers of those that were."""

    def __init__(self, sender: Sender, wishes: Iterable[Wish]) -> None:
        super().__init__()
        self._sender, self._wishes = sender, wishes
        self.answered: set[int] = set()
        self.refused: list[tuple[str, int]] = []

    def run(self) -> None:
        for wish in self._wishes:
            statuses = (self._sender.send(wish) for _ in range(MOST_TRIES))
            status = next((one for one in statuses if one), 0)
            if status in GRANTED:
                self.answered.add(wish.number)
            else:
                self.refused.append((wish.path, status))


def hold(household: Household, writes: int) -> dict[str, int]:
    """Two people on three devices send so many forms; the figures of it."""
    household.open(MANDORLA_BACKUPS="")
    pair = household.python(MAKE_A_PAIR)
    with Chaos(free_port(), server=household.port, seed=7) as network:
        port = int(network.origin.rsplit(":", 1)[1])
        senders = [Sender(household, name, PASSWORD, port=port) for name in ("noor", "noor", "sam")]
        each = writes // len(senders)
        people = [
            Person(
                one, [*(once(pair) if first == 0 else ()), *islice(again(pair, first=first, step=3), each)]
            )
            for first, one in enumerate(senders)
        ]
        for one in people:
            one.start()
        for one in people:
            one.join()
        eventually(network.is_quiet)
    assert [refused for one in people for refused in one.refused] == []
    said, rows = json.loads(household.python(COUNT))
    answered = set[int]().union(*(one.answered for one in people))
    all_are_granted_once({number for number in answered if number >= 0}, set(), said)
    assert {table: rows.get(table, 0) for table, *_ in ONCE} == dict.fromkeys(
        (table for table, *_ in ONCE), 1
    )
    fates = {str(fate): number for fate, number in network.fates.items()}
    return {"wishes": len(answered), "forms": network.fates.total(), **fates}


def test_a_bad_network_makes_as_many_rows_as_there_were_wishes(new_household: Household) -> None:
    found = hold(new_household, 60)
    assert found["forms"] > found["wishes"] > 60
    assert found.keys() >= {*Fate}


@pytest.mark.long
def test_so_it_does_of_ten_thousand(new_household: Household) -> None:
    print(hold(new_household, 10_000))
