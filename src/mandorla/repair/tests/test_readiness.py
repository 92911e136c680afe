"""Whether somebody is ready is between them and themselves: no answer is kept, and every no looks the same."""

import json
from datetime import date, timedelta
from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cast import Player

from mandorla.home.tests.test_budgets import counted
from mandorla.live.tests.wire import Wire
from mandorla.ownership.gathering import gather
from mandorla.pairs.actions import set_limits
from mandorla.pairs.logic.limits import Limits
from mandorla.pairs.models import Boundary
from mandorla.repair.availability import rests_for
from mandorla.repair.logic.readiness import Sign, limits_after
from mandorla.repair.tests.doing import SIGNS, checks, pages_of, plain, room
from mandorla.shared import clock
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import Calendar

NOT_READY = [list(one) for one in chain.from_iterable(combinations(SIGNS, n) for n in range(5))]


@settings(deadline=None)
@given(st.frozensets(st.sampled_from(Sign)), st.dates(max_value=date(9000, 1, 1)), st.booleans())
def test_hard_talks_rest_unless_everything_fits(signs: frozenset[Sign], today: date, is_closed: bool) -> None:
    limits = limits_after(signs, Limits(is_gentle=is_closed), today)
    assert limits.is_free_on(today) == (signs == frozenset(Sign) and not is_closed)
    assert limits.is_gentle == (is_closed or Sign.SAFE not in signs)
    assert limits.is_gentle or limits.is_free_on(today + timedelta(days=1))


def opens_again(player: Player) -> None:
    set_limits(member=player.member, limits=Limits(), now=clock.now())


def test_ready_says_so_and_keeps_nothing(noor: Player, sam: Player) -> None:
    page = checks(noor, *SIGNS)
    assert "All of it fits." in page.text
    assert "You could begin." in page.text
    assert not Boundary.objects.exists()


@pytest.mark.parametrize("signs", NOT_READY, ids="+".join)
def test_every_no_leads_to_one_page_and_one_room(noor: Player, sam: Player, signs: list[str]) -> None:
    no = plain(checks(noor, *signs))
    assert no == plain(visit(noor, noor.at("repair:not_now")))
    assert "Hard talks rest for now. That is fine." in room(noor).text


def test_the_pages_of_whoever_is_busy_tired_or_afraid_are_the_same_to_the_byte(
    noor: Player, sam: Player
) -> None:
    shown = set()
    for signs in NOT_READY:
        opens_again(noor)
        checks(noor, *signs)
        shown.add(json.dumps(pages_of(noor)))
    assert len(shown) == 1


def test_every_no_takes_the_same_way_through_the_database(noor: Player, sam: Player) -> None:
    ways = set()
    checks(noor)
    for signs in NOT_READY:
        opens_again(noor)
        form = visit(noor, noor.at("repair:readiness")).form("See if it fits")[1] | {"signs": signs}
        with counted() as queries:
            noor.post(noor.at("repair:readiness"), form)
        ways.add(tuple(query.split()[0] + query.split("FROM")[-1].split()[0] for query in queries))
    assert len(ways) == 1


def test_the_other_sees_and_hears_nothing_of_it(noor: Player, sam: Player, wire: Wire) -> None:
    before = pages_of(sam)
    for signs in (SIGNS[:4], SIGNS[1:], SIGNS):
        assert wire.during(lambda signs=signs: checks(noor, *signs)) == []  # type: ignore[misc]
        assert pages_of(sam) == before


def test_not_feeling_safe_leaves_the_row_that_a_limit_set_by_hand_leaves(noor: Player, sam: Player) -> None:
    checks(noor, "calm", "fed", "sober", "time")
    [asked] = Boundary.objects.all()
    visit(sam, sam.at("pairs:boundaries")).press("Keep this", is_gentle="on")
    set_by_hand = Boundary.objects.get(person=sam.person)
    assert (asked.stored, asked.gentle) == (set_by_hand.stored, set_by_hand.gentle)
    assert asked.from_day == set_by_hand.from_day


def test_a_no_rests_until_tomorrow_and_not_feeling_safe_until_they_say_otherwise(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    checks(noor, "calm", "safe")
    checks(sam, "calm")
    assert rests_for(noor.member, clock.now())
    calendar.later(days=1)
    assert not rests_for(noor.member, clock.now())
    calendar.later(days=4_000)
    assert not rests_for(noor.member, clock.now())
    assert rests_for(sam.member, clock.now())


def test_what_was_closed_by_hand_stays_closed_until_it_is_opened_by_hand(noor: Player) -> None:
    checks(noor, *SIGNS[:4])
    page = checks(noor, *SIGNS)
    assert "Hard talks rest for now." in page.text
    assert "You could begin" not in page.text
    visit(noor, room(noor).link("My limits")).press("Keep this", is_gentle=None)
    assert "Take one thing" in room(noor).text


def test_changing_other_limits_leaves_a_rest_as_it_was(noor: Player) -> None:
    checks(noor, "calm", "safe")
    tomorrow = clock.day_of(clock.now(), noor.person.zone) + timedelta(days=1)
    visit(noor, noor.at("pairs:boundaries")).press("Keep this", ceiling="2")
    assert Boundary.objects.get().limits.rests_until == tomorrow


def test_no_export_tells_who_did_not_feel_safe(noor: Player, sam: Player) -> None:
    before = str(gather(noor.person, clock.now()))
    checks(noor)
    taken = gather(noor.person, clock.now())
    [limits] = [one.row for one in taken if one.label == "pairs.Boundary"]
    assert "gentle" not in limits
    assert limits["stored"] == Limits().to_json()
    assert "gentle" not in before


def test_a_sign_that_is_none_is_refused(noor: Player) -> None:
    response = noor.post(noor.at("repair:readiness"), {"signs": ["calm", "brave"]})
    assert response.status_code == 422
    assert not Boundary.objects.exists()
