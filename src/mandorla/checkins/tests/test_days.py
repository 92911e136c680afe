from tests.cast import Player

from mandorla.checkins.models import CheckIn
from mandorla.checkins.tests.doing import checks_in, shares
from mandorla.shared.tests.browser import Page, visit
from mandorla.shared.tests.calendar import Calendar


def opens(player: Player, query: str = "") -> Page:
    return visit(player, player.at("home:days") + query)


def test_an_empty_page_says_what_will_be_here_and_offers_the_first_step(noor: Player) -> None:
    page = opens(noor)
    assert "Nothing here yet" in page.text
    assert page.link("Check in") == noor.at("checkins:checkin")


def test_a_day_shows_all_that_one_said_with_the_circles_and_what_was_open(noor: Player) -> None:
    checks_in(noor, closeness="90", feelings=["calm"], note="snow", energy="4", need="fun", talk="now")
    shares(noor, "A heron")
    page = opens(noor)
    (day,) = page.all(".timeline > li")
    assert day.startswith("Monday, February 1, 2027")
    for words in ("calm", "Good", "Fun", "Now", "snow", "A heron", "What I need, When I would like to talk"):
        assert words in day
    assert [svg["aria-label"] for svg in page.soup.select(".timeline svg.circles")] == [
        "Two circles, nearly one"
    ]


def test_behind_the_drawings_stands_a_table_without_a_number(noor: Player) -> None:
    checks_in(noor, closeness="90", feelings=["calm"], energy="4")
    cells = opens(noor).all(".table tbody tr > *")
    assert cells == ["February 1, 2027", "nearly one", "calm", "Good", "", ""]


def test_the_newest_day_comes_first_and_days_without_a_word_are_not_there(
    noor: Player, calendar: Calendar
) -> None:
    checks_in(noor, need="fun")
    calendar.later(days=9)
    shares(noor, "A heron")
    assert opens(noor).all(".timeline h2") == ["Wednesday, February 10, 2027", "Monday, February 1, 2027"]


def test_many_days_are_paged(noor: Player, calendar: Calendar) -> None:
    for _ in range(16):
        checks_in(noor, need="fun")
        calendar.later(days=1)
    page = opens(noor)
    assert len(page.all(".timeline > li")) == 14
    assert opens(noor, page.link("Older")).all(".timeline h2") == [
        "Tuesday, February 2, 2027",
        "Monday, February 1, 2027",
    ]
    assert "Nothing here yet" in opens(noor, "?page=99").text
    assert len(opens(noor, "?page=x").all(".timeline > li")) == 14


def test_a_day_of_one_s_own_can_be_deleted(noor: Player, calendar: Calendar) -> None:
    checks_in(noor, need="fun")
    calendar.later(days=3)
    assert opens(noor).press("Delete for good").all(".timeline > li") == []
    assert not CheckIn.objects.exists()


def test_nothing_of_the_other_stands_among_my_days(noor: Player, sam: Player) -> None:
    shares(sam, "A heron")
    checks_in(sam, need="fun")
    assert "Nothing here yet" in opens(noor).text


def test_whoever_leaves_takes_their_days_along(noor: Player, sam: Player) -> None:
    checks_in(sam, closeness="20", note="a long week")
    shares(sam, "A heron")
    assert "Nothing here" in visit(sam, "/kept/days/").text
    visit(sam, sam.at("pairs:departure")).press("Leave now")
    page = visit(sam, visit(sam, "/kept/").link("Days that stayed yours"))
    assert page.heading == "Days that stayed yours"
    assert "a long week" in page.text
    assert "A heron" in page.text
    assert "a long week" not in visit(noor, "/kept/days/").text
