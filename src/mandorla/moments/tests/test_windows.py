from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.cast import Player

from mandorla.moments import actions
from mandorla.moments.models import Window
from mandorla.moments.tests.doing import EVERY_DAY, agree, plan, proposes, quiet, today
from mandorla.notices import actions as notices
from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import Kind, Notice
from mandorla.shared.ids import new_opaque_id
from mandorla.shared.tests.browser import send, visit
from mandorla.shared.tests.calendar import Calendar


@pytest.fixture
def agreed(noor: Player, sam: Player) -> None:
    proposes(noor)
    agree(sam)


def test_a_proposal_counts_when_the_other_agrees(noor: Player, sam: Player) -> None:
    assert "Proposed by you." in proposes(noor).text
    assert "Noor proposes a time without phones." in today(sam).text
    assert "Noor proposes this." in plan(sam).text
    page = agree(sam)
    assert page.all("main .card") == [
        "Every day, 8:00 PM An hour Next: Monday, February 1, 8:00 PM to 9:00 PM by your clock End it"
    ]
    assert "proposes" not in today(sam).text + plan(noor).text


def test_nobody_agrees_to_their_own_proposal(noor: Player) -> None:
    assert "Yes, let us do that" not in proposes(noor).text
    noor.post(noor.at("moments:agreement", window=Window.objects.get().pk))
    assert Window.objects.get().agreed_on is None


@pytest.mark.parametrize("button", ["Take it back", "Not this one"])
def test_a_proposal_goes_as_quietly_as_it_came(noor: Player, sam: Player, button: str) -> None:
    proposes(noor)
    page = plan(noor if button == "Take it back" else sam).press(button)
    assert page.all("#notices .notice") == []
    for player in (noor, sam):
        assert "8:00 PM An hour" not in plan(player).text + today(player).text


@pytest.mark.usefixtures("agreed")
def test_either_ends_an_agreed_time_at_once(noor: Player, sam: Player) -> None:
    plan(sam).press("End it")
    assert not Window.objects.exists()
    assert "End it" not in plan(noor).text


def test_a_proposal_is_told_of_and_no_more_once_it_is_settled(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    notices.ask_for(person=sam.person, wishes=Wishes(kinds=frozenset([Kind.WRITTEN])), now=calendar.now)
    proposes(noor)
    assert [row.link for row in Notice.objects.of(sam.person)] == [sam.at("moments:windows")]
    agree(sam)
    assert not Notice.objects.exists()


@pytest.mark.usefixtures("agreed")
def test_both_pages_offer_it_when_it_begins_and_one_press_begins_it(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    calendar.later(hours=4)  # 17:00 by their clocks
    assert "without phones" not in today(noor).text.lower()
    calendar.later(hours=2)
    assert "At 8:00 PM Time without phones: An hour" in today(noor).text
    assert plan(noor).soup.select_one("look-again-in")["data-seconds"] == "3600"  # type: ignore[index]
    calendar.later(hours=1, minutes=10)
    for player in (noor, sam):
        assert "This is your time without phones, until 9:00 PM" in today(player).text
    assert "Until 9:00 PM" in today(noor).press("Put it away").text
    assert "Noor put the phone away until 9:00 PM" in today(sam).text
    assert "Both phones are away." in today(sam).press("Put mine away, too").text
    assert "Both phones are away." in quiet(noor).text


@pytest.mark.usefixtures("agreed")
def test_what_ended_early_is_not_offered_again_until_the_next_day(noor: Player, calendar: Calendar) -> None:
    calendar.later(hours=7, minutes=1)
    today(noor).press("Put it away").press("End it early")
    assert "Put it away" not in today(noor).text
    calendar.later(days=1)
    assert today(noor).has_button("Put it away")


def test_an_offer_that_is_over_or_not_agreed_begins_nothing(noor: Player, calendar: Calendar) -> None:
    proposes(noor)
    calendar.later(hours=7, minutes=1)
    row = Window.objects.get()
    page = send_beginning(noor, row)
    assert "That time has not come, or it is over." in page.text
    assert Window.objects.get().run is None


def send_beginning(player: Player, row: Window) -> Any:
    return visit(
        player,
        player.post(player.at("moments:window_beginning", window=row.pk)).headers["Location"],
    )


def test_eight_hours_apart_each_reads_it_by_their_own_clock(ines: Player, jo: Player) -> None:
    page = proposes(ines)  # eight o'clock in Lisbon
    assert "Next: Monday, February 1, 8:00 PM to 9:00 PM by your clock" in page.text
    assert "Ines's clock" not in page.text
    page = plan(jo)
    assert "An hour · by Ines's clock" in page.text
    assert "Next: Tuesday, February 2, 4:00 AM to 5:00 AM by your clock" in page.text


def test_a_time_may_be_once_and_is_gone_afterwards(noor: Player, sam: Player, calendar: Calendar) -> None:
    proposes(noor, days=None, on="2027-02-03", starts="18:30", minutes="120")
    assert "February 3, 2027, 6:30 PM Two hours" in agree(sam).text
    calendar.later(days=3)
    assert "February 3" not in plan(noor).text


def test_a_time_that_the_clocks_leave_out_moves_and_says_so(noor: Player) -> None:
    page = proposes(noor, days=None, on="2027-03-28", starts="02:30")
    assert "The clocks leave that time out on this day, so it begins at 3:00 AM." in page.text
    assert "Next: Sunday, March 28, 3:00 AM to 4:00 AM by your clock" in page.text


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"minutes": "-60"}, "That would end before it begins."),
        ({"minutes": "0"}, "That would end before it begins."),
        ({"minutes": "100000"}, "Choose a length between five minutes and twelve hours."),
        ({"days": []}, "Choose days of the week, or one date."),
        ({"on": "2027-02-03"}, "Choose days of the week, or one date."),
        ({"days": [], "on": "2027-01-31"}, "That time is over already."),
        ({"days": [], "on": "2027-02-01", "starts": "11:00"}, "That time is over already."),
        ({"days": [], "on": "2027-02-30"}, "Enter a valid date."),
        ({"days": ["7"]}, "7"),
        ({"starts": "25:00"}, "Enter a valid time."),
        ({"starts": ""}, "This field is required."),
        ({"starts": "\x00\u202e20"}, "Enter a valid time."),
    ],
)
def test_what_does_not_fit_is_refused_and_kept(noor: Player, chosen: dict[str, Any], said: str) -> None:
    address, fields = plan(noor).form("Propose it")
    typed = {**fields, "days": ["1", "3"], **chosen}
    page = send(noor, address, typed)
    assert page.status == 422
    assert said in page.text
    assert (page.value("days") or []) == [day for day in typed["days"] if day in EVERY_DAY]
    assert page.value("on") == typed["on"]
    assert not Window.objects.exists()


def test_there_are_four_at_a_time_and_no_fifth(noor: Player, sam: Player) -> None:
    address, fields = plan(sam).form("Propose it")
    for day in range(4):
        proposes(noor, days=[str(day)])
    assert "Four at a time are enough." in plan(noor).text
    page = send(sam, address, {**fields, "days": ["5"], "starts": "07:15"})
    assert page.status == 422
    assert (page.value("days"), page.value("starts")) == (["5"], "07:15")
    assert Window.objects.count() == 4
    row = Window(pair=noor.pair, proposer=noor.person, place=5, rule=Window.objects.all()[0].rule)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_what_has_passed_makes_room(noor: Player, calendar: Calendar) -> None:
    for day in range(2, 6):
        proposes(noor, days=None, on=f"2027-02-0{day}")
    calendar.later(days=2)
    proposes(noor, days=["0"])
    assert Window.objects.count() == 4
    assert "Monday, 8:00 PM" in plan(noor).text


def test_a_form_sent_twice_proposes_once(noor: Player, sam: Player, calendar: Calendar) -> None:
    address, fields = plan(noor).form("Propose it")
    for _ in range(2):
        assert noor.post(address, {**fields, "days": ["1"]}).status_code == 303
    row = Window.objects.get()
    assert actions.propose_window(member=sam.member, rule=row.when, now=calendar.now) == row


def test_alone_what_one_chooses_counts_at_once(ada: Player, calendar: Calendar) -> None:
    page = proposes(ada, starts="08:00")
    assert page.has_button("End it")
    calendar.later(hours=1, minutes=30)  # half past eight in New York
    assert "Until 9:00 AM" in today(ada).press("Put it away").text


@pytest.mark.usefixtures("agreed")
def test_when_somebody_leaves_nothing_waits_for_an_answer_and_the_rest_stays(
    noor: Player, sam: Player
) -> None:
    proposes(noor, days=["2"])
    visit(noor, noor.at("pairs:departure")).press("Leave now")
    assert Window.objects.count() == 1
    page = plan(sam)
    assert "Every day, 8:00 PM" in page.text
    assert "Noor" not in page.text


def test_the_database_keeps_a_plan_and_its_maker_together(noor: Player) -> None:
    for row in (
        Window(pair=noor.pair, place=1),
        Window(pair=noor.pair, place=0, proposer=noor.person),
        Window(pair=noor.pair, place=0, run=new_opaque_id()),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()
