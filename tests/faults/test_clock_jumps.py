"""The clock of the machine is wrong, and then it is set right: nothing is lost, open or stuck because of that."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connections
from django_q.models import Schedule
from pytest_django import Settings

from mandorla import timetable
from mandorla.backups import making, places
from mandorla.live import tickets
from mandorla.live.hub import Hub
from mandorla.live.logic.tickets import Refused
from mandorla.people.models import Operation
from mandorla.prompts.models import Answer, Offer
from mandorla.prompts.tests.doing import LIGHT, opens, sends
from mandorla.serving import lifeline, worker
from mandorla.shared import clock
from mandorla.shared.ids import new_form_id
from mandorla.shared.tests.calendar import Calendar, calendar
from mandorla.vault.router import CONTENT, KEYRING
from tests.cast import Player

__all__ = ["calendar"]

pytestmark = pytest.mark.usefixtures("calendar")
WORDS = "The kettle sings."
A_YEAR = 365
on_sqlite = pytest.mark.skipif(
    connections[CONTENT].vendor != "sqlite", reason="PostgreSQL has means of its own for backups"
)


@pytest.mark.django_db
def test_what_a_clock_that_was_ahead_showed_is_shut_again_until_its_time(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    sends(noor, WORDS, LIGHT, rule="after_a_day")
    calendar.later(days=2)
    assert WORDS in opens(sam, LIGHT).text
    calendar.later(days=-2)
    assert WORDS not in opens(sam, LIGHT).text
    calendar.later(hours=25)
    assert WORDS in opens(sam, LIGHT).text


@pytest.mark.django_db
@pytest.mark.parametrize("days", [-10, 10])
def test_a_form_that_comes_again_after_the_clock_jumped_counts_once(
    noor: Player, calendar: Calendar, days: int
) -> None:
    form = {"text": WORDS, "rule": "both", "version": 0, "operation": str(new_form_id())}
    for _time in range(2):
        assert noor.post(noor.at("prompts:answer", slug=LIGHT), form).status_code == 303
        calendar.later(days=days)
    assert (Answer.objects.count(), Operation.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_the_question_of_a_day_that_comes_again_is_the_same(noor: Player, calendar: Calendar) -> None:
    def offers() -> dict[object, str]:
        timetable.keep(since=clock.now(), now=clock.now())
        return dict(Offer.objects.of(noor.pair).values_list("day", "slug"))

    first = offers()
    calendar.later(days=40)
    later = offers()
    calendar.later(days=-40)
    assert first.items() <= later.items() == offers().items()


@pytest.mark.django_db
def test_the_timetable_goes_on_after_the_clock_was_set_back(calendar: Calendar) -> None:
    timetable.set_up(clock.now())
    calendar.later(days=A_YEAR)
    Schedule.objects.update(next_run=clock.now() + timetable.A_TURN)  # as the queue does, a turn at a time
    right = calendar.later(days=-A_YEAR)
    assert timetable.is_late(right)
    timetable.follow_clock(right)
    assert Schedule.objects.get().next_run == right
    assert not timetable.is_late(right)
    timetable.follow_clock(right - timetable.A_TURN)
    assert Schedule.objects.get().next_run == right  # not for a small step


@pytest.mark.django_db
def test_a_worker_that_goes_on_working_notices(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[object] = []
    beats = iter([True, True, False])
    sentinel = SimpleNamespace(is_alive=lambda: next(beats), join=looks.append)
    cluster = SimpleNamespace(start=lambda: None, sentinel=sentinel, has_stopped=True)
    monkeypatch.setattr(worker, "Cluster", lambda: cluster)
    monkeypatch.setattr(lifeline, "let_none_outlive_this", lambda: None)
    monkeypatch.setattr(timetable, "follow_clock", looks.append)
    assert worker.work(is_attached=False) == 0
    assert looks[1:] == [clock.now(), 900.0] * 2  # set_up has looked before


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_backup_of_a_time_to_come_keeps_none_from_being_made_and_is_not_the_newest(
    noor: Player, calendar: Calendar, settings: Settings, tmp_path: Path
) -> None:
    settings.MANDORLA_DATA, settings.MANDORLA_BACKUPS = tmp_path / "data", tmp_path / "backups"
    ahead = calendar.later(days=A_YEAR)
    making.make_nightly(now=ahead)
    right = calendar.later(days=-A_YEAR)
    found = places.newest(CONTENT, now=right)
    assert found
    assert found.begun_at == ahead  # there is no other yet
    for _tick in range(2):
        making.make_nightly(now=right)
    for alias in (CONTENT, KEYRING):
        assert [one.begun_at for one in places.all_of(alias)] == [ahead, right]
        assert places.newest(alias, now=right) == places.named(alias, right.strftime("%Y-%m-%dT%H%M%S.%fZ"))


def test_a_ticket_from_before_the_clock_was_set_back_is_no_ticket(calendar: Calendar) -> None:
    calendar.later(hours=1)
    ticket = tickets.issue(["noor"], "phone", clock.now())
    calendar.later(hours=-1)
    assert tickets.read(ticket, clock.now()) is Refused.EXPIRED


@pytest.mark.parametrize(("seconds", "is_begun_anew"), [(-3600, True), (-1, False), (3600, False)])
def test_a_stream_begins_anew_when_the_clock_was_set_back(
    calendar: Calendar, seconds: int, is_begun_anew: bool
) -> None:
    hub = Hub()
    hub.begin_hearing()
    heard = hub.hearing_since
    hub._watch_clock(clock.now())
    hub._watch_clock(calendar.later(seconds=seconds))
    assert hub.hearing_since == (clock.now() if is_begun_anew else heard)


def test_a_stream_that_hears_nothing_hears_nothing_after_a_jump(calendar: Calendar) -> None:
    hub = Hub()
    for days in (1, -1):
        hub._watch_clock(calendar.later(days=days))
    assert hub.hearing_since is None
