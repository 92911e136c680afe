from tests.cast import Player

from mandorla.promises.models import OpenWord
from mandorla.promises.tests.doing import newest, opens, promises
from mandorla.shared.tests.browser import Page, visit
from mandorla.shared.tests.calendar import Calendar


def looks(player: Player) -> Page:
    return visit(player, player.at("promises:consistency"))


def test_one_s_own_words_and_deeds_stand_by_their_days_newest_first(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    promises(noor, "text before six", due_on="2027-02-02")
    calendar.later(days=1)
    visit(noor, noor.at("promises:wordings", promise=newest().pk)).press(
        "Say it this way", will="text before seven", due_on="2027-03-01"
    )
    calendar.later(days=27)
    opens(noor).press("Kept")
    page = looks(noor)
    assert page.all("main h2") == ["March 2027", "February 2027"]
    assert page.all("main .row__text") == [
        "Kept text before seven March 1",
        "You gave it new words text before seven February 2 · Sam can read this",
        "You promised text before six February 1 · Sam can read this",
    ]


def test_it_shows_nothing_of_the_other_and_tells_them_nothing(noor: Player, sam: Player) -> None:
    promises(noor, "text before six")
    opens(noor).press("Kept").press("Show Sam")
    assert looks(sam).heading == "My words and deeds"
    assert "text before six" not in looks(sam).text
    assert "Nothing here yet" in looks(sam).text


def test_it_has_no_table_no_sum_and_no_share(noor: Player, sam: Player) -> None:
    for number in range(3):
        promises(noor, f"text {number}")
        opens(noor).press("Kept" if number else "Not this time")
    page = looks(noor)
    assert page.soup.find("table") is None
    assert not any(word in page.text for word in ("%", "of 3", "2 kept", "in a row"))


def test_open_words_are_among_them_and_what_stands_no_more_says_so(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    promises(noor, "call", to="myself")
    opens(noor).press("End this promise")
    visit(noor, noor.at("promises:word_new", kind="step")).press(
        "Keep it for myself", step="Sing", way_out="I stop."
    )
    assert looks(noor).all("main .row__text") == [
        "You promised call February 1 · It has ended.",
        "You planned a small step Sing February 1",
    ]
    assert visit(noor, looks(noor).soup.select("main .rows a")[1]["href"]).address.endswith(  # type: ignore[arg-type]
        f"{OpenWord.objects.get().pk}/"
    )


def test_many_are_paged_and_what_was_deleted_is_gone(noor: Player, sam: Player, calendar: Calendar) -> None:
    for _ in range(21):
        calendar.later(days=1)
        promises(noor, "text")
    assert len(looks(noor).all("main .row__text")) == 20
    assert len(visit(noor, noor.at("promises:consistency"), page=2).all("main .row__text")) == 1
    opens(noor).press("Delete for good")
    assert len(visit(noor, noor.at("promises:consistency"), page=2).all("main .row__text")) == 0
