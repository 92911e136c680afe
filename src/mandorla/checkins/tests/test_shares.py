import pytest
from tests.cast import Player

from mandorla.checkins.forms import LINE
from mandorla.checkins.models import Share
from mandorla.checkins.tests.doing import shares, theirs
from mandorla.shared.tests.browser import Page, send, visit
from mandorla.shared.tests.calendar import Calendar


def lines(player: Player) -> list[str]:
    return opens(player).all(".card .said")


def opens(player: Player) -> Page:
    return visit(player, player.at("checkins:shares"))


def test_the_other_reads_a_line_at_once_on_today_and_on_its_page(noor: Player, sam: Player) -> None:
    shares(sam, "A heron on the canal")
    assert theirs(noor) == "A small thing from Sam's day A heron on the canal"
    assert lines(noor) == lines(sam) == ["A heron on the canal"]


def test_no_reply_is_asked_for_and_none_can_be_sent(noor: Player, sam: Player) -> None:
    shares(sam, "A heron on the canal")
    page = opens(noor)
    assert page.all(".card--theirs button") == []
    assert page.all(".card--theirs form") == []


def test_taking_a_line_back_leaves_it_to_its_author_alone(noor: Player, sam: Player) -> None:
    shares(sam, "A heron on the canal")
    page = opens(sam).press("Take it back")
    assert "Taken back. It is yours alone again." in page.text
    assert page.all(".card--mine .marker") == ["Only you"]
    assert (theirs(noor), lines(noor)) == ("", [])
    assert Share.objects.get().shared_text is None


def test_taking_back_can_be_undone(noor: Player, sam: Player) -> None:
    shares(sam, "A heron on the canal")
    opens(sam).press("Take it back").press("Undo")
    assert lines(noor) == ["A heron on the canal"]
    opens(sam).press("Take it back").press("Share it after all")
    assert lines(noor) == ["A heron on the canal"]


def test_deleting_a_line_deletes_it_for_both(noor: Player, sam: Player) -> None:
    shares(sam, "A heron on the canal")
    opens(sam).press("Delete for good")
    assert lines(noor) == lines(sam) == []
    assert not Share.objects.exists()


def test_today_shows_the_newest_line_until_the_end_of_the_next_day(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    shares(sam, "A heron")
    shares(sam, "A second heron")
    assert theirs(noor).endswith("A second heron")
    calendar.later(days=1)
    assert theirs(noor).endswith("A second heron")
    calendar.later(days=1)
    assert theirs(noor) == ""
    assert lines(noor) == ["A second heron", "A heron"]


def test_alone_a_line_is_kept_for_oneself_and_not_opened_to_whoever_joins(ada: Player) -> None:
    page = shares(ada, "The first snow")
    assert page.all(".card--mine .said") == ["The first snow"]
    assert not page.has_button("Share it after all")
    assert Share.objects.get().shared_text is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "There are no words here yet."),
        (" \u0007\n ", "There are no words here yet."),
        ("o" * (LINE + 1), "That is 1 character more than fits."),
    ],
)
def test_what_does_not_fit_is_refused_and_kept(noor: Player, text: str, says: str) -> None:
    address, fields = opens(noor).form("Share it")
    page = send(noor, address, {**fields, "text": text})
    assert page.status == 422
    assert any(says in error for error in page.all(".error-summary li"))
    assert page.value("text") == text
    assert not Share.objects.exists()


def test_a_line_is_one_line(noor: Player) -> None:
    shares(noor, "first\n\n second\tthird")
    assert Share.objects.get().text == "first second third"


def test_the_same_form_sent_twice_shares_once(noor: Player) -> None:
    address, fields = opens(noor).form("Share it")
    for _ in range(2):
        send(noor, address, {**fields, "text": "Once"})
    assert Share.objects.count() == 1


def test_a_line_is_kept_while_it_is_typed_and_forgotten_when_sent(noor: Player) -> None:
    noor.post(noor.at("checkins:share_draft"), {"text": "half a th"})
    assert opens(noor).value("text") == "half a th"
    shares(noor, "half a thought")
    assert opens(noor).value("text") == ""


def test_many_lines_are_paged(noor: Player, sam: Player) -> None:
    for number in range(25):
        shares(sam, f"line {number}")
    assert lines(noor) == [f"line {number}" for number in range(24, 4, -1)]
    page = visit(noor, noor.at("checkins:shares") + opens(noor).link("Older"))
    assert page.all(".card .said") == [f"line {number}" for number in range(4, -1, -1)]
