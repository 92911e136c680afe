"""My days with the kind words that came to me, on one quiet line."""

from tests.cast import Player

from mandorla.appreciation.tests.doing import TEA_SAID, newest, one, thanks
from mandorla.checkins.tests.doing import checks_in
from mandorla.shared.tests.browser import Page, visit
from mandorla.shared.tests.calendar import Calendar

WAITS = "Something kind waits here for you"


def opens(player: Player, query: str = "") -> Page:
    return visit(player, player.at("home:days") + query)


def days(page: Page) -> list[str]:
    return page.all(".days h2")


def puts_away(player: Player) -> None:
    visit(player, opens(player).link(WAITS)).press("Put it away")


def test_a_kind_word_stands_on_the_day_it_came_once_it_was_taken_in(
    calendar: Calendar, noor: Player, sam: Player
) -> None:
    checks_in(noor, need="fun")
    calendar.later(days=2)
    thanks(sam)
    page = opens(noor)
    assert days(page) == ["Wednesday, February 3, 2027", "Monday, February 1, 2027"]
    assert TEA_SAID not in page.text
    puts_away(noor)
    page = opens(noor)
    assert WAITS not in page.text
    assert page.all(".days__theirs") == [f"Sam to you {TEA_SAID}"]


def test_a_word_that_came_after_midnight_belongs_to_the_evening_before(
    calendar: Calendar, noor: Player, sam: Player
) -> None:
    calendar.later(hours=14)  # three in the morning in Berlin
    thanks(sam)
    assert days(opens(noor)) == ["Monday, February 1, 2027"]


def test_what_is_taken_back_or_was_never_sent_is_not_there(noor: Player, sam: Player) -> None:
    thanks(sam, keep=True)
    assert days(opens(noor)) == []
    thanks(sam, what="carried the bags")
    assert len(days(opens(noor))) == 1
    one(sam, newest(sam)).press("Take it back")
    assert days(opens(noor)) == []
    assert days(opens(sam)) == []


def test_over_the_pages_each_kind_word_stands_once(calendar: Calendar, noor: Player, sam: Player) -> None:
    for _each in range(17):
        checks_in(noor, need="fun")
        calendar.later(days=1)
        thanks(sam, what=f"watered the ferns on {calendar.now:%A} the {calendar.now:%d}")
        calendar.later(days=1)
    pages = [opens(noor), opens(noor, "?page=2")]
    found = [day for page in pages for day in days(page)]
    assert len(found) == len(set(found)) == 34
    assert sum(page.html.count(WAITS) for page in pages) == 17
    assert days(opens(noor, "?page=3")) == []


def test_whoever_never_checks_in_finds_kind_words_all_the_same(noor: Player, sam: Player) -> None:
    thanks(sam)
    page = opens(noor)
    assert len(days(page)) == 1
    assert not page.all("table")
    assert "Older" not in page.text
