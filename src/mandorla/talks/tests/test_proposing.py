from datetime import timedelta

import pytest
from tests.cast import Player

from mandorla.notices import actions as notices
from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import Kind, Notice
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import Calendar
from mandorla.talks import actions
from mandorla.talks.models import Line, Stage, Talk
from mandorla.talks.tests.doing import asks, begin, opens, place, says, whole


def at(calendar: Calendar, player: Player, **ahead: float) -> str:
    local = (calendar.now + timedelta(**ahead)).astimezone(player.person.zone)
    return local.strftime("%Y-%m-%dT%H:%M")


def wants_notices(*players: Player, calendar: Calendar) -> None:
    for player in players:
        notices.ask_for(person=player.person, wishes=Wishes(kinds=frozenset(Kind.values)), now=calendar.now)


def told(player: Player) -> list[str]:
    return sorted(Notice.objects.of(player.person).values_list("key", flat=True))


def test_one_asks_and_the_other_sees_it_at_once(noor: Player, sam: Player) -> None:
    page = asks(noor)
    assert "It begins when Sam says yes." in page.text
    assert "Noor would like this talk with you." in visit(sam, sam.at("home:today")).text
    place(sam).press("Yes, let us begin")
    assert Talk.objects.get().stage == Stage.BEGUN


def test_nobody_says_yes_to_their_own_proposal(noor: Player, sam: Player) -> None:
    asks(noor)
    talk = Talk.objects.get()
    assert not place(noor).has_button("Yes, let us begin")
    noor.post(noor.at("talks:acceptance", talk=talk.pk))
    assert Talk.objects.get().stage == Stage.PROPOSED


def test_a_no_needs_no_reason_and_is_said_in_one_sentence(noor: Player, sam: Player) -> None:
    asks(noor)
    page = visit(sam, place(sam).link("Not this time")).press("Send")
    assert "All right. Nothing more is said about it." in page.text
    assert "Listening, short" not in place(sam).text.split("Guided talks")[0]
    assert "Not this time. You could propose it another day." in place(noor).text
    place(noor).press("All right")
    assert not Talk.objects.exists()


def test_a_no_may_offer_another_time_by_both_clocks(ines: Player, jo: Player, calendar: Calendar) -> None:
    asks(ines)
    page = visit(jo, place(jo).link("Not this time"))
    page.press("Send", time_1=at(calendar, jo, hours=30))
    page = place(ines)
    assert "Jo would like this talk with you." in page.text
    assert "for Jo:" in page.text
    page.press("Yes, at that time")
    assert Talk.objects.get().stage == Stage.AGREED
    assert "for Ines:" in place(jo).text
    place(jo).press("Begin")
    assert Talk.objects.get().stage == Stage.BEGUN


def test_two_or_three_times_are_proposed_and_one_is_chosen(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    asks(noor, time_1=at(calendar, noor, hours=5), time_2=at(calendar, noor, days=1))
    talk = Talk.objects.get()
    assert len(talk.times) == 2
    place(sam).press("Yes, at that time", time=talk.times[1].isoformat())
    talk.refresh_from_db()
    assert len(talk.times) == 1
    place(noor).press("Not then")
    assert not Talk.objects.exists()


@pytest.mark.parametrize("time", ["yesterday", "2026-02-30T10:00", "1999-01-01T10:00", "2999-01-01T10:00"])
def test_an_impossible_time_is_refused_and_kept(noor: Player, sam: Player, time: str) -> None:
    page = asks(noor, time_1=time)
    assert page.status == 422
    assert page.value("time_1") == time
    assert not Talk.objects.exists()


def test_proposing_twice_by_the_same_form_is_one_proposal(noor: Player, sam: Player) -> None:
    address, fields = visit(noor, noor.at("talks:guide", script="thanking")).form("Ask Sam")
    for _ in range(2):
        assert noor.post(address, fields).status_code == 303
    assert Talk.objects.count() == 1
    for _ in range(6):
        asks(noor, "thanking")
    assert Talk.objects.count() == actions.MOST


def test_a_proposal_and_a_turn_over_days_are_told_of_once(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    wants_notices(noor, sam, calendar=calendar)
    talk = begin(noor, sam, mode="slow")
    assert [key.split(":")[2] for key in told(noor)] == ["turn"]
    says(noor, talk, "From Monday")
    assert [key.split(":")[2] for key in told(sam)] == ["turn"]
    assert told(noor) == []
    calendar.later(days=3)
    says(sam, talk, "To Thursday")
    assert "Your turn" in opens(noor, talk).text


def test_live_turns_are_not_told_of(noor: Player, sam: Player, calendar: Calendar) -> None:
    wants_notices(noor, sam, calendar=calendar)
    talk = begin(noor, sam)
    says(noor, talk, "Here and now")
    assert told(sam) == []


def test_a_time_out_rests_and_both_come_back_in_private(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    wants_notices(noor, sam, calendar=calendar)
    talk = begin(noor, sam)
    page = opens(sam, talk).press("Take a time-out", minutes="30")
    assert page.heading == "The talk rests"
    assert len(told(noor)) == 1
    assert len(told(sam)) == 2
    calendar.later(minutes=31)
    assert opens(noor, talk).heading == "Are you ready?"
    before = opens(sam, talk).text
    opens(noor, talk).press("Yes, I am ready")
    assert opens(sam, talk).text == before
    opens(sam, talk).press("Yes, I am ready")
    assert opens(noor, talk).has_button("Say it")
    assert told(sam) == told(noor) == []


def test_it_is_moved_once_by_one_and_then_by_both(noor: Player, sam: Player, calendar: Calendar) -> None:
    talk = begin(noor, sam)
    opens(sam, talk).press("Take a time-out", minutes="30")
    opens(noor, talk).press("Move it", minutes="60")
    assert "It was moved once." in opens(sam, talk).text
    opens(sam, talk).press("Move it", minutes="120")
    assert "Sam would like" in opens(noor, talk).text
    opens(noor, talk).press("That time is fine")
    talk.refresh_from_db()
    assert talk.state.time_out
    assert talk.state.time_out.until == calendar.now + timedelta(minutes=120)


def test_one_that_nobody_came_back_from_returns_kindly_to_whoever_called_it(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    talk = begin(noor, sam)
    opens(sam, talk).press("Take a time-out", minutes="30")
    calendar.later(hours=5)
    assert "You wanted to come back to this" in visit(sam, sam.at("home:today")).text
    assert "You wanted to come back" not in visit(noor, noor.at("home:today")).text
    opens(sam, talk).press("Come back then", minutes="60")
    assert opens(noor, talk).heading == "The talk rests"
    calendar.later(days=4)
    assert "came to an end by itself" in opens(noor, talk).text
    for _ in range(2):  # a job may run twice
        actions.close_what_lapsed(now=calendar.now)
    assert Talk.objects.get().stage == Stage.OVER


def test_a_proposal_whose_time_went_by_is_gone(noor: Player, sam: Player, calendar: Calendar) -> None:
    asks(noor)
    calendar.later(days=2)
    assert "Between you now" not in place(sam).text
    actions.close_what_lapsed(now=calendar.now)
    assert not Talk.objects.exists()


def test_either_ends_it_early_and_each_says_what_becomes_of_their_words(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam)
    says(noor, talk, "The tram stood still")
    says(sam, talk, "You stood there for long")
    opens(sam, talk).press("End the talk here")
    assert "It ended early, and that is all right." in opens(noor, talk).text
    assert "You stood there" not in opens(noor, talk).text
    opens(noor, talk).press("Save my choice", keeping="share")
    assert "tram" not in opens(sam, talk).html
    opens(sam, talk).press("Save my choice", keeping="share")
    assert "The tram stood still" in opens(sam, talk).text
    opens(noor, talk).press("Save my choice", keeping="mine")
    assert "tram" not in opens(sam, talk).html
    opens(noor, talk).press("Save my choice", keeping="discard")
    page = opens(noor, talk)
    assert "tram" not in page.html
    assert not page.has_button("Save my choice")
    assert "tram" not in str([line.own for line in Line.objects.all()])
    assert "You stood there for long" in opens(sam, talk).text


def test_where_nothing_was_written_nobody_is_asked_about_words(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam, manner="spoken")
    for player, value in ((noor, ""), (sam, ""), (noor, "yes"), (noor, "8")):
        says(player, talk, value)
    opens(sam, talk).press("End the talk here")
    for player in (noor, sam):
        page = opens(player, talk)
        assert not page.has_button("Save my choice")
        assert "What you wrote" not in page.text
    assert not opens(sam, talk).has_button("Delete what I tapped")
    opens(noor, talk).press("Delete what I tapped")
    page = opens(noor, talk)
    assert "What was yours in this talk has been deleted." in page.text
    assert "8" not in [line.own["value"] for line in Line.objects.of(talk)]
    assert not page.has_button("Delete what I tapped")


def test_where_one_wrote_in_a_spoken_talk_both_are_asked(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam, manner="spoken")
    says(noor, talk, "The tram stood still")
    says(sam, talk, "")
    opens(sam, talk).press("End the talk here")
    before = opens(sam, talk)
    assert before.has_button("Save my choice")
    opens(noor, talk).press("Save my choice", keeping="discard")
    assert opens(sam, talk).text == before.text


def test_after_a_whole_talk_nothing_is_shared_unless_both_want_it(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam)
    whole(noor, sam, talk)
    assert not Line.objects.filter(shared__isnull=False).exists()
    talk.refresh_from_db()
    assert "tram" not in str(talk.snapshot) + str(talk.plan)
