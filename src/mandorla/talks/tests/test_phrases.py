"""Words of one's own for a bad moment: at hand in every step, and said with one tap where it is one's turn."""

import pytest
from tests.cast import Player

from mandorla.drafts.reading import text_of
from mandorla.repair.models import Phrase
from mandorla.shared.tests.browser import Page, send
from mandorla.talks.actions import FORM, subject_of
from mandorla.talks.logic.state import Side
from mandorla.talks.models import Line, Talk
from mandorla.talks.tests.doing import asks, begin, opens, says
from mandorla.talks.tests.following import HAND

SOFTLY = "Let me begin once more, and softly"


@pytest.fixture(autouse=True)
def phrase(noor: Player) -> Phrase:
    return Phrase.objects.create(pair=noor.pair, author=noor.person, text=SOFTLY)


@pytest.fixture
def talk(noor: Player, sam: Player) -> Talk:
    """A talk about conflict in which it is Noor's turn to speak."""
    made = begin(noor, sam, "repair-short")
    for player in (noor, sam):
        says(player, made, "yes")
    return made


def entries(talk: Talk) -> list[object]:
    return [line.own["value"] for line in Line.objects.of(talk).order_by("seq")][2:]


def taps(page: Page) -> Page:
    return page.press(SOFTLY)


def test_a_tap_says_it_as_one_s_turn(noor: Player, sam: Player, talk: Talk) -> None:
    assert taps(opens(noor, talk)).status == 200
    assert entries(talk) == [SOFTLY]
    assert SOFTLY in opens(sam, talk).text
    assert "Your turn" in opens(sam, talk).text


def test_in_the_other_s_turn_it_is_only_read_and_the_server_refuses_it(
    noor: Player, sam: Player, talk: Talk
) -> None:
    early = opens(noor, talk).form(SOFTLY)
    says(noor, talk, "The dishes again")
    page = opens(noor, talk)
    assert SOFTLY in page.text
    assert not page.has_button(SOFTLY)
    visit = str(Talk.objects.get().state.visit)
    for fields in (early[1], {**early[1], "visit": visit, "operation": ""}):
        assert send(noor, early[0], {**fields, "value": SOFTLY}).status == 422
    assert entries(talk) == ["The dishes again"]
    assert SOFTLY not in opens(sam, talk).html


def test_what_was_typed_goes_on_waiting(noor: Player, sam: Player, talk: Talk) -> None:
    typed = "And then you said"
    noor.post(noor.at("talks:draft", talk=talk.pk), {"text": typed})
    taps(opens(noor, talk))
    assert text_of(noor.person, FORM, subject_of(talk, Side(noor.member.side))) == typed


def test_two_taps_say_it_once(noor: Player, talk: Talk) -> None:
    page = opens(noor, talk)
    for _ in range(2):
        taps(page)
    assert entries(talk) == [SOFTLY]


def test_it_never_joins_what_both_agree_on(noor: Player, sam: Player, talk: Talk) -> None:
    for player, words in ((noor, "a"), (sam, "b"), (noor, "yes"), (noor, "c"), (sam, "d"), (noor, "e")):
        says(player, talk, words)
    for player, words in ((sam, "yes"), (sam, "f")):
        says(player, talk, words)
    page = opens(noor, talk)
    assert page.heading == "What they feel"
    assert SOFTLY in page.text
    assert not page.has_button(SOFTLY)


def test_on_one_phone_they_are_for_whoever_they_belong_to(noor: Player, sam: Player) -> None:
    asks(noor, "repair-short", mode="one")
    talk = Talk.objects.get()
    says(noor, talk, "yes")
    page = opens(noor, talk)
    if page.soup.select_one(HAND):
        page = page.press("I am Sam")
    assert SOFTLY not in page.html


def test_no_talk_about_anything_else_has_them(noor: Player, sam: Player) -> None:
    assert SOFTLY not in opens(noor, begin(noor, sam)).html
