from datetime import date

import pytest
from django.db import connection
from tests.cast import Player

from mandorla.checkins.forms import NOTE
from mandorla.checkins.logic.saying import Need, Saying, Talk
from mandorla.checkins.models import CheckIn
from mandorla.checkins.tests.doing import checks_in, theirs, today
from mandorla.checkins.wording import NEXT_STEPS
from mandorla.pairs.tests.test_invitation import invite
from mandorla.shared.tests.browser import send, visit
from mandorla.shared.tests.calendar import Calendar


def said(player: Player) -> Saying:
    return CheckIn.objects.by(player.person).latest("day").saying


def test_the_other_reads_the_need_and_the_wish_to_talk_and_no_more(noor: Player, sam: Player) -> None:
    checks_in(
        sam,
        closeness="80",
        feelings=["tired", "hurt"],
        note="a long week",
        energy="2",
        need="space",
        talk="later",
    )
    assert theirs(noor) == "Sam would like some space today. Later for talking."
    assert said(sam) == Saying(80, ("tired", "hurt"), "a long week", 2, Need.SPACE, Talk.LATER)


@pytest.mark.parametrize(
    ("part", "value", "seen"),
    [
        ("closeness", "100", "Two circles, nearly one"),
        ("feelings", ["calm"], "Sam feels: calm."),
        ("note", "a quiet day", "a quiet day"),
        ("energy", "2", "Energy: low."),
        ("need", "heard", "Sam would like to be heard today."),
        ("talk", "now", "Now is good for talking."),
    ],
)
def test_each_part_stands_alone_and_is_shown_only_where_it_was_chosen(
    noor: Player, sam: Player, part: str, value: object, seen: str
) -> None:
    checks_in(sam, **{part: value}, parts=None)
    assert today(noor).all(".card--theirs") == []
    checks_in(sam, parts=[part])
    page = today(noor)
    assert seen in f"{theirs(noor)} {[svg['aria-label'] for svg in page.soup.select('.card--theirs svg')]}"


def test_a_check_in_with_nothing_in_it_is_nothing(noor: Player) -> None:
    page = checks_in(noor)
    assert page.address == noor.at("home:today")
    assert not CheckIn.objects.exists()


def test_taking_everything_out_again_takes_the_check_in_away(noor: Player, sam: Player) -> None:
    checks_in(sam, need="fun")
    assert "some fun" in theirs(noor)
    checks_in(sam, need="")
    assert theirs(noor) == ""
    assert not CheckIn.objects.exists()


def test_an_untouched_slider_says_nothing_and_a_moved_one_counts_without_its_box(noor: Player) -> None:
    checks_in(noor, energy="3")
    assert said(noor).closeness is None
    checks_in(noor, closeness="64")
    assert said(noor).closeness == 64
    page = visit(noor, noor.at("checkins:checkin"))
    assert (page.value("closeness"), page.value("closeness_is_meant")) == ("64", ["on"])
    page.press("Done", closeness_is_meant=None)
    assert said(noor).closeness is None


def test_the_middle_counts_where_its_box_is_ticked(noor: Player) -> None:
    checks_in(noor, closeness_is_meant="on")
    assert said(noor).closeness == 50


def test_the_page_of_a_day_shows_what_was_said_and_lets_it_be_corrected(noor: Player) -> None:
    everything = {
        "closeness": "30",
        "feelings": ["calm", "hopeful"],
        "note": "snow",
        "energy": "4",
        "need": "fun",
        "talk": "now",
    }
    checks_in(noor, **everything)
    page = visit(noor, noor.at("checkins:checkin"))
    assert {name: page.value(name) for name in everything} == everything
    page.press("Done", note="snow, and then sun")
    assert CheckIn.objects.count() == 1
    assert said(noor).note == "snow, and then sun"


def test_a_day_can_be_corrected_until_the_next_begins_at_four(noor: Player, calendar: Calendar) -> None:
    checks_in(noor, need="fun")
    calendar.later(hours=14)  # three at night in Berlin
    checks_in(noor, need="help")
    assert [row.day for row in CheckIn.objects.all()] == [date(2027, 2, 1)]
    calendar.later(hours=1)
    assert visit(noor, noor.at("checkins:checkin")).value("need") == ""
    checks_in(noor, need="space")
    assert sorted(row.day for row in CheckIn.objects.all()) == [date(2027, 2, 1), date(2027, 2, 2)]


def test_what_the_other_showed_is_gone_with_their_day(ines: Player, jo: Player, calendar: Calendar) -> None:
    checks_in(jo, need="heard")
    assert "Jo would like to be heard today." in theirs(ines)
    calendar.later(hours=7, minutes=59)  # 3:59 in Singapore
    assert "Jo would like to be heard today." in theirs(ines)
    calendar.later(minutes=1)
    assert theirs(ines) == ""


def test_days_without_a_word_leave_no_trace_on_any_page(noor: Player, calendar: Calendar) -> None:
    checks_in(noor, need="fun")
    before = today(noor).all("section[aria-label='How it is today']")
    calendar.later(days=30)
    after = today(noor).all("section[aria-label='How it is today']")
    assert before == ["Change my check-in A small thing from my day"]
    assert after == ["Check in A small thing from my day"]
    assert len(visit(noor, noor.at("home:days")).all(".timeline > li")) == 1


def test_what_is_shown_is_chosen_once_and_a_day_may_differ(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    page = visit(sam, sam.at("checkins:checkin"))
    assert page.value("parts") == ["need", "talk"]
    assert page.value("is_usual") == ["on"]
    page.press("Done", parts=["energy"], energy="1")
    calendar.later(days=1)
    page = visit(sam, sam.at("checkins:checkin"))
    assert page.value("parts") == ["energy"]
    assert page.value("is_usual") is None
    page.press("Done", parts=["need"], need="fun")
    assert visit(sam, sam.at("checkins:checkin")).value("parts") == ["need"]
    calendar.later(days=1)
    assert visit(sam, sam.at("checkins:checkin")).value("parts") == ["energy"]
    assert visit(noor, noor.at("checkins:checkin")).value("parts") == ["need", "talk"]


def test_alone_nothing_is_chosen_and_all_of_it_stays_one_s_own(ada: Player) -> None:
    page = visit(ada, ada.at("checkins:checkin"))
    assert page.choices("parts") == []
    page.press("Done", need="heard", note="the bus was late")
    row = CheckIn.objects.get()
    assert (row.shown, row.parts) == (None, None)


def test_what_was_said_alone_is_not_open_to_whoever_joins(ada: Player, rae: Player) -> None:
    checks_in(ada, need="heard")
    visit(rae, invite(ada)).press("Join")
    assert "to be heard" not in visit(rae, ada.at("home:today")).text


def test_the_same_form_sent_twice_counts_once(noor: Player) -> None:
    address, fields = visit(noor, noor.at("checkins:checkin")).form("Done")
    for _ in range(2):
        assert send(noor, address, {**fields, "need": "help"}).address == noor.at("home:today")
    assert CheckIn.objects.get().version == 1


def test_two_devices_do_not_overwrite_each_other_unasked(noor: Player) -> None:
    early = visit(noor, noor.at("checkins:checkin"))
    checks_in(noor.elsewhere(), note="from the laptop")
    page = early.press("Done", note="from the phone")
    assert page.status == 422
    assert "You changed this check-in somewhere else meanwhile." in page.text
    assert "from the laptop" in page.text
    assert page.value("note") == "from the phone"
    assert said(noor).note == "from the laptop"
    page.press("Done")
    assert said(noor).note == "from the phone"


def test_a_form_from_before_the_turn_of_the_day_keeps_what_was_typed(
    noor: Player, calendar: Calendar
) -> None:
    calendar.later(hours=14, minutes=59)
    page = visit(noor, noor.at("checkins:checkin"))
    calendar.later(minutes=2)
    refused = page.press("Done", note="still awake", energy="1")
    assert refused.status == 422
    assert "A new day has begun" in refused.text
    assert not CheckIn.objects.exists()
    refused.press("Done")
    assert (CheckIn.objects.get().day, said(noor).note) == (date(2027, 2, 2), "still awake")


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ({"day": "2027-02-02"}, "That day has not begun yet."),
        ({"closeness": "101"}, "How close I feel"),
        ({"closeness": "-1"}, "How close I feel"),
        ({"closeness": "near"}, "How close I feel"),
        ({"energy": "6"}, "My energy"),
        ({"need": "money"}, "Today I need"),
        ({"talk": "tomorrow"}, "A good time to talk"),
        ({"feelings": ["calm", "sinister"]}, "What I feel"),
        ({"parts": ["diary"]}, "What may be seen"),
        ({"note": "o" * (NOTE + 3)}, "That is 3 characters more than fits."),
        ({"version": "-4"}, "version"),
    ],
)
def test_what_does_not_fit_is_refused_and_everything_typed_is_still_there(
    noor: Player, bad: dict[str, object], says: str
) -> None:
    typed = {"feelings": ["wistful"], "note": "rain again", "need": "space"}
    address, fields = visit(noor, noor.at("checkins:checkin")).form("Done")
    page = send(noor, address, {**fields, **typed, **bad})
    assert page.status == 422
    if says != "version":
        assert any(says in error for error in page.all(".error-summary li"))
    for name, value in {**typed, **bad}.items():
        if name in ("note", "closeness"):
            assert page.value(name) == value
    if "feelings" not in bad:
        assert page.value("feelings") == ["wistful"]
    assert not CheckIn.objects.exists()


@pytest.mark.parametrize(
    "note", ["שלום, אני עייף", "🫶🏽 da\u0301", "<script>alert(1)</script>", "a\x00b\x07c"]
)
def test_a_note_in_any_script_comes_back_as_it_was_written(noor: Player, note: str) -> None:
    checks_in(noor, note=note)
    kept = said(noor).note
    assert kept == {"🫶🏽 da\u0301": "🫶🏽 dá", "a\x00b\x07c": "abc"}.get(note, note)
    assert kept in visit(noor, noor.at("home:days")).text


def test_a_note_is_kept_while_it_is_typed_and_forgotten_when_sent(noor: Player) -> None:
    noor.post(noor.at("checkins:draft"), {"text": "not sent yet"})
    page = visit(noor, noor.at("checkins:checkin"))
    assert page.value("note") == "not sent yet"
    page.press("Done", note="sent")
    assert visit(noor, noor.at("checkins:checkin")).value("note") == "sent"


def test_a_check_in_can_be_deleted_and_is_gone_for_both(noor: Player, sam: Player) -> None:
    checks_in(sam, need="fun")
    visit(sam, sam.at("checkins:checkin")).press("Delete today's check-in")
    assert not CheckIn.objects.exists()
    assert theirs(noor) == ""


def test_whoever_left_shows_nothing_any_more(noor: Player, sam: Player) -> None:
    checks_in(sam, need="fun")
    visit(sam, sam.at("pairs:departure")).press("Leave now")
    assert "some fun" not in today(noor).text


def test_looking_writes_nothing(noor: Player) -> None:
    with connection.execute_wrapper(_refuse_writes):
        for name in ("checkins:checkin", "home:days", "checkins:shares", "checkins:habits", "home:today"):
            assert noor.get(noor.at(name)).status_code == 200


def _refuse_writes(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
    assert sql.lstrip(" (").upper().startswith(("SELECT", "SAVEPOINT", "RELEASE", "BEGIN")), sql
    return execute(sql, params, many, context)


def test_a_need_comes_with_the_page_that_helps_where_there_is_one(noor: Player, sam: Player) -> None:
    for need in Need:
        checks_in(sam, need=need)
        links = [str(link["href"]) for link in today(noor).soup.select(".card--theirs a")]
        pages = {
            Need.HEARD: "talks:talks",
            Need.AFFECTION: "affection:affection",
            Need.APPRECIATION: "appreciation:new",
        }
        assert links == ([noor.at(pages[need])] if need in pages else [])


def test_a_page_that_is_not_there_is_not_led_to(
    noor: Player, sam: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(NEXT_STEPS, Need.FUN, ("fun:fair", "Go to the fair"))
    checks_in(sam, need="fun")
    page = today(noor)
    assert page.status == 200
    assert "Sam would like some fun today." in page.text
    assert "fair" not in page.text
