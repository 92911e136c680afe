"""The page of change: what it says, and to whom."""

import numpy as np
import pytest
from pytest_django import DjangoAssertNumQueries
from tests.cast import Player

from mandorla.insights.tests.doing import lives, opens, ordinary_days, pages_of
from mandorla.live.tests.wire import Wire
from mandorla.practices.models import Kind, Practice
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import Calendar


def test_before_fourteen_days_it_says_that_it_is_too_early(noor: Player) -> None:
    lives(noor, ordinary_days(13))
    page = opens(noor, "change")
    assert "Too early to tell" in page.all("h2")
    assert page.soup.select("svg.trend__picture") == []


def test_after_that_there_is_a_line_with_its_band_a_sentence_a_table_and_a_step(noor: Player) -> None:
    lives(noor, ordinary_days(120), practised={30: Kind.TALK})
    page = opens(noor, "change")
    assert len(page.soup.select("svg.trend__picture path.trend__band")) == 1
    assert len(page.soup.select(".trend__mark")) == 1
    assert any("About the same as in" in said for said in page.all("strong"))
    rows = page.all(".table tbody tr")
    assert len(rows) == 5
    assert all(" of 100)" in row for row in rows)
    assert visit(noor, page.link("Say what you appreciate")).status == 200


def test_what_one_said_is_for_oneself_alone_until_both_want_one_line(
    noor: Player, sam: Player, wire: Wire
) -> None:
    lives(noor, ordinary_days(60, mean=40))
    lives(sam, ordinary_days(60, seed=2, mean=80))
    alone, before = opens(noor, "change"), pages_of(sam)
    assert wire.during(lambda: opens(noor, "change").press("I would like that")) == []
    assert pages_of(sam) == before
    assert alone.all(".table tbody") == opens(noor, "change").all(".table tbody")
    assert wire.during(lambda: opens(sam, "change").press("I would like that")) == [
        (noor.member.channel, "insights")
    ]
    assert opens(noor, "change").all(".table tbody") == opens(sam, "change").all(".table tbody")
    assert "Drawn from what you both said." in opens(sam, "change").text
    opens(noor, "change").press("No more")
    assert opens(noor, "change").all(".table tbody") == alone.all(".table tbody")
    assert "seen by you alone" in opens(sam, "change").text


def test_of_what_the_other_did_alone_nothing_counts_even_in_one_line(noor: Player, sam: Player) -> None:
    for player in (noor, sam):
        lives(player, ordinary_days(60, seed=3))
        opens(player, "change").press("I would like that")
    before = pages_of(noor)
    lives(sam, [None] * 60, practised=dict.fromkeys(range(0, 60, 3), Kind.QUESTION))
    assert pages_of(noor) == before


def test_something_that_helps_is_said_with_its_interval_its_days_and_what_it_cannot_tell(
    noor: Player,
) -> None:
    days = ordinary_days(150, mean=50)
    done = dict.fromkeys(range(3, 148, 4), Kind.TALK) | dict.fromkeys(range(5, 140, 30), Kind.NEWS)
    for day, kind in done.items():
        if kind is Kind.TALK:
            days[day + 1] = (days[day + 1] or 0) + 15
    lives(noor, days, practised=done)
    page = opens(noor, "change")
    [claim] = page.all(".card-list .card--mine")
    assert claim.startswith("The day after a guided talk, you felt closer by ")
    assert "over 35 days" in claim
    assert "You chose the days yourself" in claim
    assert "telling good news" in page.text
    assert "Fewer than eight days" in page.text


def test_nothing_that_helps_is_the_usual_answer(noor: Player) -> None:
    lives(noor, ordinary_days(100), practised=dict.fromkeys(range(0, 100, 5), Kind.QUIET))
    page = opens(noor, "change")
    assert "Nothing yet that stands out from chance." in page.text
    assert "Not clear" in page.text


def test_weeks_of_less_are_asked_about_and_the_other_sees_nothing_of_it(noor: Player, sam: Player) -> None:
    before = pages_of(sam)
    lives(noor, [*ordinary_days(110, mean=70), *ordinary_days(12, seed=4, mean=48)])
    page = opens(noor, "change")
    assert "Is something weighing on you?" in page.text
    assert page.link("Talk about it")
    assert pages_of(sam) == before


def test_somebody_who_stopped_is_asked_once_and_a_pause_asks_nothing(
    noor: Player, calendar: Calendar
) -> None:
    lives(noor, ordinary_days(100))
    calendar.later(days=10)
    assert "You check in less than you used to" in opens(noor, "change").text
    calendar.later(days=30)
    assert "You check in less than you used to" not in opens(noor, "change").text


def test_alone_there_is_a_line_and_no_agreement(ada: Player) -> None:
    lives(ada, ordinary_days(40))
    page = opens(ada, "change")
    assert page.soup.select("svg.trend__picture")
    assert not page.has_button("I would like that")


def test_what_was_done_lately_can_be_rated_for_oneself(noor: Player, sam: Player, wire: Wire) -> None:
    lives(noor, [50], practised={0: Kind.THANKS})
    before = pages_of(sam)
    assert wire.during(lambda: opens(noor, "closer").press("A little")) == []
    assert Practice.objects.get().closer == "a_little"
    assert pages_of(sam) == before
    opens(noor, "closer").press("Leave it out")
    assert Practice.objects.get().closer is None
    address = noor.at("insights:rating", practice=Practice.objects.get().pk)
    noor.post(address, {"closer": "forever"})
    assert Practice.objects.get().closer is None
    assert sam.post(sam.at("insights:rating", practice=Practice.objects.get().pk)).status_code == 404


def test_what_was_done_earlier_is_not_asked_about(noor: Player, calendar: Calendar) -> None:
    lives(noor, [50], practised={0: Kind.THANKS})
    row = Practice.objects.get()
    calendar.later(days=5)
    assert opens(noor, "closer").all(".card--mine") == []
    assert noor.post(noor.at("insights:rating", practice=row.pk), {"closer": "closer"}).status_code == 404


@pytest.mark.parametrize("length", [20, 200])
def test_more_days_cost_no_more_questions_of_the_database(
    noor: Player, sam: Player, length: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for player in (noor, sam):
        lives(player, ordinary_days(length), practised=dict.fromkeys(range(0, length, 3), Kind.TALK))
        opens(player, "change").press("I would like that")
    with django_assert_max_num_queries(9):
        noor.get(noor.at("insights:change"))


def test_the_line_stays_inside_the_picture(noor: Player) -> None:
    lives(noor, [100 if n % 2 else 0 for n in range(40)])
    page = opens(noor, "change")
    path = str(page.soup.select("path.trend__band")[0]["d"])
    heights = [float(point.split()[1]) for point in path.strip("MZ").split("L")]
    assert min(heights) >= 6
    assert max(heights) <= 194
    assert np.isfinite(heights).all()
