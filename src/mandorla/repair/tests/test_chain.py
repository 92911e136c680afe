"""From a soft start to a promise that is kept: two phones, one phone, slowly through a change of clocks, and alone."""

from datetime import UTC, datetime

import pytest
from tests.cast import Player
from time_machine import TimeMachineFixture

from mandorla.notices import actions as notices
from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import Kind, Notice
from mandorla.promises.models import Outcome, Promise
from mandorla.repair.models import LookBack
from mandorla.repair.tests.doing import SIGNS, checks, newest, opens, sends, writes
from mandorla.shared import clock
from mandorla.shared.tests.browser import Page, visit
from mandorla.shared.tests.calendar import Calendar
from mandorla.talks.models import Stage, Talk
from mandorla.talks.tests.doing import asks, place, says
from mandorla.talks.tests.doing import opens as opens_talk

TRIAL = "Who is late texts before six"


def hear_each_other(one: Player, other: Player, talk: Talk) -> None:
    """Each says it, is heard, seen from the other side, and says what lies under it."""
    for speaker, listener in ((one, other), (other, one)):
        says(speaker, talk, "You came late, and I ate alone")
        says(listener, talk, "You ate alone")
        says(speaker, talk, "nearly")
        says(speaker, talk, "And I was worried")
        says(listener, talk, "You ate alone and were worried")
        says(speaker, talk, "yes")
        says(listener, talk, "From there it looks as if I forgot you")
        says(speaker, talk, "6")
        says(speaker, talk, "Not forgot. Put last.")
        says(speaker, talk, "To count")


def begin_with_limits(one: Player, other: Player, talk: Talk) -> None:
    for player in (one, other):
        says(player, talk, "yes")
    assert "No insults" in str(opens_talk(one, talk).value("value"))
    says(one, talk)
    says(other, talk, "change")
    says(other, talk, "No phones")
    says(one, talk, "No insults\nNo phones")
    says(other, talk, "yes")
    says(one, talk, "Monday")


def find_a_trial(one: Player, other: Player, talk: Talk) -> None:
    """By turns of both; after the parts changed hands, `other` is the one who picks."""
    for words in ("worried", "yes", "That I eat at seven", "Who cooks", "A text\nA later dinner"):
        for player in (one, other):
            assert "Ways" not in opens_talk(player, talk).heading or words.startswith("A text")
            says(player, talk, words)
    says(other, talk, TRIAL)
    says(other, talk, "14")
    for player in (one, other):
        says(player, talk, "yes")


def finish(one: Player, other: Player, talk: Talk) -> None:
    for player in (one, other):
        says(player, talk, "You stayed with it")
    for player in (one, other):
        says(player, talk)


def promise_it(player: Player, due_on: str) -> Page:
    line = visit(player, visit(player, player.at("pairs:agreement")).link(TRIAL))
    page = visit(player, line.link("Make it a promise of mine"))
    assert page.value("will") == TRIAL
    assert page.value("due_on") == due_on
    return page.press("Promise it")


def begin_softly(one: Player, other: Player) -> None:
    """One begins, and both look whether they are ready."""
    start = sends(one)
    assert opens(other, start).link("Am I ready to talk?") == other.at("repair:readiness")
    for player in (one, other):
        assert "You could begin." in checks(player, *SIGNS).text


def test_the_whole_chain_on_two_phones(noor: Player, sam: Player, calendar: Calendar) -> None:
    notices.ask_for(person=sam.person, wishes=Wishes(kinds=frozenset(Kind.values)), now=clock.now())
    begin_softly(noor, sam)
    asks(noor, "repair")
    place(sam).press("Yes, let us begin")
    talk = Talk.objects.get()
    begin_with_limits(noor, sam, talk)
    says(noor, talk, "You came late, and I ate alone")
    opens_talk(sam, talk).press("Take a time-out", minutes="720")
    assert "The talk rests" in opens_talk(noor, talk).heading
    calendar.later(hours=12)
    assert Notice.objects.of(sam.person).due(clock.now()).filter(key__contains="return").exists()
    for player in (sam, noor):
        opens_talk(player, talk).press("Yes, I am ready")
    assert "You came late, and I ate alone" in opens_talk(sam, talk).text
    rest_of_it(noor, sam, talk)
    promise_it(sam, "2027-02-15")
    renegotiate_and_keep(sam, noor, calendar)
    look_back(noor, sam, talk)


def rest_of_it(noor: Player, sam: Player, talk: Talk) -> None:
    """All that follows after Noor has said how it is for her."""
    for who, words in (
        (sam, "You ate alone"),
        (noor, "yes"),
        (sam, "It looks as if I forgot you"),
        (noor, "9"),
        (noor, "To count"),
        (sam, "I was tired"),
        (noor, "You were tired"),
        (sam, "enough"),
        (noor, "It looks as if I asked too much"),
        (sam, "8"),
        (sam, "Rest"),
    ):
        says(who, talk, words)
    assert opens_talk(noor, talk).heading == "What they feel"
    find_a_trial(noor, sam, talk)
    finish(noor, sam, talk)
    talk.refresh_from_db()
    assert talk.stage == Stage.OVER
    for player in (noor, sam):
        page = visit(player, opens_talk(player, talk).link("What you try now"))
        assert TRIAL in page.text
        assert "then you look at it again" in page.text


def renegotiate_and_keep(maker: Player, other: Player, calendar: Calendar) -> None:
    promise = Promise.objects.get(author=maker.person)
    address = maker.at("promises:promise", promise=promise.pk)
    assert TRIAL in visit(other, other.at("promises:promise", promise=promise.pk)).text
    calendar.later(days=3)
    maker, other = maker.elsewhere(), other.elsewhere()
    form = visit(maker, maker.at("promises:wordings", promise=promise.pk))
    form.press("Say it this way", will="Who is late calls before six")
    seen = visit(other, other.at("promises:promise", promise=promise.pk)).text
    assert "Who is late calls before six" in seen
    assert "Saying so is a way to take care." in seen
    visit(maker, address).press("Kept")
    assert Outcome.objects.get().mark == "kept"
    visit(maker, address).press(f"Show {other.person.name}")
    assert "Kept" in visit(other, other.at("promises:promise", promise=promise.pk)).text


def look_back(one: Player, other: Player, talk: Talk) -> None:
    """Both write, and it opens when both are ready."""
    for player, felt in ((one, "I was scared at first"), (other, "I was glad after")):
        page = visit(player, opens_talk(player, talk).link("Look back"))
        page.press("Keep it", felt=felt, tags="evenings")
    first, second = (visit(player, player.at("repair:look", occasion=talk.pk)) for player in (one, other))
    first.press(f"Open it when {other.person.name} does")
    assert "I was scared" not in visit(other, other.at("repair:look", occasion=talk.pk)).text
    page = second.press(f"Open it when {one.person.name} does")
    assert "I was scared at first" in page.text
    assert "I was glad after" in visit(one, one.at("repair:look", occasion=talk.pk)).text


def test_the_same_slowly_eight_hours_apart_through_a_change_of_clocks(
    ines: Player, jo: Player, time_machine: TimeMachineFixture
) -> None:
    calendar = Calendar(time_machine)
    calendar.now = datetime(2027, 3, 27, 20, tzinfo=UTC)  # the evening before the clocks change in Europe
    calendar.later(hours=0)
    ines, jo = ines.elsewhere(), jo.elsewhere()
    for player in (ines, jo):
        notices.ask_for(person=player.person, wishes=Wishes(kinds=frozenset(Kind.values)), now=clock.now())
    begin_softly(ines, jo)
    asks(ines, "repair-short", mode="slow")
    calendar.later(hours=8)
    place(jo).press("Yes, let us begin")
    talk = Talk.objects.get()
    turns = [(ines, "yes"), (jo, "yes")]
    for speaker, listener in ((ines, jo), (jo, ines)):
        turns += [(speaker, "You slept"), (listener, "I slept"), (speaker, "yes"), (speaker, "A call")]
    turns += [(ines, "tired"), (jo, "sad"), (jo, TRIAL), (jo, "14"), (ines, "yes"), (jo, "yes")]
    for player, words in turns:
        calendar.later(hours=8)
        asked = Notice.objects.of(player.person).due(clock.now()).filter(key__contains=":turn:")
        assert asked.exists(), (player.person.name, words)
        says(player, talk, words)
    pause = opens_talk(ines, talk).press("Take a time-out", minutes="720")
    assert "for Jo" in pause.text
    calendar.later(hours=12)
    for player in (ines, jo):
        opens_talk(player, talk).press("Yes, I am ready")
        says(player, talk) if player is jo else None
    says(ines, talk)
    assert opens_talk(jo, talk).status == 200
    for player in (ines, jo):
        assert TRIAL in visit(player, player.at("pairs:agreement")).text
    promise_it(jo, "2027-04-16")
    renegotiate_and_keep(jo, ines, calendar)
    look_back(ines.elsewhere(), jo.elsewhere(), talk)


def test_the_same_from_one_phone(noor: Player, sam: Player, calendar: Calendar) -> None:
    begin_softly(noor, sam)
    asks(noor, "repair-short", mode="one")
    talk = Talk.objects.get()
    turns = [("noor", "yes"), ("sam", "yes")]
    for speaker, listener in (("noor", "sam"), ("sam", "noor")):
        turns += [
            (speaker, "You came late"),
            (listener, "I came late"),
            (speaker, "yes"),
            (speaker, "A text"),
        ]
    turns += [
        ("sam", "sad"),
        ("noor", "tired"),
        ("sam", TRIAL),
        ("sam", "14"),
        ("sam", "yes"),
        ("noor", "yes"),
    ]
    for who, words in [*turns, ("noor", None), ("sam", None)]:
        page, name = opens_talk(noor, talk), who.capitalize()
        if page.has_button(f"I am {name}"):
            page.press(f"I am {name}")
        if words == "A text":
            opens_talk(noor, talk).press("Take a time-out", minutes="720")
            calendar.later(hours=12)
            opens_talk(noor, talk).press("Yes, I am ready")
        says(noor, talk, words)
    talk.refresh_from_db()
    assert talk.stage == Stage.OVER
    for player in (noor, sam):
        assert TRIAL in visit(player, player.at("pairs:agreement")).text
    promise_it(sam, "2027-02-16")
    renegotiate_and_keep(sam, noor, calendar)
    look_back(noor.elsewhere(), sam.elsewhere(), talk)


def test_alone_it_is_complete(ada: Player) -> None:
    assert writes(ada).heading == "This is how it reads"
    assert "Send it" not in opens(ada, newest()).text
    friend = visit(ada, ada.at("repair:friend"))
    assert "Seen as a friend" in friend.press("Keep it", text="Seen as a friend, both were tired").text
    page = visit(ada, ada.at("promises:new")).press("Promise it", will="sit down for one song")
    assert "You promised yourself" in page.text
    visit(ada, ada.at("repair:look_new")).press("Keep it", felt="Alone", tags="evenings")
    assert LookBack.objects.get().tags == ["evenings"]
    for name in ("room", "starts", "phrases", "parked", "looks", "readiness"):
        assert visit(ada, ada.at(f"repair:{name}")).status == 200


@pytest.mark.parametrize("leaver", ["noor", "sam"])
def test_whoever_leaves_in_the_middle_keeps_their_words_and_both_keep_what_was_agreed(
    noor: Player, sam: Player, leaver: str
) -> None:
    asks(noor, "repair-short")
    place(sam).press("Yes, let us begin")
    talk = Talk.objects.get()
    for player in (noor, sam):
        says(player, talk, "yes")
    for one, other in ((noor, sam), (sam, noor)):
        for who, words in (
            (one, f"{one.person.name} ate alone"),
            (other, "So"),
            (one, "yes"),
            (one, "A text"),
        ):
            says(who, talk, words)
    for who, words in ((noor, "sad"), (sam, "sad"), (sam, TRIAL), (sam, "14"), (noor, "yes"), (sam, "yes")):
        says(who, talk, words)
    gone, stays = (noor, sam) if leaver == "noor" else (sam, noor)
    visit(gone, gone.at("pairs:departure")).press("Leave now")
    assert TRIAL in visit(stays, stays.at("pairs:history")).text
    assert TRIAL in visit(gone, "/kept/together/").text
    mine = opens_talk(stays, talk).text
    assert f"{stays.person.name} ate alone" in mine
    assert f"{gone.person.name} ate alone" not in mine
