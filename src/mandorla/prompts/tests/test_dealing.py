from datetime import timedelta

import pytest
from tests.cast import Player

from mandorla.pairs.actions import set_limits
from mandorla.pairs.logic.limits import Limits
from mandorla.prompts.actions import write_offer
from mandorla.prompts.dealing import deal, give_back
from mandorla.prompts.decks import catalogue
from mandorla.prompts.models import Dealt
from mandorla.prompts.tests.doing import both_answer, narrow, question
from mandorla.shared.tests.calendar import Calendar

pytestmark = pytest.mark.usefixtures("calendar")


def dealt_to(player: Player, calendar: Calendar, most: int = 99) -> list[str]:
    taken = deal(member=player.member, seed=b"a talk", most=most, now=calendar.now)
    return [one.slug for one in taken]


def test_what_was_dealt_to_a_talk_does_not_come_on_a_day_s_page(noor: Player, calendar: Calendar) -> None:
    narrow(noor, calendar)
    calendar.later(days=1)
    today = question(noor)
    assert dealt_to(noor, calendar)
    calendar.later(days=1)
    assert today is not None
    assert question(noor.elsewhere()) is None


def test_no_talk_is_dealt_what_comes_today_or_tomorrow(noor: Player, calendar: Calendar) -> None:
    narrow(noor, calendar)
    calendar.later(days=1)
    ahead = calendar.now.date() + timedelta(days=1)
    tomorrow = write_offer(member=noor.member, day=ahead).slug
    dealt = dealt_to(noor, calendar)
    today = question(noor)
    assert today is not None
    assert dealt
    assert not {today.slug, tomorrow} & set(dealt)


def test_two_talks_are_not_dealt_the_same(noor: Player, calendar: Calendar) -> None:
    first, second = (set(dealt_to(noor, calendar, most=3)) for _ in range(2))
    assert len(first) == len(second) > 3
    assert not first & second


def test_what_both_answered_is_dealt_again_after_a_year_and_not_before(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    few = narrow(noor, calendar)
    both_answer(noor, sam, *few)
    calendar.later(days=365)
    assert dealt_to(noor, calendar) == []
    calendar.later(days=1)
    assert set(dealt_to(noor, calendar)) <= few


def test_a_talk_that_is_over_gives_back_what_was_not_on_the_table(noor: Player, calendar: Calendar) -> None:
    narrow(noor, calendar)
    calendar.later(days=1)
    asked, *left = dealt_to(noor, calendar)
    calendar.later(days=9)
    give_back(pair=noor.pair.pk, dealt=[asked, *left], asked=[asked], day=calendar.now.date())
    assert [(one.slug, one.day) for one in Dealt.objects.of(noor.pair)] == [(asked, calendar.now.date())]
    assert question(noor) is None  # today stays as it was
    calendar.later(days=1)
    found = question(noor.elsewhere())
    assert found is not None
    assert found.slug in left


def test_what_was_on_the_table_comes_again_a_year_later(noor: Player, calendar: Calendar) -> None:
    few = narrow(noor, calendar)
    calendar.later(days=1)
    dealt = dealt_to(noor, calendar)
    give_back(pair=noor.pair.pk, dealt=dealt, asked=dealt, day=calendar.now.date())
    calendar.later(days=365)
    assert not set(dealt_to(noor, calendar)) & set(dealt)
    calendar.later(days=1)
    assert set(dealt_to(noor.elsewhere(), calendar)) & set(dealt) <= few


def test_no_talk_is_dealt_a_deck_that_either_left_out(noor: Player, sam: Player, calendar: Calendar) -> None:
    decks = {one.slug: one.deck for one in catalogue()}
    unwanted = decks[dealt_to(noor, calendar)[0]]
    Dealt.objects.all().delete()
    set_limits(member=sam.member, limits=Limits(left_out=frozenset({unwanted})), now=calendar.now)
    calendar.later(days=1)
    assert unwanted not in {decks[slug] for slug in dealt_to(noor, calendar)}
