"""Today in each state: at most three things, what waits first, and a way to all that found no room."""

from datetime import timedelta
from typing import Any

import pytest
from tests.cast import Player

from mandorla.appreciation.tests.doing import thanks
from mandorla.asks.tests.doing import tells
from mandorla.checkins.models import Hour
from mandorla.checkins.tests.doing import checks_in
from mandorla.home import cards
from mandorla.home.cards import MOST
from mandorla.pairs.cards import Card, Door, Part, Rank, Source
from mandorla.pairs.logic.asking import FIRST, SPREAD
from mandorla.promises.tests.doing import promises
from mandorla.repair.tests.doing import sends
from mandorla.shared import clock
from mandorla.shared.tests.browser import Page, visit
from mandorla.shared.tests.calendar import Calendar
from mandorla.talks.tests.doing import asks

pytestmark = pytest.mark.usefixtures("calendar")  # what Today shows depends on the hour


def today(player: Player) -> Page:
    page = visit(player, player.at("home:today"))
    assert len(cards.today(player.member, clock.now()).cards) <= MOST
    for address in ways(page).values():
        assert visit(player, address).status == 200
    return page


def ways(page: Page) -> dict[str, str]:
    return {link.get_text(strip=True): str(link["href"]) for link in page.soup.select("nav .chips a")}


def shown(player: Player) -> list[str]:
    return [card.name for card in cards.today(player.member, clock.now()).cards]


def proposes(player: Player, button: str, **said: Any) -> Page:
    return visit(player, player.at("pairs:agreement")).press(button, **said)


def agrees(player: Player) -> Page:
    return visit(player, player.at("pairs:agreement")).press("I agree")


def proposes_habit(player: Player, act: str) -> Page:
    return visit(player, player.at("checkins:habits")).press("Propose it", act=act, hour=Hour.EVENING)


def test_only_today_s_first_few_things_are_shown_and_a_way_to_each_of_the_others(
    noor: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    def many(member: Any, now: Any) -> list[Card]:
        return [
            Card(str(number), "prompts/rest_card.html", door=Door("home:us", f"Way {number}"))
            for number in range(5)
        ]

    monkeypatch.setattr("mandorla.home.cards.SOURCES", (Source("many", many),))
    found = cards.today(noor.member, clock.now())
    assert len(found.cards) == MOST
    assert [(way.words, way.url) for way in found.ways] == [
        ("Way 3", noor.at("home:us")),
        ("Way 4", noor.at("home:us")),
    ]


def test_what_waits_comes_first_then_what_is_seldom_and_then_what_fits_the_hour(
    calendar: Calendar, noor: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    def several(member: Any, now: Any) -> list[Card]:
        return [
            Card("idea", "prompts/rest_card.html", rank=Rank.WHENEVER),
            Card("late", "prompts/rest_card.html", parts=frozenset({Part.EVENING})),
            Card("early", "prompts/rest_card.html", parts=frozenset({Part.MORNING})),
            Card("written for her", "prompts/rest_card.html", rank=Rank.WAITING),
        ]

    def seldom(member: Any, now: Any) -> list[Card]:
        return [Card("on few days", "prompts/rest_card.html", rank=Rank.SELDOM)]

    monkeypatch.setattr("mandorla.home.cards.SOURCES", (Source("several", several),))
    calendar.later(hours=8)
    assert shown(noor) == ["written for her", "late", "early"]
    calendar.later(hours=11)
    assert shown(noor) == ["written for her", "early", "late"]
    monkeypatch.setattr("mandorla.home.cards.SOURCES", (Source("several", several), Source("seldom", seldom)))
    assert shown(noor) == ["written for her", "on few days", "early"]


def test_where_nothing_waits_it_is_the_question_the_check_in_and_one_thing_by_the_hour(
    calendar: Calendar, noor: Player, sam: Player
) -> None:
    found = {}
    for hours in (
        18,
        8,
        6,
    ):  # from noon to six in the morning, to two in the afternoon and to eight in the evening
        calendar.later(hours=hours)
        found[hours] = shown(noor)
    assert found == {
        18: ["checkins", "prompt", "thanks"],
        8: ["prompt", "checkins", "good-news"],
        6: ["prompt", "checkins", "affection"],
    }
    assert set(ways(today(noor))) == {"Tell good news", "Say thanks", "What else you could do"}


def test_whoever_has_much_waiting_still_finds_the_question_and_the_check_in(
    noor: Player, sam: Player
) -> None:
    thanks(sam)
    tells(sam)
    promises(sam, "I water the ferns")
    assert set(shown(noor)) == {"promises", "good-news", "appreciation"}
    assert {"Questions to choose from", "Today's check-in"} <= set(ways(today(noor)))
    assert "Today's question" in visit(noor, ways(today(noor))["Questions to choose from"]).all("h2")
    checks_in(sam, need="fun")
    page = today(noor)
    assert "Sam would like some fun today." in page.text
    assert {"Questions to choose from", "Something kind, for you or from you"} <= set(ways(page))


def test_what_the_other_began_softly_has_a_door_where_it_finds_no_room(noor: Player, sam: Player) -> None:
    asks(sam)
    promises(sam, "I water the ferns")
    visit(sam, sam.at("moments:windows")).press("An hour")
    sends(sam)
    assert set(shown(noor)) == {"talks", "moments", "promises"}
    assert ways(today(noor))["Something written for you"] == noor.at("repair:starts")


def test_a_phone_that_the_other_puts_away_now_is_told_of_before_all_that_waits(
    noor: Player, sam: Player
) -> None:
    thanks(sam)
    tells(sam)
    promises(sam, "I water the ferns")
    checks_in(sam, need="fun")
    visit(sam, sam.at("moments:windows")).press("An hour")
    assert shown(noor)[0] == "moments"
    assert today(noor).has_button("Put mine away, too")


def test_what_both_wanted_to_look_at_again_goes_before_what_each_day_brings(
    calendar: Calendar, noor: Player, sam: Player
) -> None:
    proposes(noor, "Propose this day", day=clock.now().date() + timedelta(days=10))
    agrees(sam)
    calendar.later(days=10)
    thanks(sam)
    tells(sam)
    assert shown(noor) == ["good-news", "appreciation", "agreement"]
    assert {"Today's question", "Today's check-in"} <= set(ways(today(noor)))


def test_a_line_that_the_other_proposes_is_found_from_today_by_them_alone(noor: Player, sam: Player) -> None:
    before = ways(today(sam))
    proposes(sam, "Propose it", text="Sunday mornings", section="ours")
    assert ways(today(sam)) == before
    page = today(noor)
    assert noor.at("pairs:agreement") in [str(link["href"]) for link in page.soup.select("main a[href]")]
    agrees(noor)
    assert noor.at("pairs:agreement") not in today(noor).html


def test_a_habit_that_the_other_proposes_is_not_lost_behind_what_waits(noor: Player, sam: Player) -> None:
    thanks(sam)
    tells(sam)
    assert "checkins" not in shown(noor)
    proposes_habit(sam, "A walk after supper")
    assert "Sam proposes this as a habit." in today(noor).text
    assert "proposes this as a habit" not in today(sam).text


def test_three_weeks_later_each_is_asked_on_today_whatever_else_waits(
    calendar: Calendar, noor: Player, sam: Player
) -> None:
    proposes_habit(sam, "A walk after supper")
    visit(noor, noor.at("checkins:habits")).press("Yes, let us try")
    calendar.later(days=FIRST + SPREAD)  # on no day of the private question, which comes before
    thanks(sam)
    tells(sam)
    assert "Three weeks now." in today(noor).text
    visit(noor, noor.at("checkins:habits")).press("Keep it")
    assert "Three weeks now." not in today(noor).text


def test_while_one_rests_there_is_no_question_nor_a_way_to_one(noor: Player, sam: Player) -> None:
    visit(noor, noor.at("pairs:boundaries")).press("Keep this", rest="week")
    page = today(noor)
    assert "You are resting" in page.text
    assert "Today's question" not in ways(page)
    assert "prompt" in shown(sam)


def test_alone_everything_on_it_can_be_done_alone(ada: Player) -> None:
    page = today(ada)
    assert set(ways(page)) == {"Tell good news", "A small act of affection", "What else you could do"}
    assert "Somebody can join whenever you like." in page.text


def test_alone_no_picture_shows_a_second_one(ada: Player) -> None:
    visit(ada, ada.at("pairs:boundaries")).press("Keep this", rest="week")
    soup = today(ada).soup
    assert soup.select(".empty .circles--solo")
    assert not soup.select(".circles--apart")


def test_eight_hours_apart_each_sees_what_fits_their_own_hour(
    calendar: Calendar, ines: Player, jo: Player
) -> None:
    calendar.later(hours=22)  # ten in the morning in Lisbon, six in the evening in Singapore
    assert [today(player).heading for player in (ines, jo)] == ["Good morning, Ines", "Good evening, Jo"]
    assert shown(ines)[0] == "checkins"
    assert shown(jo)[0] == "prompt"
