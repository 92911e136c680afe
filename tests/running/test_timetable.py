import ast
from datetime import datetime, timedelta

import pytest
from django_q.models import Schedule, Task
from time_machine import TimeMachineFixture

from mandorla import timetable
from mandorla.pairs import actions as pairs
from mandorla.pairs.models import Invitation
from mandorla.people import actions as people
from mandorla.people.models import Operation
from mandorla.prompts import daily
from mandorla.prompts.models import Offer
from mandorla.shared.ids import new_form_id
from mandorla.shared.tests.calendar import NOON
from tests.cast import Player

pytestmark = pytest.mark.usefixtures("noon")

A_MONTH = timedelta(days=30)
A_DAY = timedelta(days=1)


@pytest.fixture
def noon(time_machine: TimeMachineFixture) -> None:
    """No day changes while a test runs."""
    time_machine.move_to(NOON)


def tick() -> None:
    """What the queue does when the timetable is due."""
    timetable.tick(**ast.literal_eval(Schedule.objects.get(name=timetable.NAME).kwargs or ""))


def test_the_timetable_is_entered_once_however_often_a_worker_begins(begun_at: datetime) -> None:
    for _worker in range(3):
        timetable.set_up(begun_at)
    entered = Schedule.objects.get()
    assert (entered.func, entered.minutes, entered.next_run) == ("mandorla.timetable.tick", 15, begun_at)


def test_two_workers_that_began_in_the_same_instant_leave_one_entry(begun_at: datetime) -> None:
    for _worker in range(2):
        Schedule.objects.create(name=timetable.NAME, func="mandorla.timetable.tick", next_run=begun_at)
    timetable.set_up(begun_at)
    assert Schedule.objects.count() == 1


def test_ticking_twice_is_ticking_once(noor: Player, ada: Player, begun_at: datetime) -> None:
    timetable.set_up(begun_at)
    tick()
    written = set(Offer.objects.values_list("id", "pair", "day", "slug"))
    assert len(written) == 4
    tick()
    assert set(Offer.objects.values_list("id", "pair", "day", "slug")) == written


def test_each_tick_goes_on_where_the_last_one_ended(
    begun_at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    spans: list[tuple[datetime, datetime]] = []
    monkeypatch.setattr(timetable, "keep", lambda *, since, now: spans.append((since, now)))
    timetable.set_up(begun_at)
    for _quarter in range(3):
        tick()
    assert spans[0][0] == begun_at
    assert [since for since, _now in spans[1:]] == [now for _since, now in spans[:-1]]


def test_a_part_that_fails_keeps_no_other_from_its_turn(
    ada: Player, begun_at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(daily, "tell_of_openings", lambda **times: 1 / 0)
    Operation.objects.create(person=ada.person, uuid=new_form_id(), made_on=begun_at.date() - 2 * A_MONTH)
    timetable.keep(since=begun_at, now=begun_at)
    assert Offer.objects.of(ada.pair).count() == 2
    assert not Operation.objects.exists()


def test_forms_sent_a_month_ago_are_forgotten_and_later_ones_are_not(ada: Player, begun_at: datetime) -> None:
    for days in (0, 30, 31):
        day = begun_at.date() - timedelta(days=days)
        Operation.objects.create(person=ada.person, uuid=new_form_id(), made_on=day)
    timetable.keep(since=begun_at, now=begun_at)
    assert {begun_at.date() - row.made_on for row in Operation.objects.all()} == {timedelta(0), A_MONTH}


def test_an_invitation_is_forgotten_a_month_after_it_ended_or_ran_out(
    ada: Player, rae: Player, val: Player, begun_at: datetime
) -> None:
    revoked = pairs.invite(member=ada.member, now=begun_at)
    pairs.revoke_invitation(member=ada.member, now=begun_at)
    ran_out = pairs.invite(member=rae.member, now=begun_at)
    later = pairs.invite(member=val.member, now=begun_at + A_DAY)
    for days, left in [(30, {revoked, ran_out, later}), (32, {ran_out, later}), (38, {later}), (39, set())]:
        now = begun_at + timedelta(days=days)
        timetable.keep(since=now, now=now)
        assert set(Invitation.objects.all()) == left


def test_after_a_move_the_former_clock_is_forgotten_once_the_new_one_counts(
    ada: Player, begun_at: datetime
) -> None:
    moved = people.describe_self(
        person=ada.person, display_name="Ada", hue=3, language="en", time_zone="Asia/Tokyo", now=begun_at
    )
    for days, left in [(1, True), (4, False)]:
        timetable.keep(since=begun_at, now=begun_at + timedelta(days=days))
        moved.refresh_from_db()
        assert (bool(moved.zone_before), moved.zone_since is not None) == (left, left)


def test_how_old_tasks_went_is_forgotten(begun_at: datetime) -> None:
    for days in (1, 31):
        stopped = begun_at - timedelta(days=days)
        Task.objects.create(
            id=str(days), name=str(days), func="f", started=stopped, stopped=stopped, success=False
        )
    timetable.keep(since=begun_at, now=begun_at)
    assert [task.id for task in Task.objects.all()] == ["1"]


def test_a_timetable_that_nobody_takes_up_is_late(begun_at: datetime) -> None:
    assert timetable.is_late(begun_at)
    timetable.set_up(begun_at)
    assert not timetable.is_late(begun_at)
    assert timetable.is_late(begun_at + timedelta(minutes=15))
