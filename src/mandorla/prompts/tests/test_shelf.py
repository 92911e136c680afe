from typing import Any

import pytest
from tests.cast import Player

from mandorla.pairs.actions import set_limits
from mandorla.pairs.logic.limits import Limits
from mandorla.prompts.decks import catalogue
from mandorla.prompts.tests.doing import (
    LIGHT,
    LIGHT_THREE,
    LIGHT_TOO,
    answer_of,
    answers,
    both_answer,
    opens,
    sends,
)
from mandorla.shared.tests.browser import Page, visit
from mandorla.shared.tests.calendar import Calendar

pytestmark = pytest.mark.usefixtures("calendar")

WORRY = next(prompt.slug for prompt in catalogue().deck_by_slug["worries"].prompts if prompt.depth == 1)


def shelf(player: Player, **narrowed: Any) -> Page:
    page = visit(player, player.at("prompts:shelf"))
    return page.press("Look", **narrowed) if narrowed else page


def texts(page: Page) -> list[str]:
    return page.all("main .card .said")


def test_an_empty_shelf_says_what_will_stand_there(noor: Player) -> None:
    page = shelf(noor)
    assert page.all("h2") == ["Nothing here yet"]
    assert page.link("See today's question") == noor.at("home:today")


def test_it_holds_all_of_mine_and_what_was_opened_to_me(noor: Player, sam: Player) -> None:
    sends(noor, "Mine, kept", LIGHT, rule="keep")
    sends(noor, "Mine, sealed", LIGHT_TOO)
    sends(sam, "Sam's, sealed", LIGHT)
    sends(sam, "Sam's, open", LIGHT_THREE, rule="first")
    assert set(texts(shelf(noor))) == {"Mine, kept", "Mine, sealed", "Sam's, open"}
    assert set(texts(shelf(sam))) == {"Sam's, sealed", "Sam's, open"}


def test_the_newest_comes_first_with_whose_it_is_and_when(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    sends(noor, "First", LIGHT)
    calendar.later(days=1)
    sends(sam, "Second", LIGHT_TOO, rule="first")
    page = shelf(noor)
    assert texts(page) == ["Second", "First"]
    assert page.all(".card__meta") == [
        "Sam · Everyday · February 2, 2027",
        "You · Everyday · February 1, 2027",
    ]


def test_each_leads_to_its_question(noor: Player) -> None:
    sends(noor, "First", LIGHT)
    page = shelf(noor)
    assert page.link("What are the first ten minutes") == noor.at("prompts:prompt", slug=LIGHT)


def test_it_can_be_narrowed_to_a_shelf_of_my_own(noor: Player, sam: Player) -> None:
    both_answer(noor, sam, LIGHT, LIGHT_TOO)
    opens(noor).press("Put it there", shelf="joys")
    assert texts(shelf(noor, shelf="joys")) == [f"Noor on {LIGHT}"]
    assert shelf(sam, shelf="joys").all("h2") == ["Nothing with these words"]


def test_it_can_be_narrowed_to_a_deck(noor: Player) -> None:
    sends(noor, "Everyday words", LIGHT)
    sends(noor, "Worried words", WORRY)
    page = shelf(noor, deck="worries")
    assert texts(page) == ["Worried words"]
    assert page.soup.select("#id_deck option[selected]")[0]["value"] == "worries"
    assert len(texts(shelf(noor, deck="no-such-deck"))) == 2
    offered = {option["value"] for option in page.soup.select("#id_deck option")}
    assert "between-siblings" not in offered


def test_a_deck_that_has_to_be_opened_can_be_chosen_by_whoever_opened_it(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    set_limits(member=noor.member, limits=Limits(opened=frozenset({"loss"})), now=calendar.now)
    offered = [
        {option["value"] for option in shelf(player).soup.select("#id_deck option")} for player in (noor, sam)
    ]
    assert ["loss" in decks for decks in offered] == [True, False]


@pytest.mark.parametrize(
    "words",
    [
        "kettle",
        "KETTLE",
        "ettl",
        "Café",
        "CAFÉ",
        "cafe\u0301",
        "cafe",
        "straße",
        "STRASSE",
        "kettle café",
        "ten minutes",
        "القهوة",
    ],
)
def test_words_are_found_in_any_case_and_with_or_without_accents(noor: Player, words: str) -> None:
    sends(noor, "The Kettle in the café in our Straße, القَهوة", LIGHT)
    sends(noor, "Something else", LIGHT_TOO)
    assert len(texts(shelf(noor, words=words))) == 1


@pytest.mark.parametrize("words", ["window", "kettle window", "kettlecafé", "%", "_", "' OR 1=1"])
def test_what_is_not_there_is_not_found(noor: Player, words: str) -> None:
    sends(noor, "The Kettle in the café", LIGHT)
    page = shelf(noor, words=words)
    assert texts(page) == []
    assert page.all("h2") == ["Nothing with these words"]
    assert page.soup.select("#id_words")[0]["value"] == words


def test_a_search_finds_nothing_of_what_is_sealed(noor: Player, sam: Player) -> None:
    sends(sam, "The secret kettle", LIGHT)
    assert texts(shelf(noor, words="kettle")) == []


def test_searching_can_be_narrowed_too(noor: Player) -> None:
    sends(noor, "A kettle at home", LIGHT)
    sends(noor, "A kettle that worries", WORRY)
    assert texts(shelf(noor, words="kettle", deck="worries")) == ["A kettle that worries"]


def test_a_search_for_too_many_words_is_no_search(noor: Player) -> None:
    sends(noor, "The kettle", LIGHT)
    assert texts(shelf(noor, words="x" * 121)) == ["The kettle"]


@pytest.fixture
def many(noor: Player, calendar: Calendar) -> int:
    slugs = [prompt.slug for prompt in catalogue()][:45]
    for number, slug in enumerate(slugs):
        if number % 5 == 0:
            calendar.later(days=1)
        sends(noor, f"Number {number}", slug)
    return 45


def test_a_page_holds_twenty_and_leads_to_the_next(noor: Player, many: int) -> None:
    page, seen = shelf(noor), []
    sizes = [len(texts(page))]
    seen += texts(page)
    for _ in range(2):
        page = visit(noor, noor.at("prompts:shelf") + page.link("Older"))
        sizes.append(len(texts(page)))
        seen += texts(page)
    assert sizes == [20, 20, 5]
    assert sorted(seen) == sorted(f"Number {number}" for number in range(many))
    assert page.link("Newer").endswith("page=2")


def test_the_next_page_stays_narrowed(noor: Player, many: int) -> None:
    page = shelf(noor, words="number", deck="everyday")
    assert len(texts(page)) == 20
    further = page.press("Older")
    assert (further.value("words"), further.value("deck")) == ("number", "everyday")
    assert set(texts(further)) & set(texts(page)) == set()


def test_what_is_looked_for_stands_in_no_address(noor: Player) -> None:
    sends(noor, "The kettle", LIGHT)
    page = shelf(noor, words="kettle")
    assert texts(page) == ["The kettle"]
    assert (page.address, page.query) == (noor.at("prompts:shelf"), "")


def test_a_long_answer_is_shortened_on_the_shelf_and_whole_on_its_page(noor: Player) -> None:
    long = "kettle " * 200
    sends(noor, long, LIGHT)
    assert texts(shelf(noor))[0].endswith("…")
    assert len(texts(shelf(noor))[0]) < 410
    assert long.strip() in opens(noor).text


@pytest.mark.parametrize("asked", ["0", "-1", "x", "999999", "1e9", "²"])
def test_a_page_that_does_not_exist_breaks_nothing(noor: Player, asked: str) -> None:
    sends(noor, "The kettle", LIGHT)
    assert visit(noor, noor.at("prompts:shelf"), page=asked).status == 200


def test_what_was_taken_back_leaves_the_other_s_shelf(noor: Player, sam: Player) -> None:
    answers(noor, "The kettle", rule="first")
    assert texts(shelf(sam)) == ["The kettle"]
    noor.post(noor.at("prompts:taking_back", answer=answer_of(noor).pk))
    assert texts(shelf(sam)) == []
    assert texts(shelf(noor)) == ["The kettle"]


def test_whoever_left_finds_what_they_wrote_and_the_other_what_was_opened(noor: Player, sam: Player) -> None:
    both_answer(noor, sam, LIGHT)
    sends(noor, "Sealed when I left", LIGHT_TOO)
    sends(noor, "Kept when I left", LIGHT_THREE, rule="keep")
    noor.post(noor.at("pairs:departure"))
    kept = visit(noor, "/kept/answers/")
    assert set(texts(kept)) == {f"Noor on {LIGHT}", "Sealed when I left", "Kept when I left"}
    assert "Sam" not in kept.text
    assert "The other can still read what you had opened there." in kept.text
    assert set(texts(shelf(sam))) == {f"Noor on {LIGHT}", f"Sam on {LIGHT}"}


def test_what_stayed_mine_comes_in_pages_too(noor: Player, many: int) -> None:
    noor.post(noor.at("pairs:departure"))
    page = visit(noor, "/kept/answers/")
    assert len(texts(page)) == 20
    assert len(texts(visit(noor, "/kept/answers/" + page.link("Older")))) == 20


def test_nothing_opens_by_itself_after_its_author_has_left(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    sends(noor, "Not yet", LIGHT, rule="after_a_day")
    noor.post(noor.at("pairs:departure"))
    calendar.later(days=2)
    assert texts(shelf(sam)) == []
    sends(sam, "Mine", LIGHT)
    assert "Not yet" not in opens(sam).text


def test_an_answer_waiting_for_both_stays_shut_when_its_author_leaves(noor: Player, sam: Player) -> None:
    sends(noor, "Sealed when I left", LIGHT)
    noor.post(noor.at("pairs:departure"))
    sends(sam, "I answer now", LIGHT)
    assert texts(shelf(sam)) == ["I answer now"]


def test_words_of_who_left_are_headed_without_their_name(noor: Player, sam: Player) -> None:
    sends(noor, "Open when I left", LIGHT, rule="first")
    noor.post(noor.at("pairs:departure"))
    assert shelf(sam).all(".card__meta") == ["The other · Everyday · February 1, 2027"]


def test_the_page_of_what_stayed_mine_is_empty_for_who_never_left(noor: Player) -> None:
    sends(noor, "Still here", LIGHT)
    page = visit(noor, "/kept/answers/")
    assert texts(page) == []
    assert page.all("h2") == ["Nothing here"]
