"""The process dies before any one write of an act: afterwards the act has happened wholly, or not at all."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from tests.cast import Player

from mandorla.shared.tests.browser import Fields
from mandorla.shared.tests.calendar import Calendar
from mandorla.talks import log
from mandorla.talks.logic.state import State
from mandorla.talks.models import Line, Talk
from mandorla.talks.scripts import scripts
from mandorla.talks.tests.doing import begin, opens, whole
from mandorla.talks.tests.following import Follower

WRITES = ("INSERT", "UPDATE", "DELETE")
TABLES = (
    "talks_talk",
    "talks_line",
    "talks_understanding",
    "drafts_draft",
    "people_operation",
    "notices_notice",
)
DEEDS = 160


class Died(BaseException):
    """No handler may take care of it: a process that is gone takes care of nothing."""


@contextmanager
def dying_before(write: int) -> Iterator[None]:
    """Before the write of that number the process is gone."""
    count = 0

    def run(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        nonlocal count
        if sql.lstrip().startswith(WRITES):
            count += 1
            if count == write:
                raise Died
        return execute(sql, *rest)

    with connection.execute_wrapper(run):
        yield


def rows() -> dict[str, list[Any]]:
    """Everything that an act may touch, as it lies in the database."""
    found = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT * FROM {table} ORDER BY id")
            found[table] = [tuple(map(str, row)) for row in cursor.fetchall()]
    return found


def send(player: Player, address: str, fields: Fields, *, write: int = 0) -> int:
    """The status of the answer; 0 where the process died before that write."""
    try:
        with dying_before(write):
            return player.post(address, fields).status_code
    except Died:
        return 0


def dies_at_every_write(player: Player, asked: tuple[str, Fields]) -> int:
    """Send a form with a death before each of its writes in turn, and once in peace; how many writes there were."""
    before = rows()
    for write in range(1, 40):
        status = send(player, *asked, write=write)
        if status:
            assert status == 303
            assert send(player, *asked) == 303  # the answer was lost: the same form once more
            return write - 1
        assert rows() == before
    raise AssertionError("an act that never stops writing")


def holds(talk: Talk) -> State:
    """What stands in the database agrees with itself."""
    talk.refresh_from_db()
    lines = list(Line.objects.of(talk))
    assert [line.seq for line in lines] == list(range(1, talk.seq + 1))
    assert len({line.key for line in lines}) == len(lines)
    if not talk.state.ending:
        assert log.fold(talk, scripts()[talk.script]) == talk.state
    return talk.state


def test_every_act_of_a_talk_survives_a_death_before_each_of_its_writes(noor: Player, sam: Player) -> None:
    talk, two, deaths = begin(noor, sam), (Follower(noor, "Noor"), Follower(sam, "Sam")), 0
    while not holds(talk).ending:
        for one in two:
            one.player.post(one.player.at("talks:draft", talk=talk.pk), {"text": "Half a thought"})
            asked = one.asked(opens(one.player, talk))
            if asked:
                lines = Line.objects.of(talk).count()
                deaths += dies_at_every_write(one.player, asked)
                assert Line.objects.of(talk).count() == lines + 1
    assert deaths > 40


@pytest.mark.parametrize("keeping", ["share", "mine", "discard"])
def test_so_does_what_becomes_of_the_words(noor: Player, sam: Player, keeping: str) -> None:
    talk = begin(noor, sam)
    whole(noor, sam, talk)
    opens(sam, talk).press("Save my choice", keeping="share")
    address, fields = opens(noor, talk).form("Save my choice")
    assert dies_at_every_write(noor, (address, {**fields, "keeping": keeping})) > 2
    assert holds(talk).ending
    is_shared = keeping == "share"
    assert opens(sam, talk).text.count("The tram stood still for an hour") == 1 + is_shared
    assert ("What you said to each other" in opens(noor, talk).text) is is_shared


def test_three_devices_and_a_process_that_keeps_dying(noor: Player, sam: Player, calendar: Calendar) -> None:
    """By pages that may be old, with forms that come late and again; what was acknowledged is there, once."""
    talk, dice = begin(noor, sam, "listening"), random.Random(4)
    calendar.later(seconds=20)
    devices = [Follower(one, name) for one, name in ((noor, "n"), (noor.elsewhere(), "m"), (sam, "s"))]
    pages = [one.asked(opens(one.player, talk)) for one in devices]
    sent: list[tuple[Follower, tuple[str, Fields]]] = []
    acknowledged: set[str] = set()
    for _deed in range(DEEDS):
        which = dice.randrange(3)
        one = devices[which]
        if dice.random() < 0.7:
            pages[which] = one.asked(opens(one.player, talk))
        asked = pages[which]
        if asked:
            sent.append((one, asked))
        if sent:
            late, form = sent[-1] if dice.random() < 0.7 else dice.choice(sent)
            status = send(late.player, *form, write=dice.choice((0, 0, 1, 2, 3, 5)))
            assert status in (0, 303, 422)
            if status == 303:
                acknowledged.add(str(form[1].get("value")))
        if holds(talk).ending:
            break
    values = [str(line.own["value"]) for line in Line.objects.of(talk)]
    words = {one for one in acknowledged if " says " in one}
    assert len(words) >= 6
    assert [values.count(one) for one in words] == [1] * len(words)
