"""A worker is killed again and again, at any instant of its work: what was to be told is told, and once."""

import logging
import os
import random
import signal
import time
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connections
from tests.cast import Player

from mandorla.notices import delivery, outbox
from mandorla.notices.models import Effect, Notice
from mandorla.notices.tests.sinks import Mailbox, Phone, PushService
from mandorla.notices.tests.wanting import show_in_browser, tell, want
from mandorla.shared import ids
from mandorla.shared.tests.calendar import NOON
from mandorla.shared.tests.chance import Ids

STEP = outbox.LEASE + timedelta(minutes=1)


def work(now: datetime) -> None:
    for claim in outbox.claim(now=now):
        delivery.deliver(claim, lambda: now)


class Fatal(logging.Handler):
    """A process in which anything is logged ends at once: nothing but the kill may go wrong."""

    def emit(self, record: logging.LogRecord) -> None:
        os._exit(1)


def become_another_process(now: datetime) -> None:
    """Identifiers of its own, as any process has, and no fault that goes unseen."""
    made, patch = Ids(f"a worker at {now}"), pytest.MonkeyPatch()
    patch.setattr(ids, "uuid", made)
    patch.setattr(ids, "uuid7", made.uuid7)
    delivery.log.addHandler(Fatal())
    connections.close_all()


def work_and_be_killed(now: datetime, seconds: float) -> bool:
    """A pass in a process of its own, killed after so many seconds of work; whether that came before its end."""
    ready, begin = os.pipe()
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            become_another_process(now)
            os.write(begin, b".")
            work(now)
            os._exit(0)
        os._exit(1)
    os.read(ready, 1)
    os.close(ready)
    os.close(begin)
    time.sleep(seconds)
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or status == 0, "a worker failed by itself"
    return os.WIFSIGNALED(status)


def seconds_of_a_pass(players: list[Player]) -> float:
    """How long a pass takes here that nobody kills."""
    for player in players:
        tell(player, NOON, key=f"first:{player.person.pk}")
    began = time.monotonic()
    work(NOON)
    seconds = time.monotonic() - began
    Notice.objects.filter(key__startswith="first:").delete()
    return seconds


def rounds(
    kills: int, players: list[Player], dice: random.Random, mails: Mailbox, pushes: PushService
) -> dict[str, tuple[int, int]]:
    """Go on until `kills` have struck, with new notices each time; each with its round and for whom."""
    connections.close_all()  # no open connection is taken along into another process
    usual = seconds_of_a_pass(players)
    mails.forget()
    pushes.got.clear()
    connections.close_all()
    written: dict[str, tuple[int, int]] = {}
    struck, turn = 0, 0
    while struck < kills:
        turn += 1
        mails.turn = turn
        for _each in range(dice.randint(0, 3)):
            chosen = dice.randrange(len(players))
            told = tell(players[chosen], NOON + turn * STEP)
            written[str(told.pk)] = (turn, chosen)
        connections.close_all()
        struck += work_and_be_killed(NOON + turn * STEP, dice.uniform(0, 1.5 * usual))
    mails.turn = turn + 1
    for late in range(1, 30):
        work(NOON + turn * STEP + timedelta(hours=7 * late))
    return written


def hold(kills: int, seed: int, players: list[Player], mails: Mailbox, pushes: PushService) -> dict[str, int]:
    phones: list[Phone] = [show_in_browser(player, pushes) for player in players]
    for player in players:
        want(player, NOON)
    written = rounds(kills, players, random.Random(seed), mails, pushes)
    notices = list(Notice.objects.all())
    assert {str(one.pk) for one in notices} == set(written)
    assert [one for one in notices if one.due_at is not None] == []
    begun = [one for one in notices if one.is_begun]
    assert set(mails.kept) == {f"<{one.token.hex}@localhost>" for one in begun}
    shown = {(one.phone, one.headers["topic"]) for one in pushes.got}
    assert shown == {(phones[written[str(one.pk)][1]].name, one.token.hex) for one in begun}
    # What was not begun by itself was told of together with something that came to them later.
    came = [(written[str(one.pk)][1], mails.came[f"<{one.token.hex}@localhost>"]) for one in begun]
    for one in notices:
        turn, chosen = written[str(one.pk)]
        assert any(whose == chosen and when >= turn for whose, when in came)
    assert Effect.objects.count() == 2 * len(begun)
    return {
        "notices": len(notices),
        "mails": len(mails.got),
        "kept": len(mails.kept),
        "pushes": len(pushes.got),
    }


@pytest.mark.django_db(transaction=True)
def test_twelve_kills_lose_nothing_and_tell_nothing_twice(
    noor: Player, sam: Player, mails: Mailbox, pushes: PushService
) -> None:
    counted = hold(12, 7, [noor, sam], mails, pushes)
    assert counted["kept"] > 3


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("seed", [1])
def test_five_hundred_kills_lose_nothing_and_tell_nothing_twice(
    noor: Player, sam: Player, mails: Mailbox, pushes: PushService, seed: int, record_property: Any
) -> None:
    counted = hold(500, seed, [noor, sam], mails, pushes)
    for name, number in counted.items():
        record_property(name, number)
    assert counted["mails"] - counted["kept"] <= 500
    assert counted["notices"] > 300
    print(counted)
