from datetime import timedelta
from uuid import UUID

import pytest
from tests.cast import Player

from mandorla.pairs.actions import set_limits
from mandorla.pairs.logic.limits import Limits
from mandorla.prompts.actions import seal_again, write_offer
from mandorla.prompts.decks import catalogue
from mandorla.prompts.models import Answer, Exchange, Offer
from mandorla.prompts.tests.doing import (
    LIGHT,
    answer_of,
    answers,
    both_answer,
    cards,
    narrow,
    opens,
    question,
    sends,
)
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import NOON, Calendar

pytestmark = pytest.mark.usefixtures("calendar")


def test_no_question_is_offered_twice_within_a_year(noor: Player, calendar: Calendar) -> None:
    days = [NOON.date() + timedelta(days=number) for number in range(130)]
    offered = [write_offer(member=noor.member, day=day).slug for day in days]
    assert len(set(offered) - {""}) == 130


def test_what_both_have_answered_is_not_offered_again(noor: Player, sam: Player, calendar: Calendar) -> None:
    today = question(sam)
    few = narrow(noor, calendar)
    spare = min(slug for slug in few if today and slug != today.slug)
    both_answer(noor, sam, *(few - {spare}))
    for _day in range(3):
        calendar.later(days=1)
        asked = question(noor)
        assert asked is not None
        assert asked.slug == spare


def test_when_all_have_been_there_the_page_says_so_and_points_to_the_decks(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    both_answer(noor, sam, *narrow(noor, calendar))
    calendar.later(days=1)
    for player in (noor, sam):
        page = visit(player, player.at("home:today"))
        assert page.all("#question") == []
        assert "Every question that fits has been here within the year." in page.text
        assert "tomorrow" not in page.text
        assert page.link("Look through the decks") == player.at("prompts:decks")
    assert write_offer(member=noor.member, day=calendar.now.date()).slug == ""


def test_after_a_year_a_question_comes_round_again(noor: Player, sam: Player, calendar: Calendar) -> None:
    few = narrow(noor, calendar)
    both_answer(noor, sam, *few)
    calendar.later(days=365)
    assert question(noor.elsewhere()) is None
    calendar.later(days=1)
    asked = question(noor.elsewhere())
    assert asked is not None
    assert asked.slug in few


def test_another_one_is_none_that_i_answered_within_the_year(noor: Player, calendar: Calendar) -> None:
    few = sorted(narrow(noor, calendar))
    for slug in few[2:]:
        sends(noor, "For me alone", slug, rule="keep")
    calendar.later(days=200)
    for _time in range(2):
        asked = question(noor.elsewhere())
        assert asked is not None
        assert asked.slug in few[:2]
        visit(noor.elsewhere(), noor.at("home:today")).press("Another one")
    assert question(noor.elsewhere()) is None


def test_within_the_year_the_answers_stand_as_they_are(noor: Player, sam: Player, calendar: Calendar) -> None:
    both_answer(noor, sam, LIGHT)
    calendar.later(days=365)
    assert set(cards(opens(noor.elsewhere()))) == {"You", "Sam"}


def test_after_a_year_it_asks_what_has_changed_beside_my_old_answer(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    both_answer(noor, sam, LIGHT)
    calendar.later(days=366)
    page = opens(noor.elsewhere())
    assert "You last met this in February 2027. What has changed since?" in page.text
    assert page.all("[aria-labelledby=before] .said") == [f"Noor on {LIGHT}"]
    assert (cards(page), page.value("text")) == ({}, "")


@pytest.mark.parametrize(("sams", "noors"), [("keep", "both"), ("both", "keep"), ("keep", "keep")])
def test_a_year_counts_from_one_s_own_words_whatever_the_other_has_in_private(
    noor: Player, sam: Player, calendar: Calendar, sams: str, noors: str
) -> None:
    sends(sam, "Written first", rule=sams)
    calendar.later(days=100)
    sends(noor.elsewhere(), "Written later", rule=noors)
    calendar.later(days=266)
    assert "What has changed since?" in opens(sam.elsewhere()).text
    for _day in range(2):
        assert cards(opens(noor.elsewhere())) == {"You": "Written later"}
        calendar.later(days=99)
    assert "You last met this in May 2027. What has changed since?" in opens(noor.elsewhere()).text


def test_what_both_opened_ages_from_that_day(noor: Player, sam: Player, calendar: Calendar) -> None:
    sends(sam, "Written first")
    calendar.later(days=300)
    sends(noor.elsewhere(), "Written later")
    calendar.later(days=365)
    for player in (noor, sam):
        assert sorted(cards(opens(player.elsewhere())).values()) == ["Written first", "Written later"]
    calendar.later(days=1)
    for player in (noor, sam):
        assert "What has changed since?" in opens(player.elsewhere()).text


def test_whoever_writes_anew_meets_what_the_other_wrote_within_the_year(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    sends(sam, "Kept a long time ago", rule="keep")
    calendar.later(days=100)
    sends(noor.elsewhere(), "It can wait for you")
    calendar.later(days=270)
    page = answers(sam.elsewhere(), "Now I know")
    assert cards(page) == {"You": "Now I know", "Noor": "It can wait for you"}
    assert page.all("[aria-labelledby=before] .said") == ["Kept a long time ago"]
    assert set(cards(opens(noor.elsewhere()))) == {"You", "Sam"}


def test_words_of_an_earlier_year_that_are_sealed_again_meet_nothing_of_this_one(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    sends(noor, "Kept a long time ago", rule="keep")
    old = answer_of(noor)
    calendar.later(days=366)
    noor, sam = noor.elsewhere(), sam.elsewhere()
    sends(noor, "Kept now", rule="keep")
    sends(sam, "It can wait for you")
    seal_again(member=noor.member, answer=old, rule="both", now=calendar.later(minutes=1))
    assert cards(opens(noor)) == {"You": "Kept now"}
    assert cards(opens(sam)) == {"You": "It can wait for you"}


def test_no_question_is_offered_while_the_answer_of_one_is_of_this_year(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    few = narrow(noor, calendar)
    for slug in few:
        sends(sam, "Only for me", slug, rule="keep")
    calendar.later(days=100)
    for slug in few:
        sends(noor.elsewhere(), "Only for me", slug, rule="keep")
    calendar.later(days=300)
    assert question(noor.elsewhere()) is None
    calendar.later(days=66)
    assert question(noor.elsewhere()) is not None


def test_a_second_round_is_sealed_and_opened_like_the_first(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    both_answer(noor, sam, LIGHT)
    calendar.later(days=366)
    noor, sam = noor.elsewhere(), sam.elsewhere()
    answers(noor, "A year later, the radio")
    assert cards(opens(sam)) == {}
    page = answers(sam, "A year later, the garden")
    assert cards(page) == {"You": "A year later, the garden", "Noor": "A year later, the radio"}
    assert page.all("[aria-labelledby=before] .said") == [f"Sam on {LIGHT}"]
    shelf = visit(noor, noor.at("prompts:shelf"))
    assert len(shelf.all(".card .said")) == 4


def test_every_year_has_a_round_of_its_own(noor: Player, sam: Player, calendar: Calendar) -> None:
    for year in ("first", "second", "third"):
        noor, sam = noor.elsewhere(), sam.elsewhere()
        sends(noor, f"Noor's {year} year")
        sends(sam, f"Sam's {year} year")
        assert cards(opens(noor)) == {"You": f"Noor's {year} year", "Sam": f"Sam's {year} year"}
        calendar.later(days=366)
    noor, before = noor.elsewhere(), [f"Noor's {year} year" for year in ("third", "second", "first")]
    assert opens(noor).all("[aria-labelledby=before] .said") == before
    assert len(visit(noor, noor.at("prompts:shelf")).all(".card .said")) == 6
    assert [one.round for one in Exchange.objects.about(LIGHT)] == [3, 2, 1]


def test_answers_of_one_instant_have_one_order(noor: Player, sam: Player) -> None:
    both_answer(noor, sam, LIGHT)
    for number, player in ((2, noor), (1, sam)):
        Answer.objects.filter(pk=answer_of(player).pk).update(id=UUID(int=number))
    assert [one.id.int for one in Answer.objects.to(LIGHT).only("id")] == [1, 2]


def test_an_offer_once_written_stays_whatever_happens_that_day(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    written = write_offer(member=noor.member, day=NOON.date())
    both_answer(noor, sam, written.slug)
    set_limits(member=sam.member, limits=Limits(ceiling=1), now=calendar.now)
    assert write_offer(member=sam.member, day=NOON.date()) == written
    assert question(noor) == catalogue().by_slug[written.slug]
    assert Offer.objects.count() == 1


def test_what_would_be_chosen_is_what_is_written(noor: Player, sam: Player) -> None:
    shown = question(noor)
    written = write_offer(member=sam.member, day=NOON.date())
    assert shown is not None
    assert written.slug == shown.slug
