"""Did this bring us closer? Asked in the evening of what was done that day, and once."""

import pytest
from tests.cast import Player

from mandorla.live.tests.wire import Wire
from mandorla.practices import actions as practices
from mandorla.practices.models import Kind, Practice
from mandorla.shared import clock
from mandorla.shared.ids import new_id
from mandorla.shared.tests.calendar import Calendar
from mandorla.suggestions.tests.doing import is_suggested, pages_of, suggested, today

QUESTION = "Did this bring us closer?"


def does(player: Player, kind: Kind = Kind.THANKS) -> Practice:
    practices.record(member=player.member, kind=kind, source=new_id(), now=clock.now())
    return Practice.objects.by(player.person).latest("id")


def is_asked(player: Player) -> bool:
    return QUESTION in today(player).all("h2")


def test_it_is_asked_in_the_evening_of_the_same_day(noor: Player, calendar: Calendar) -> None:
    does(noor)
    assert not is_asked(noor)
    calendar.later(hours=7)
    assert is_asked(noor)
    assert "Saying what I appreciate" in today(noor).text
    calendar.later(days=1)
    assert not is_asked(noor)


def test_one_tap_answers_it_and_then_it_is_gone(
    noor: Player, sam: Player, calendar: Calendar, wire: Wire
) -> None:
    mine = does(noor)
    calendar.later(hours=7)
    before = pages_of(sam)
    assert wire.during(lambda: today(noor).press("A little")) == []
    mine.refresh_from_db()
    assert mine.closer == "a_little"
    assert not is_asked(noor)
    does(noor, Kind.NEWS)
    assert not is_asked(noor)
    assert pages_of(sam) == before


def test_left_out_it_is_gone_as_well_and_nothing_is_kept(noor: Player, calendar: Calendar) -> None:
    mine = does(noor)
    is_suggested(noor)
    calendar.later(hours=7)
    assert suggested(noor) == []
    today(noor).press("Leave it out")
    assert not is_asked(noor)
    assert len(suggested(noor)) == 2
    mine.refresh_from_db()
    assert mine.closer is None


def test_left_out_where_nothing_was_suggested_it_is_gone_too(noor: Player, calendar: Calendar) -> None:
    does(noor)
    calendar.later(hours=7)
    today(noor).press("Leave it out")
    assert not is_asked(noor)


@pytest.mark.parametrize("kind", [Kind.QUESTION, Kind.REVEAL])
def test_of_answers_it_is_not_asked(noor: Player, calendar: Calendar, kind: Kind) -> None:
    does(noor, kind)
    calendar.later(hours=7)
    assert not is_asked(noor)


def test_alone_it_is_not_asked(ada: Player, calendar: Calendar) -> None:
    does(ada)
    calendar.later(hours=7)
    assert not is_asked(ada)


def test_no_answer_of_another_kind_is_kept(noor: Player, calendar: Calendar) -> None:
    mine = does(noor)
    calendar.later(hours=7)
    address, fields = today(noor).form("A little")
    assert noor.post(address, {**fields, "closer": "ten"}).status_code == 303
    assert "Nothing was changed" in today(noor).text
    mine.refresh_from_db()
    assert mine.closer is None
