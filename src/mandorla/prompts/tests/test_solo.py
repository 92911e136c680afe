import pytest
from tests.cast import Player

from mandorla.pairs.tests.test_invitation import invite
from mandorla.prompts.tests.doing import (
    LIGHT,
    LIGHT_TOO,
    answer_of,
    answers,
    cards,
    marks,
    opens,
    prompts_at,
    question,
    sends,
)
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import Calendar

pytestmark = pytest.mark.usefixtures("calendar")


def joins(rae: Player, ada: Player) -> Player:
    """Rae comes into Ada's space; Rae's browser, now about that pair."""
    visit(rae, invite(ada)).press("Join")
    return Player(rae.person, ada.pair)


def test_alone_there_is_a_question_every_day(ada: Player, calendar: Calendar) -> None:
    seen = set()
    for _day in range(5):
        seen.add(question(ada))
        calendar.later(days=1)
    assert len(seen) == 5
    assert None not in seen


def test_alone_a_question_speaks_of_the_person_one_has_in_mind(ada: Player) -> None:
    html = visit(ada, ada.at("prompts:deck", deck="love-and-being-loved")).text
    assert "the person you have in mind" in html
    assert "{other}" not in html


def test_what_one_writes_alone_stays_one_s_own(ada: Player) -> None:
    page = answers(ada, "For myself", rule="keep")
    assert (cards(page), marks(page)) == ({"You": "For myself"}, ["Only you"])


@pytest.mark.parametrize("rule", ["both", "first", "after_a_day"])
def test_alone_every_rule_means_to_keep_it(ada: Player, rule: str) -> None:
    assert sends(ada, "For myself", rule=rule).status_code == 303
    assert (answer_of(ada).rule, answer_of(ada).opens_at) == ("keep", None)


def test_joining_opens_nothing_and_seals_nothing(ada: Player, rae: Player) -> None:
    sends(ada, "For myself", LIGHT, rule="keep")
    sends(ada, "For myself too", LIGHT_TOO, rule="keep")
    rae = joins(rae, ada)
    assert "For myself" not in visit(rae, rae.at("prompts:shelf")).text + opens(rae).text
    sends(rae, "Rae answers", LIGHT)
    assert "For myself" not in opens(rae).text
    assert "Rae answers" not in opens(ada).text
    assert answer_of(ada).rule == "keep"


def test_each_answer_is_offered_singly(ada: Player, rae: Player) -> None:
    sends(ada, "For myself", LIGHT, rule="keep")
    sends(ada, "For myself too", LIGHT_TOO, rule="keep")
    rae = joins(rae, ada)
    page = opens(ada)
    assert page.has_button("Seal it for both")
    page.press("Open it now")
    assert cards(opens(rae)) == {"Ada": "For myself"}
    assert cards(opens(rae, LIGHT_TOO)) == {}


def test_alone_nothing_speaks_of_sealing_or_opening(ada: Player) -> None:
    page = answers(ada, "For myself", rule="keep")
    assert not page.has_button("Seal it for both")
    assert not page.has_button("Open it now")


def test_alone_again_after_the_other_left_one_goes_on(noor: Player, sam: Player) -> None:
    noor.post(noor.at("pairs:departure"))
    page = answers(sam, "On my own now", rule="keep")
    assert marks(page) == ["Only you"]
    assert question(sam) is not None


def test_a_page_opened_before_the_other_left_still_takes_the_answer(noor: Player, sam: Player) -> None:
    page = opens(sam)
    noor.post(noor.at("pairs:departure"))
    page = page.press("Done", text="Written while Noor left", rule="both")
    assert (cards(page), marks(page)) == ({"You": "Written while Noor left"}, ["Only you"])


def test_what_i_had_sealed_when_the_other_left_names_nobody(noor: Player, sam: Player) -> None:
    asked = question(sam)
    assert asked is not None
    sends(sam, "Sealed before", asked.slug)
    noor.post(noor.at("pairs:departure"))
    assert "Nobody else is here, so it stays with you." in opens(sam, asked.slug).text
    assert "You have answered." in visit(sam, sam.at("home:today")).text


def test_depth_earned_alone_does_not_count_for_two(ada: Player, rae: Player, calendar: Calendar) -> None:
    for slug in prompts_at(2, 4):
        sends(ada, "For myself", slug, rule="keep")
    rae = joins(rae, ada)
    for _day in range(8):
        calendar.later(days=1)
        asked = question(rae)
        assert asked is not None
        assert asked.depth <= 2
