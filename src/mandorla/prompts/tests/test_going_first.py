import pytest
from tests.cast import Player

from mandorla.prompts.daily import write_offers
from mandorla.prompts.models import Offer
from mandorla.prompts.tests.doing import circles, prompts_at, question, sends
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import Calendar

pytestmark = pytest.mark.usefixtures("calendar")


def test_today_s_page_says_that_the_other_went_first(noor: Player, sam: Player) -> None:
    asked = question(noor)
    assert asked is not None
    sends(noor, "I begin", asked.slug, rule="first")
    page = visit(noor, noor.at("home:today"))
    assert ("You went first. Sam can read it, and owes you nothing." in page.text, circles(page)) == (
        True,
        "",
    )
    page = visit(sam, sam.at("home:today"))
    assert "Noor went first." in page.text
    assert page.link("Read it") == sam.at("prompts:prompt", slug=asked.slug)


def test_a_question_that_one_went_first_on_is_the_other_s_next(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    asked = slug_of_today(sam)
    begun = next(slug for slug in prompts_at(1, 5) if slug != asked)
    sends(noor, "I begin, on a question of my own", begun, rule="first")
    assert slug_of_today(sam) == asked
    calendar.later(days=1)
    assert slug_of_today(sam) == begun


def test_it_is_the_next_one_also_where_tomorrow_s_was_chosen_already(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    write_offers(now=calendar.now)
    asked = slug_of_today(sam)
    begun = next(slug for slug in prompts_at(1, 5) if slug != asked)
    sends(noor, "I begin, on a question of my own", begun, rule="first")
    write_offers(now=calendar.later(minutes=15))
    assert slug_of_today(sam) == asked
    calendar.later(days=1)
    assert slug_of_today(sam) == begun
    page = visit(sam, sam.at("home:today"))
    assert "Noor went first. You can read it, and answer if you like." in page.text


def test_what_is_sealed_changes_no_question_that_was_chosen(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    write_offers(now=calendar.now)
    chosen = list(Offer.objects.of(noor.pair).values_list("day", "slug"))
    for rule in ("both", "after_a_day", "keep"):
        sends(noor, "Not for now", prompts_at(1, 1)[0], rule=rule)
    assert list(Offer.objects.of(noor.pair).values_list("day", "slug")) == chosen


def slug_of_today(player: Player) -> str:
    asked = question(player)
    assert asked
    return asked.slug
