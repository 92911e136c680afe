"""Verbs that come again, or too late, change nothing more."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError
from tests.cast import Player

from mandorla.live.tests.wire import Wire
from mandorla.ownership.models import Keepsake
from mandorla.pairs import actions
from mandorla.pairs.actions import spaces
from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.logic.limits import Limits
from mandorla.pairs.models import Member, Pair
from mandorla.shared.refusal import Refused
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


def test_saying_what_the_pair_is_tells_the_other_and_once_more_tells_nobody(
    noor: Player, sam: Player, wire: Wire
) -> None:
    for kind, place, count in (
        ("friends", "apart", 1),
        ("friends", "apart", 0),
        ("friends", "together", 1),
        ("siblings", "together", 1),
    ):
        describe = partial(actions.describe_pair, member=noor.member, kind=kind, place=place)
        assert wire.during(describe) == [(sam.member.channel, actions.TOPIC)] * count
        pair = Pair.objects.get(pk=noor.pair.pk)
        assert (pair.kind, pair.place) == (kind, place)


def test_saying_what_the_pair_is_undoes_nothing_that_was_agreed_meanwhile(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    before, day = noor.member, calendar.now.date()
    Pair.objects.filter(pk=noor.pair.pk).update(review_on=day)
    actions.describe_pair(member=before, kind="friends", place="apart")
    assert Pair.objects.get(pk=noor.pair.pk).review_on == day


def test_whoever_joins_in_the_same_instant_as_another_is_refused_in_words(
    ada: Player, rae: Player, calendar: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(*_wish: object) -> Member:
        raise IntegrityError

    invitation = actions.invite(member=ada.member, now=calendar.now)
    monkeypatch.setattr(spaces, "_join", taken)
    with pytest.raises(Refused, match=r"^Somebody has joined with this invitation already\.$"):
        actions.accept(invitation=invitation, person=rae.person, now=calendar.now)


def test_nobody_joins_by_an_invitation_that_was_made_in_the_instant_of_leaving(
    ada: Player, rae: Player, calendar: Calendar
) -> None:
    stale = ada.member
    actions.leave(member=stale, now=calendar.now)
    invitation = actions.invite(member=stale, now=calendar.now)
    with pytest.raises(Refused, match=r"^This invitation is no longer open\.$"):
        actions.accept(invitation=invitation, person=rae.person, now=calendar.now)


def test_what_one_limits_today_counts_for_offers_from_tomorrow(noor: Player, calendar: Calendar) -> None:
    actions.set_limits(member=noor.member, limits=Limits(ceiling=1), now=calendar.now)
    found, today = Boundaries(noor.member), noor.member.pair_day(calendar.now)
    tomorrow = noor.member.pair_day(calendar.later(days=1))
    assert found.mine().ceiling == 1
    assert [found.mine_on(day).ceiling for day in (today, tomorrow)] == [Limits().ceiling, 1]
    assert [found.are_set_for(day) for day in (today, tomorrow)] == [False, True]


def test_what_one_limits_later_leaves_what_counted_until_then(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    for ceiling in (1, 2):
        calendar.later(days=1)
        actions.set_limits(member=noor.member, limits=Limits(ceiling=ceiling), now=calendar.now)
        actions.set_limits(member=sam.member, limits=Limits(ceiling=5), now=calendar.now)
    days = [noor.member.pair_day(calendar.now) + timedelta(days=number) for number in (-1, 0, 1)]
    assert [Boundaries(noor.member).mine_on(day).ceiling for day in days] == [Limits().ceiling, 1, 2]
