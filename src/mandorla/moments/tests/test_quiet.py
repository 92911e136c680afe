from uuid import uuid4

import pytest
from tests.cast import Player

from mandorla.live.tests.wire import Wire
from mandorla.moments import actions
from mandorla.moments.models import Rating, Window
from mandorla.moments.tests.doing import begins, pages_of, plan, quiet, today
from mandorla.shared.tests.browser import send, visit
from mandorla.shared.tests.calendar import Calendar

TOPIC = "moments"


def test_one_press_puts_it_away_and_the_other_is_offered_to_join(noor: Player, sam: Player) -> None:
    page = begins(noor)  # at one o'clock by their clocks
    assert page.heading == "Until 2:00 PM"
    assert page.soup.select_one("quiet-clock")["data-seconds"] == "3600"  # type: ignore[index]
    for place in ("home:today", "moments:windows", "moments:quiet"):
        assert "Noor put the phone away until 2:00 PM" in visit(sam, sam.at(place)).text
    assert not quiet(sam).soup.select("quiet-clock")  # his screen is his own
    page = quiet(sam).press("Put mine away, too")
    assert page.soup.select("quiet-clock")
    for player in (noor, sam):
        assert "Both phones are away." in quiet(player).text
        assert "The phone is away until 2:00 PM" in today(player).text


def test_one_phone_can_be_put_away_for_both(noor: Player, sam: Player) -> None:
    begins(noor, is_for_both="on")
    assert "Both phones are away." in quiet(noor).text
    assert quiet(sam).heading == "Until 2:00 PM"


def test_the_server_keeps_the_end_and_a_later_look_counts_down_from_it(
    noor: Player, calendar: Calendar
) -> None:
    begins(noor, "15 minutes")
    calendar.later(minutes=10, seconds=30)
    assert quiet(noor).soup.select_one("quiet-clock")["data-seconds"] == "270"  # type: ignore[index]
    calendar.later(minutes=5)
    assert quiet(noor).heading == "The time is over"


def test_either_ends_it_early_for_both_and_no_page_says_who(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    begins(noor, is_for_both="on")
    calendar.later(minutes=20)
    assert quiet(sam).press("End it early").heading == "The time is over"
    ended_early = pages_of(noor)
    Window.objects.update(ends_at=calendar.now)
    assert pages_of(noor) == ended_early
    assert quiet(noor).all("#notices .notice") == []


def test_who_is_not_in_it_ends_nothing(noor: Player, sam: Player) -> None:
    begins(noor)
    row = Window.objects.get()
    sam.post(sam.at("moments:end", run=row.run))
    assert quiet(noor).heading == "Until 2:00 PM"


def test_two_who_begin_at_once_are_in_one(noor: Player, sam: Player, calendar: Calendar) -> None:
    forms = [plan(player).form("An hour") for player in (noor, sam)]
    for player, (address, fields) in zip((noor, sam), forms, strict=True):
        send(player, address, fields)
    row = Window.objects.get()
    assert (row.starter, row.is_joined) == (noor.person, True)
    again = actions.begin(member=noor.member, minutes=120, is_for_both=False, now=calendar.now)
    assert (again.run, again.ends_at) == (row.run, row.ends_at)


def test_a_form_sent_twice_begins_once_also_after_the_end(noor: Player) -> None:
    address, fields = plan(noor).form("An hour")
    for _ in range(2):
        noor.post(address, fields)
    row = Window.objects.get()
    quiet(noor).press("End it early")
    assert noor.post(address, fields).status_code == 303
    assert Window.objects.get().run == row.run
    assert quiet(noor).heading == "The time is over"


@pytest.mark.parametrize("minutes", ["-5", "0", "7", "", "an hour", "99999999999"])
def test_a_length_that_is_not_offered_is_refused(noor: Player, minutes: str) -> None:
    address, fields = plan(noor).form("An hour")
    page = send(noor, address, {**fields, "minutes": minutes, "is_for_both": "on"})
    assert page.status == 422
    assert page.value("is_for_both") == ["on"]
    assert page.all(".error-summary")
    assert not Window.objects.exists()


def test_joining_too_late_or_what_never_was_changes_nothing(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    begins(noor)
    row = Window.objects.get()
    calendar.later(hours=2)
    for run in (row.run, uuid4()):
        assert sam.post(sam.at("moments:joining", run=run)).status_code == 303
        assert sam.post(sam.at("moments:end", run=run)).status_code == 303
    assert not Window.objects.get().is_joined
    assert quiet(sam).heading == "Nothing runs now"


def test_looking_at_something_else_tells_nobody_and_stores_nothing(
    noor: Player, sam: Player, wire: Wire
) -> None:
    begins(noor, is_for_both="on")
    before, row = pages_of(noor), Window.objects.values().get()

    def wanders() -> None:
        for place in ("home:today", "prompts:decks", "home:us", "moments:quiet"):
            sam.get(sam.at(place))

    assert wire.during(wanders) == []
    assert (pages_of(noor), Window.objects.values().get()) == (before, row)


def test_the_other_is_nudged_exactly_when_what_they_see_is_another(
    noor: Player, sam: Player, wire: Wire, calendar: Calendar
) -> None:
    to_sam, to_noor = [(sam.member.channel, TOPIC)], [(noor.member.channel, TOPIC)]
    assert wire.during(lambda: begins(noor)) == to_sam
    run = Window.objects.get().run
    join = sam.at("moments:joining", run=run)
    assert wire.during(lambda: sam.post(join)) == to_noor
    assert wire.during(lambda: sam.post(join)) == []
    end = noor.at("moments:end", run=run)
    assert wire.during(lambda: noor.post(end)) == to_sam
    assert wire.during(lambda: noor.post(end)) == []


def test_alone_the_phone_lies_away_alone(ada: Player) -> None:
    assert not plan(ada).choices("is_for_both")
    page = begins(ada)
    assert page.soup.select(".circles--solo")
    assert page.press("End it early").heading == "The time is over"


def test_what_somebody_began_alone_ends_when_they_leave(noor: Player, sam: Player) -> None:
    begins(noor)
    visit(noor, noor.at("pairs:departure")).press("Leave now")
    assert "put the phone away" not in today(sam).text


def test_what_both_are_in_goes_on_for_whoever_stays(noor: Player, sam: Player) -> None:
    begins(noor, is_for_both="on")
    visit(noor, noor.at("pairs:departure")).press("Leave now")
    assert quiet(sam).heading == "Until 2:00 PM"


@pytest.fixture
def ended(noor: Player, sam: Player, calendar: Calendar) -> None:
    begins(noor)
    quiet(sam).press("Put mine away, too")
    calendar.later(hours=1)


@pytest.mark.usefixtures("ended")
def test_afterwards_each_may_say_in_private_how_it_felt(noor: Player, sam: Player, wire: Wire) -> None:
    before, form = pages_of(sam), quiet(noor)
    assert wire.during(lambda: form.press("Keep this", felt="4")) == []
    assert pages_of(sam) == before
    assert "A little" in visit(noor, noor.at("moments:felt")).text
    assert quiet(noor).value("felt") == "4"
    quiet(noor).press("Keep this instead", felt="8")
    assert [row.felt for row in Rating.objects.all()] == [8]


@pytest.mark.usefixtures("ended")
def test_a_rating_is_one_s_own_to_delete(noor: Player, sam: Player) -> None:
    quiet(noor).press("Keep this", felt="0")
    row = Rating.objects.get()
    assert sam.post(sam.at("moments:erasure", rating=row.pk)).status_code == 404
    page = visit(noor, noor.at("moments:felt")).press("Delete it")
    assert "Nothing here yet" in page.text
    assert not Rating.objects.exists()


@pytest.mark.usefixtures("ended")
@pytest.mark.parametrize("felt", ["", "3", "11", "-2", "very"])
def test_a_rating_that_is_none_is_refused(noor: Player, felt: str) -> None:
    page = quiet(noor).press("Keep this", felt=felt)
    assert page.status == 422
    assert page.all(".error-summary li")
    assert not Rating.objects.exists()


@pytest.mark.usefixtures("ended")
def test_after_a_day_nobody_is_asked_any_more(noor: Player, calendar: Calendar) -> None:
    address, fields = quiet(noor).form("Keep this")
    calendar.later(days=1)
    assert quiet(noor).heading == "Nothing runs now"
    page = send(noor, address, {**fields, "felt": "4"})
    assert page.status == 422
    assert not Rating.objects.exists()


def test_who_was_not_in_it_rates_nothing(noor: Player, sam: Player, calendar: Calendar) -> None:
    begins(noor)
    run = Window.objects.get().run
    calendar.later(hours=2)
    assert sam.post(sam.at("moments:rating", run=run), {"felt": "4"}).status_code == 422
    assert sam.post(sam.at("moments:rating", run=uuid4()), {"felt": "4"}).status_code == 422
    assert not Rating.objects.exists()


@pytest.mark.usefixtures("ended")
def test_whoever_leaves_keeps_what_they_said(noor: Player) -> None:
    quiet(noor).press("Keep this", felt="10")
    visit(noor, noor.at("pairs:departure")).press("Leave now")
    assert "All the time" in visit(noor, visit(noor, "/kept/").link("Times without phones")).text
