import pytest
from django.db import IntegrityError, transaction
from tests.cast import Player

from mandorla.checkins import actions
from mandorla.checkins.models import Habit, HabitKept
from mandorla.checkins.tests.doing import today
from mandorla.shared.tests.browser import Page, send, visit
from mandorla.shared.tests.calendar import Calendar
from mandorla.shared.text import SHORT

ACT = "Ten minutes without phones"


def opens(player: Player) -> Page:
    return visit(player, player.at("checkins:habits"))


def proposes(player: Player, act: str = ACT, hour: str = "evening") -> Page:
    return opens(player).press("Propose it", act=act, hour=hour)


@pytest.fixture
def agreed(noor: Player, sam: Player) -> None:
    proposes(noor)
    opens(sam).press("Yes, let us try")


def test_a_proposal_becomes_a_habit_when_the_other_agrees(noor: Player, sam: Player) -> None:
    assert "Proposed by you." in proposes(noor).text
    assert "Noor proposes this as a habit." in today(sam).text
    page = opens(sam).press("Yes, let us try")
    assert page.all("main .card") == [f"{ACT} In the evening End it"]
    for player in (noor, sam):
        assert f"{ACT} In the evening" in today(player).text


def test_nobody_agrees_to_their_own_proposal(noor: Player, sam: Player) -> None:
    assert not proposes(noor).has_button("Yes, let us try")
    noor.post(noor.at("checkins:agreement", habit=Habit.objects.get().pk))
    assert Habit.objects.get().agreed_on is None


@pytest.mark.parametrize("button", ["Take it back", "Not this one"])
def test_a_proposal_goes_as_quietly_as_it_came(noor: Player, sam: Player, button: str) -> None:
    proposes(noor)
    who = noor if button == "Take it back" else sam
    opens(who).press(button)
    for player in (noor, sam):
        assert ACT not in opens(player).text + today(player).text


@pytest.mark.usefixtures("agreed")
def test_either_ends_a_habit_and_no_word_is_left_of_it(noor: Player, sam: Player) -> None:
    before = opens(noor).text
    page = opens(sam).press("End it")
    assert page.all("#notices .notice") == []
    assert ACT in before
    assert ACT not in opens(noor).text + today(noor).text
    assert not Habit.objects.exists()


def test_there_are_two_at_a_time_and_no_third(noor: Player, sam: Player) -> None:
    proposes(noor, "one")
    page = proposes(sam, "two")
    assert not page.has_button("Propose it")
    assert "Two at a time are enough." in page.text
    sam.post(sam.at("checkins:habits"), {"act": "three", "hour": "day"})
    assert sorted(one.act for one in Habit.objects.all()) == ["one", "two"]
    row = Habit(pair=noor.pair, proposer=noor.person, place=3, wording={"act": "x", "hour": "day"})
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_third_that_was_typed_meanwhile_is_refused_and_kept(noor: Player, sam: Player) -> None:
    address, fields = opens(noor).form("Propose it")
    proposes(sam, "one")
    proposes(sam, "two")
    page = send(noor, address, {**fields, "act": "three", "hour": "day"})
    assert page.status == 422
    assert "Two at a time are enough." in page.text
    assert (page.value("act"), page.value("hour")) == ("three", "day")


@pytest.mark.parametrize(
    ("act", "hour"), [("", "day"), ("o" * (SHORT + 1), "day"), ("A walk", "midnight"), ("A walk", "")]
)
def test_what_does_not_fit_is_refused_and_kept(noor: Player, act: str, hour: str) -> None:
    address, fields = opens(noor).form("Propose it")
    page = send(noor, address, {**fields, "act": act, "hour": hour})
    assert page.status == 422
    assert page.all(".error-summary li")
    assert page.value("act") == act
    assert not Habit.objects.exists()


@pytest.mark.usefixtures("agreed")
def test_after_three_weeks_each_is_asked_once_in_private(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    calendar.later(days=20)
    assert not opens(noor).has_button("Keep it")
    calendar.later(days=1)
    assert "Three weeks now. Do you want to keep it?" in today(noor).text
    opens(noor).press("Keep it")
    assert "Three weeks now" not in today(noor).text + opens(noor).text
    assert "Three weeks now" in today(sam).text
    calendar.later(days=60)
    assert "Three weeks now" not in opens(noor).text
    assert HabitKept.objects.get().person == noor.person


@pytest.mark.usefixtures("agreed")
def test_who_does_not_want_to_keep_it_ends_it_for_both_and_what_the_other_said_goes_too(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    calendar.later(days=21)
    opens(noor).press("Keep it")
    opens(sam).press("End it")
    assert not Habit.objects.exists()
    assert not HabitKept.objects.exists()


def test_alone_there_is_nobody_to_agree_with(ada: Player) -> None:
    page = opens(ada)
    assert "This one takes two" in page.text
    ada.post(ada.at("checkins:habits"), {"act": "x", "hour": "day"})
    assert not Habit.objects.exists()


def test_when_somebody_leaves_no_proposal_waits_for_an_answer(noor: Player, sam: Player) -> None:
    proposes(noor, "one")
    opens(sam).press("Yes, let us try")
    proposes(sam, "two")
    visit(sam, sam.at("pairs:departure")).press("Leave now")
    assert [one.act for one in Habit.objects.all()] == ["one"]
    assert opens(noor).status == 200


def test_proposing_and_agreeing_again_change_nothing(noor: Player, sam: Player, calendar: Calendar) -> None:
    first = actions.propose_habit(member=noor.member, act=ACT, hour="day")
    assert actions.propose_habit(member=sam.member, act=ACT, hour="day") == first
    agreed_on = sam.member.pair_day(calendar.now)
    for _ in range(2):
        actions.agree_to_habit(member=sam.member, habit=first, now=calendar.now)
        calendar.later(days=1)
    assert Habit.objects.get().agreed_on == agreed_on
    for _ in range(2):
        actions.end_habit(member=noor.member, habit=first)
