import pytest
from tests.cast import Player

from mandorla.pairs.models import Kind, Place
from mandorla.prompts.decks import ORDER, catalogue
from mandorla.prompts.models import Exchange
from mandorla.prompts.tests.doing import sends
from mandorla.shared.tests.browser import visit

pytestmark = pytest.mark.usefixtures("calendar")


def test_there_are_twelve_decks_in_an_order_that_goes_from_light_to_deep() -> None:
    assert tuple(deck.slug for deck in catalogue().decks) == ORDER
    assert len(ORDER) == 12


def test_every_deck_is_one_card_that_leads_to_its_questions(noor: Player) -> None:
    page = visit(noor, noor.at("prompts:decks"))
    decks = [deck for deck in catalogue().decks if not deck.is_opt_in and deck.slug != "apart"]
    assert set(page.all("article h2")) >= {deck.title for deck in decks}
    for deck in decks:
        assert page.link(deck.title) == noor.at("prompts:deck", deck=deck.slug)


def test_a_deck_shows_its_questions_with_their_depth(noor: Player) -> None:
    page = visit(noor, noor.at("prompts:deck", deck="joys"))
    shown = [prompt for prompt in catalogue().deck_by_slug["joys"].prompts if prompt.depth <= 3]
    assert page.heading == "Joys"
    assert page.all("article h2") == [prompt.words("Sam") for prompt in shown]
    assert set(page.all(".depth")) == {"Light", "Opinions and stories", "Feelings"}


def test_the_name_of_the_other_stands_where_a_question_speaks_of_them(noor: Player, sam: Player) -> None:
    speaks = next(prompt for prompt in catalogue() if "{other}" in prompt.text and prompt.depth <= 3)
    for player, name in ((noor, "Sam"), (sam, "Noor")):
        page = visit(player, player.at("prompts:prompt", slug=speaks.slug))
        assert page.heading == speaks.text.replace("{other}", name)


def test_a_question_i_have_answered_says_so_to_me_alone(noor: Player, sam: Player) -> None:
    sends(noor, "The kettle")
    assert "You have answered this" in visit(noor, noor.at("prompts:deck", deck="everyday")).text
    assert "You have answered this" not in visit(sam, sam.at("prompts:deck", deck="everyday")).text


def test_a_deck_that_does_not_exist_is_not_found(noor: Player) -> None:
    assert noor.get(noor.at("prompts:deck", deck="no-such-deck")).status_code == 404


def test_those_who_live_apart_have_a_deck_for_that(ines: Player, noor: Player) -> None:
    assert visit(ines, ines.at("prompts:deck", deck="apart")).status == 200
    together = catalogue().deck_by_slug["apart"].prompts
    if not any("together" in prompt.places for prompt in together):
        assert noor.get(noor.at("prompts:deck", deck="apart")).status_code == 404


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("place", list(Place))
def test_every_kind_of_pair_finds_enough_to_ask(kind: Kind, place: Place) -> None:
    fitting = [one for one in catalogue() if kind in one.kinds and place in one.places and not one.is_opt_in]
    assert len([one for one in fitting if one.depth <= 2]) >= 60
    assert {one.depth for one in fitting} == {1, 2, 3, 4, 5}


def test_what_was_written_to_a_question_that_is_gone_stays_on_the_shelf(noor: Player) -> None:
    sends(noor, "Written long ago")
    Exchange.objects.update(slug="a-question-of-old")
    page = visit(noor, noor.at("prompts:shelf"))
    assert page.all(".card .said") == ["Written long ago"]
    assert not page.soup.select(".card a")
