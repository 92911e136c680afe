"""A need that is said in a check-in while the day is still there."""

import pytest
from tests.cast import Player

from mandorla.checkins.tests.doing import checks_in
from mandorla.practices import actions as practices
from mandorla.practices.models import Kind
from mandorla.shared import clock
from mandorla.shared.ids import new_id
from mandorla.shared.tests.calendar import Calendar
from mandorla.suggestions import actions
from mandorla.suggestions.logic.items import Slot
from mandorla.suggestions.logic.noting import Thing, Why
from mandorla.suggestions.models import Choice
from mandorla.suggestions.reading import item_of, noted_today
from mandorla.suggestions.tests.doing import THANKS, is_suggested, pages_of, suggested

LINE = Thing("line", Slot.ACT, (Why.NEW,))
TALK = Thing("talk:listening-short", Slot.PLAN, (Why.NEW,))


def act(player: Player) -> Thing | None:
    things = noted_today(player.member, clock.now()).things
    return next((one for one in things if one.slot is Slot.ACT), None)


def test_what_is_needed_today_changes_the_small_act_and_says_why(noor: Player) -> None:
    is_suggested(noor, LINE, TALK)
    checks_in(noor, need="appreciation")
    assert suggested(noor) == [
        "Say what you appreciate It fits what you said today that you need.",
        "A talk to propose: Listening, short It has not come up here lately.",
    ]


def test_what_answers_it_already_stays_as_it_is(noor: Player) -> None:
    is_suggested(noor, THANKS)
    checks_in(noor, need="appreciation")
    assert act(noor) == THANKS


@pytest.mark.parametrize("need", ["nothing", "space", ""])
def test_where_no_small_act_answers_it_nothing_changes(noor: Player, need: str) -> None:
    is_suggested(noor, LINE)
    checks_in(noor, need=need or None, energy="3")
    assert act(noor) == LINE


def test_what_chance_chose_stays(noor: Player) -> None:
    chosen = Thing("line", Slot.ACT, (Why.CHANCE,), likely=0.25)
    is_suggested(noor, chosen)
    checks_in(noor, need="appreciation")
    assert act(noor) == chosen


def test_what_was_set_aside_or_done_today_brings_nothing_new(noor: Player) -> None:
    is_suggested(noor, LINE)
    practices.record(member=noor.member, kind=Kind.LINE, source=new_id(), now=clock.now())
    checks_in(noor, need="appreciation")
    assert act(noor) == LINE
    actions.set_aside(member=noor.member, what=frozenset({"act"}), now=clock.now())
    checks_in(noor, need="fun")
    assert act(noor) == LINE


def test_only_what_the_gate_lets_through_comes(noor: Player, calendar: Calendar) -> None:
    thanks = item_of("thanks")
    assert thanks
    actions.refuse(member=noor.member, item=thanks, now=clock.now())
    calendar.later(days=1)
    is_suggested(noor, LINE)
    checks_in(noor, need="appreciation")
    assert act(noor) == LINE


def test_the_other_s_pages_tell_nothing_and_nothing_is_written_for_them(noor: Player, sam: Player) -> None:
    is_suggested(noor, LINE)
    is_suggested(sam, LINE)
    before = pages_of(sam)
    actions.meet_need(member=noor.member, need="appreciation", now=clock.now())
    assert act(noor) != LINE
    assert act(sam) == LINE
    assert pages_of(sam) == before


def test_a_day_without_a_choice_gets_none_by_it(noor: Player) -> None:
    checks_in(noor, need="appreciation")
    assert not Choice.objects.exists()
