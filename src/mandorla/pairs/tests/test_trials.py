"""What two people try for a while: they go on with it, change it, let it end, or do nothing and keep it."""

from datetime import date, timedelta

import pytest
from tests.cast import Player

from mandorla.pairs.actions import agreement as actions
from mandorla.pairs.logic.agreement import Section
from mandorla.pairs.models import AgreementEntry, Pair
from mandorla.shared.ids import new_opaque_id
from mandorla.shared.refusal import Refused
from mandorla.shared.tests.browser import Page, visit
from mandorla.shared.tests.calendar import NOON, Calendar

TRIAL = "Who is late texts before six"
TODAY = NOON.date()
UNTIL = TODAY + timedelta(days=14)


@pytest.fixture(autouse=True)
def trial(noor: Player, sam: Player) -> None:
    actions.agree_on_trial(member=noor.member, line=new_opaque_id(), text=TRIAL, until=UNTIL, now=NOON)


def opens(player: Player) -> Page:
    return visit(player, player.at("pairs:agreement"))


def goes_on(player: Player, days: object) -> Page:
    found = opens(player)
    return visit(player, found.link(TRIAL)).press("Propose these days", days=str(days))


def review_of(player: Player) -> date | None:
    return Pair.objects.get(pk=player.pair.pk).review_on


def test_to_go_on_takes_both_and_keeps_what_was_before(noor: Player, sam: Player, calendar: Calendar) -> None:
    calendar.later(days=14)
    noor, sam = noor.elsewhere(), sam.elsewhere()
    assert "nothing needs to be done" in visit(noor, opens(noor).link(TRIAL)).text
    goes_on(noor, 30)
    assert "Until February 15, 2027" in opens(sam).text
    assert f"{TRIAL} (until March 17, 2027)" in opens(sam).text
    assert not opens(noor).has_button("I agree")
    opens(sam).press("I agree")
    for player in (noor, sam):
        assert "Until March 17, 2027, then you look at it again." in opens(player).text
        steps = visit(player, player.at("pairs:history")).text
        assert f"{TRIAL} (until March 17, 2027)" in steps
        assert f"{TRIAL} (until February 15, 2027)" in steps
    assert review_of(noor) == date(2027, 3, 17)
    assert "A look at your agreement" not in visit(sam, sam.at("home:today")).text


def test_days_are_added_to_those_that_are_left(noor: Player, sam: Player) -> None:
    goes_on(noor, 1)
    opens(sam).press("I agree")
    assert "Until February 16, 2027" in opens(noor).text
    assert review_of(noor) == UNTIL  # an earlier look stands


@pytest.mark.parametrize("days", ["0", "91", "-3", "", "soon", "1.5", "9" * 40])
def test_days_that_are_none_are_refused_and_stay_in_the_form(noor: Player, days: str) -> None:
    page = goes_on(noor, days)
    assert page.status == 422
    assert page.value("days") == days
    assert not AgreementEntry.objects.proposed().exists()


def test_a_page_from_before_a_change_proposes_nothing(noor: Player, sam: Player) -> None:
    stale = visit(noor, opens(noor).link(TRIAL))
    goes_on(sam, 7)
    opens(noor).press("I agree")
    page = stale.press("Propose these days", days="7")
    assert page.status == 422
    assert "This line has changed" in page.text
    assert not AgreementEntry.objects.proposed().exists()


def test_only_what_is_tried_has_a_last_day(noor: Player, sam: Player) -> None:
    made = actions.propose_line(member=noor.member, section=Section.OURS, text="Sundays", now=NOON)
    actions.agree(member=sam.member, proposal=made, now=NOON)
    address = noor.at("pairs:line", line=made.line)
    assert not visit(noor, address).has_button("Propose these days")
    answer = noor.post(noor.at("pairs:more_days", line=made.line), {"version": "1", "days": "7"})
    assert answer.status_code == 404
    with pytest.raises(Refused):
        actions.propose_more_days(member=noor.member, line=made.line, version=1, days=7, now=NOON)


def test_a_trial_that_both_agree_on_twice_stands_once(noor: Player, sam: Player) -> None:
    line = new_opaque_id()
    for player in (noor, sam):
        actions.agree_on_trial(member=player.member, line=line, text="No phones", until=UNTIL, now=NOON)
    assert AgreementEntry.objects.about(line).get().proposer == noor.person


def test_where_the_other_has_left_it_is_only_read(sam: Player, noor: Player) -> None:
    address = opens(noor).link(TRIAL)
    sam.post(sam.at("pairs:departure"))
    assert not visit(noor, address).has_button("Propose these days")
