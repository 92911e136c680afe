"""Guesses of the other's day: on some days, for oneself, and what many of them say where both want it."""

from datetime import date, timedelta

import numpy as np
import pytest
from tests.cast import Player

from mandorla.checkins.models import CheckIn
from mandorla.insights import wording
from mandorla.insights.logic.guesses import LEAST_PAIRS, reading
from mandorla.insights.logic.offering import SHARE, is_offered
from mandorla.insights.models import Guess
from mandorla.insights.tests.doing import opens, pages_of
from mandorla.live.tests.wire import Wire
from mandorla.shared import clock
from mandorla.shared.tests.calendar import Calendar


def wait_for_an_offer(player: Player, calendar: Calendar, *, is_offered_then: bool = True) -> None:
    """Days later, at most a week or so, on which a guess is asked for, or is not."""
    while is_offered(player.member.pk.hex, clock.day_of(clock.now(), player.person.zone)) != is_offered_then:
        calendar.later(days=1)


def guess_often(noor: Player, sam: Player, days: int, *, force: float = 0.8) -> None:
    """Guesses of Noor's that follow Sam's days, which he checks in, as she does hers."""
    chance, today = np.random.default_rng(3), clock.day_of(clock.now(), noor.person.zone)
    for number in range(1, days + 1):
        theirs, own, noise = chance.normal(60, 15), chance.normal(60, 15), chance.normal(0, 5)
        guess = 60 + force * (theirs - 60) + noise
        day = today - timedelta(days=number)
        for player, value in ((noor, own), (sam, theirs)):
            said = {"saying": {"closeness": round(value)}, "parts": []}
            CheckIn.objects.create(pair=noor.pair, author=player.person, day=day, version=1, said=said)
        Guess.objects.create(pair=noor.pair, person=noor.person, day=day, closeness=round(guess))


def test_a_guess_is_for_oneself_and_one_a_day(
    noor: Player, sam: Player, wire: Wire, calendar: Calendar
) -> None:
    wait_for_an_offer(noor, calendar)
    before = pages_of(sam)
    for value in ("50", "64"):
        assert wire.during(lambda v=value: opens(noor, "guesses").press("Keep my guess", closeness=v)) == []  # type: ignore[misc]
    assert [row.closeness for row in Guess.objects.all()] == [64]
    assert opens(noor, "guesses").value("closeness") == "64"
    assert pages_of(sam) == before
    opens(noor, "guesses").press("Delete all of them for good")
    assert not Guess.objects.exists()


def test_on_other_days_none_is_asked_for_or_kept(noor: Player, calendar: Calendar) -> None:
    wait_for_an_offer(noor, calendar, is_offered_then=False)
    page = opens(noor, "guesses")
    assert "No guess is asked for today." in page.text
    assert not page.has_button("Keep my guess")
    assert noor.post(noor.at("insights:guesses"), {"closeness": "50"}).status_code == 422
    assert not Guess.objects.exists()


@pytest.mark.parametrize("bad", ["", "51", "-1", "x" * 3000, "\u202e"])
def test_what_is_no_guess_changes_nothing(noor: Player, calendar: Calendar, bad: str) -> None:
    wait_for_an_offer(noor, calendar)
    assert noor.post(noor.at("insights:guesses"), {"closeness": bad}).status_code == 422
    assert not Guess.objects.exists()


def test_nothing_is_made_of_guesses_until_both_want_one_line(noor: Player, sam: Player) -> None:
    guess_often(noor, sam, 50)
    assert "only if you both want one line" in opens(noor, "guesses").text
    for player in (noor, sam):
        opens(player, "change").press("I would like that")
    page = opens(noor, "guesses")
    assert "Your guesses go along with what Sam says." in page.text
    assert "over 50 days" in page.text
    assert "Too early to tell" in opens(sam, "guesses").text
    opens(sam, "change").press("No more")
    assert "go along" not in opens(noor, "guesses").text


def test_before_thirty_days_it_is_too_early(noor: Player, sam: Player) -> None:
    guess_often(noor, sam, LEAST_PAIRS - 1)
    for player in (noor, sam):
        opens(player, "change").press("I would like that")
    assert "Too early to tell" in opens(noor, "guesses").text


def test_alone_there_is_nobody_to_guess_about(ada: Player) -> None:
    assert "This takes two." in opens(ada, "guesses").text
    assert ada.post(ada.at("insights:guesses"), {"closeness": "50"}).status_code == 422


def test_guesses_that_follow_one_s_own_day_are_told_from_those_that_follow_the_other_s() -> None:
    chance = np.random.default_rng(1)
    own, truth, day = chance.normal(60, 15, 80), chance.normal(60, 15, 80), np.arange(80)
    noise = chance.normal(0, 5, 80)
    follows, projects = (reading(day, 0.7 * one + 10 + noise, truth, own) for one in (truth, own))
    assert follows
    assert projects
    assert follows.b[1] - follows.half[1] > 0.5
    assert abs(follows.b[2]) < follows.half[2] + 0.1
    assert projects.b[2] - projects.half[2] > 0.5
    first, second, _third = wording.of_reading("Sam", projects)
    assert first.said == "It is not clear yet whether your guesses go along with what Sam says."
    assert second.said == "They go along with how you feel yourself, too."
    assert "between" in second.but
    assert reading(day, np.full(80, 50.0), np.full(80, 50.0), own) is None


def test_a_guess_is_asked_for_on_some_days_and_the_same_all_day() -> None:
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(1000)]
    asked = [is_offered("a", day) for day in days]
    assert abs(sum(asked) / 1000 - SHARE) < 0.06
    assert asked == [is_offered("a", day) for day in days]
    assert asked != [is_offered("b", day) for day in days]
