import pytest
from tests.cast import Player

from mandorla.library.reading import CONTENT, Problem, names, parse
from mandorla.pairs.models import Kind, Place
from mandorla.prompts.decks import catalogue, check, check_themes
from mandorla.prompts.models import Exchange
from mandorla.prompts.tests.doing import sends
from mandorla.shared.tests.browser import visit

pytestmark = pytest.mark.usefixtures("calendar")


def test_the_decks_stand_by_theme_in_an_order_that_goes_from_light_to_deep() -> None:
    themes = catalogue().themes
    assert [theme.slug for theme in themes] == [
        "days",
        "delight",
        "world",
        "years",
        "people",
        "depths",
        "opened",
    ]
    assert all(deck.is_opt_in == (theme.slug == "opened") for theme in themes for deck in theme.decks)
    assert len(catalogue().decks) == len(names("decks")) == 35


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {id: a, title: A, decks: [no-such-deck]}", "no such deck, or it stands twice: no-such-deck"),
        ("- {id: a, title: A, decks: [joys, joys]}", "no such deck, or it stands twice: joys"),
        ("- {id: a, title: A, decks: [joys]}", "this deck has no theme: everyday"),
        ("- {id: a, title: A}", "missing part: decks"),
    ],
)
def test_every_deck_has_one_theme(text: str, message: str) -> None:
    assert Problem("themes.yaml", 1, message) in check_themes(parse("themes.yaml", text))


def test_a_deck_is_called_as_its_file() -> None:
    deck = parse("decks/joys.yaml", "{slug: sorrows, prompts: []}")
    assert "the slug of a deck is the name of its file" in [problem.message for problem in check([deck])]


def test_the_icon_of_a_deck_is_one_that_there_is() -> None:
    deck = parse("decks/joys.yaml", "{slug: joys, icon: no-such-icon, prompts: []}")
    assert "there is no such icon: no-such-icon" in [problem.message for problem in check([deck])]


def test_every_deck_is_one_card_that_leads_to_its_questions(noor: Player) -> None:
    page = visit(noor, noor.at("prompts:decks"))
    decks = [deck for deck in catalogue().decks if not deck.is_opt_in and "partners" in deck.kinds]
    decks = [deck for deck in decks if deck.slug != "apart"]
    assert set(page.all("article h3")) >= {deck.title for deck in decks}
    for deck in decks:
        assert page.link(deck.title) == noor.at("prompts:deck", deck=deck.slug)


def test_a_theme_without_a_deck_for_this_pair_is_not_shown(noor: Player) -> None:
    page = visit(noor, noor.at("prompts:decks"))
    shown = [theme.title for theme in catalogue().themes if theme.slug != "opened"]
    assert page.all("section:has(ul.grid) h2") == page.all("nav.chips a") == shown
    assert not page.soup.select("#opened")


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
@pytest.mark.parametrize("suit", ["solo", "both"])
def test_every_pair_finds_enough_to_ask_for_a_year_without_going_deep(
    kind: Kind, place: Place, suit: str
) -> None:
    fitting = [one for one in catalogue() if kind in one.kinds and place in one.places and suit in one.suits]
    fitting = [one for one in fitting if not one.is_opt_in]
    assert len(fitting) >= 900
    assert len([one for one in fitting if one.depth <= 2]) > 366
    assert {one.depth for one in fitting} == {1, 2, 3, 4, 5}


def test_the_page_for_writers_has_the_true_figures() -> None:
    page = (CONTENT.parents[2] / "docs" / "write-a-prompt.md").read_text(encoding="utf-8")
    prompts = list(catalogue())
    depths = ", ".join(
        f"{sum(one.depth == depth for one in prompts)} of depth {depth}" for depth in range(1, 6)
    )
    assert f"{len(prompts):,} questions in {len(catalogue().decks)} decks: {depths}." in " ".join(
        page.split()
    )
    for kind in Kind:
        fitting = [one for one in prompts if kind in one.kinds and not one.is_opt_in]
        row = [str(kind.label)]
        for place in Place:
            there = [one for one in fitting if place in one.places]
            row += [str(len(there)), str(sum(one.depth <= 2 for one in there))]
        assert f"| {' | '.join(row)} |" in page


def test_what_was_written_to_a_question_that_is_gone_stays_on_the_shelf(noor: Player) -> None:
    sends(noor, "Written long ago")
    Exchange.objects.update(slug="a-question-of-old")
    page = visit(noor, noor.at("prompts:shelf"))
    assert page.all(".card .said") == ["Written long ago"]
    assert not page.soup.select(".card a")
