"""Verbs that come again, or too late, change nothing more."""

from typing import Any

import pytest
from django.db import IntegrityError
from tests.cast import Player

from mandorla.ownership.models import Keepsake
from mandorla.pairs import actions
from mandorla.pairs.actions import spaces
from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.logic.limits import Limits
from mandorla.pairs.models import Member
from mandorla.shared.tests.calendar import Calendar

pytestmark = pytest.mark.usefixtures("calendar")


def test_leaving_again_closes_nothing_a_second_time(
    noor: Player, sam: Player, calendar: Calendar, django_capture_on_commit_callbacks: Any
) -> None:
    stale = noor.member
    with django_capture_on_commit_callbacks() as told:
        actions.leave(member=stale, now=calendar.now)
    assert len(told) >= 1
    left_on = Member.objects.get(pk=stale.pk).left_on
    calendar.later(days=3)
    with django_capture_on_commit_callbacks() as told:
        actions.leave(member=stale, now=calendar.now)
    assert told == []
    assert Member.objects.get(pk=stale.pk).left_on == left_on
    assert Keepsake.objects.count() == 1


def test_saying_what_the_pair_is_once_more_tells_nobody(
    noor: Player, sam: Player, django_capture_on_commit_callbacks: Any
) -> None:
    for kind, place, count in (
        ("friends", "apart", 1),
        ("friends", "apart", 0),
        ("friends", "together", 1),
        ("siblings", "together", 1),
    ):
        with django_capture_on_commit_callbacks() as told:
            pair = actions.describe_pair(member=noor.member, kind=kind, place=place)
        assert len(told) == count
        pair.refresh_from_db()
        assert (pair.kind, pair.place) == (kind, place)


def test_whoever_joins_in_the_same_instant_as_another_is_refused_in_words(
    ada: Player, rae: Player, calendar: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(*_wish: object) -> Member:
        raise IntegrityError

    invitation = actions.invite(member=ada.member, now=calendar.now)
    monkeypatch.setattr(spaces, "_join", taken)
    with pytest.raises(actions.Refused, match=r"^Somebody has joined with this invitation already\.$"):
        actions.accept(invitation=invitation, person=rae.person, now=calendar.now)


def test_what_one_limits_today_counts_for_offers_from_tomorrow(noor: Player, calendar: Calendar) -> None:
    actions.set_limits(member=noor.member, limits=Limits(ceiling=1), now=calendar.now)
    found, today = Boundaries(noor.member), noor.member.pair_day(calendar.now)
    tomorrow = noor.member.pair_day(calendar.later(days=1))
    assert found.mine().ceiling == 1
    assert [found.mine_on(day).ceiling for day in (today, tomorrow)] == [Limits().ceiling, 1]
    assert [found.are_set_for(day) for day in (today, tomorrow)] == [False, True]
