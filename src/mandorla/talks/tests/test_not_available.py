"""Talks about conflict between two: nobody can tell why the other is not free for one."""

from typing import Any

import pytest
from tests.cast import Player

from mandorla.drafts.reading import text_of
from mandorla.live.tests.wire import Wire
from mandorla.notices.models import Notice
from mandorla.pairs.models import AgreementEntry
from mandorla.repair.tests.doing import SIGNS, checks
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import Calendar
from mandorla.talks.actions import FORM, subject_of
from mandorla.talks.logic.state import Mode, Side
from mandorla.talks.models import Line, Stage, Talk
from mandorla.talks.tests.doing import asks, begin, opens, pages_of, place, says


def closes_it(sam: Player) -> None:
    checks(sam, *SIGNS[:4])


def is_busy(sam: Player) -> None:
    checks(sam, "safe")


def says_not_now(sam: Player) -> None:
    place(sam).press("Send") if place(sam).has_button("Send") else visit(
        sam, place(sam).link("Not this time")
    ).press("Send")


def only_looks(sam: Player) -> None:
    opens(sam, Talk.objects.get())


@pytest.mark.parametrize("script", ["repair", "repair-short", "repair-crisis"])
def test_busy_not_now_closed_and_not_looking_are_one_and_the_same_page(
    noor: Player, sam: Player, wire: Wire, script: str
) -> None:
    asks(noor, script)
    talk = Talk.objects.get()
    before = pages_of(noor, talk)
    assert "It is not available now. It begins when both of you can." in before[noor.at("talks:talks")]
    for deed in (only_looks, says_not_now, is_busy, closes_it):
        assert wire.during(lambda deed=deed: deed(sam)) == []  # type: ignore[misc]
        assert pages_of(noor, talk) == before, deed.__name__
    assert "Noor would like this talk" not in place(sam).text


def test_whoever_closed_it_is_not_asked_and_whoever_asks_cannot_tell(
    noor: Player, sam: Player, ines: Player, jo: Player, wire: Wire
) -> None:
    closes_it(sam)
    assert wire.during(lambda: asks(noor, "repair")) == []
    asks(ines, "repair")
    assert "Noor would like this talk" not in place(sam).text
    assert "Nothing is waiting here" in opens(sam, Talk.objects.get(pair=noor.pair)).text
    assert "would like this talk" in place(jo).text
    assert Notice.objects.of(sam.person).count() == 0
    mine, theirs = (place(player).all(".card--mine p")[0] for player in (noor, ines))
    assert mine == theirs
    answer = sam.post(sam.at("talks:acceptance", talk=Talk.objects.get(pair=noor.pair).pk))
    assert answer.status_code == 303
    assert not Talk.objects.begun().exists()


@pytest.mark.parametrize("who", ["noor", "sam"])
def test_whoever_is_not_free_reads_that_it_is_not_available(noor: Player, sam: Player, who: str) -> None:
    player = {"noor": noor, "sam": sam}[who]
    shown = set()
    for deed in (is_busy, closes_it):
        deed(player)
        page = visit(player, player.at("talks:guide", script="repair"))
        assert "Not available now." in page.text
        assert not page.all("form[method=post] button.button--primary")
        shown.add(page.text)
    assert len(shown) == 1


def ready(one: Player, other: Player, talk: Talk, *answers: str) -> None:
    for player, answer in zip((one, other), answers, strict=True):
        says(player, talk, answer)


@pytest.mark.parametrize("closes", [False, True])
def test_in_the_talk_too_not_now_and_closed_are_one_and_the_same_page(
    noor: Player, sam: Player, closes: bool
) -> None:
    talk = begin(noor, sam, "repair")
    if closes:
        closes_it(sam)
    ready(noor, sam, talk, "yes", "yes" if closes else "not-now")
    page = opens(noor, talk)
    assert page.heading == "Not now"
    lines = [line.own["value"] for line in Line.objects.of(talk)]
    assert lines == ["yes", "not-now"]  # Noor's own line says what she said


def test_the_pages_are_the_same_to_the_byte(noor: Player, sam: Player, ines: Player, jo: Player) -> None:
    seen = []
    for deed, answer in ((only_looks, "not-now"), (is_busy, "yes"), (closes_it, "yes")):
        talk = begin(noor, sam, "repair-short")
        if deed is not only_looks:
            deed(sam)
        ready(noor, sam, talk, "yes", answer)
        seen.append({key: page.replace(str(talk.pk), "") for key, page in pages_of(noor, talk).items()})
        Talk.objects.all().delete()
        checks(sam, *SIGNS)
    assert [sorted(one.values()) for one in seen[1:]] == [sorted(seen[0].values())] * 2


def test_on_one_phone_a_yes_that_somebody_was_made_to_say_begins_nothing(noor: Player, sam: Player) -> None:
    closes_it(sam)
    asks(noor, "repair", mode="one")
    talk = Talk.objects.begun().get()
    assert talk.planned("mode") == Mode.ONE
    says(noor, talk, "yes")
    opens(noor, talk).press("I am Sam")
    says(noor, talk, "yes")
    assert opens(noor, talk).heading == "Not now"


def test_not_now_may_offer_times_and_then_the_other_is_asked(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    asks(noor, "repair")
    page = visit(sam, place(sam).link("Not this time"))
    page.press("Send", time_1="2027-02-02T20:30")
    assert "Sam would like this talk with you." in place(noor).text
    place(noor).press("Yes, at that time")
    assert Talk.objects.get().stage == Stage.AGREED


def test_words_for_a_bad_moment_and_the_parking_lot_are_at_hand(noor: Player, sam: Player) -> None:
    visit(noor, noor.at("repair:phrases")).press("Keep it", text="Let me start again")
    talk = begin(noor, sam, "repair")
    mine, theirs = opens(noor, talk), opens(sam, talk)
    assert "Let me start again" in mine.text
    assert "Let me start again" not in theirs.text
    assert "I am on your side in this." in theirs.text
    before = pages_of(sam, talk)
    back = mine.press("Park it", text="The wedding")
    assert back.address == noor.at("talks:talk", talk=talk.pk)
    assert "The wedding" in visit(noor, noor.at("repair:parked")).text
    assert pages_of(sam, talk) == before
    assert "If you feel afraid, stop here." in back.text


@pytest.mark.parametrize(
    ("button", "beside"), [("Park it", {"text": "The wedding"}), ("Let me start again", {})]
)
def test_what_was_typed_is_still_there_after_parking_or_a_phrase_without_javascript_too(
    noor: Player, sam: Player, button: str, beside: dict[str, Any]
) -> None:
    visit(noor, noor.at("repair:phrases")).press("Keep it", text="Let me start again")
    talk = begin(noor, sam, "repair-short")
    for player in (noor, sam):
        says(player, talk, "yes")
    opens(noor, talk).press(button, value="The dishes again", **beside)
    assert text_of(noor.person, FORM, subject_of(talk, Side(noor.member.side))) == "The dishes again"


def test_parking_nothing_says_so_and_keeps_what_was_typed(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam, "repair-short")
    for player in (noor, sam):
        says(player, talk, "yes")
    page = opens(noor, talk).press("Park it", value="The dishes again", text="")
    assert page.status == 422
    assert page.value("value") == "The dishes again"
    assert page.has_button("Park it")


def test_on_one_phone_they_are_those_of_its_owner_while_they_hold_it(noor: Player, sam: Player) -> None:
    visit(noor, noor.at("repair:phrases")).press("Keep it", text="Let me start again")
    asks(noor, "repair", mode="one")
    talk = Talk.objects.begun().get()
    assert "Let me start again" in opens(noor, talk).text
    says(noor, talk, "yes")
    page = opens(noor, talk).press("I am Sam")
    assert "Let me start again" not in page.text
    assert not page.has_button("Park it")


def test_a_trial_that_one_of_them_does_not_want_joins_no_agreement(noor: Player, sam: Player) -> None:
    talk = begin(noor, sam, "repair-short")
    ready(noor, sam, talk, "yes", "yes")
    for one, other in ((noor, sam), (sam, noor)):
        says(one, talk, "You came late")
        says(other, talk, "I came late")
        says(one, talk, "yes")
        says(one, talk, "A text")
    for player in (noor, sam):
        says(player, talk, "tired")
    says(sam, talk, "A text before six")
    says(sam, talk, "7")
    for player, answer in ((noor, "yes"), (sam, "no")):
        says(player, talk, answer)
    assert not AgreementEntry.objects.exists()
    assert opens(noor, talk).heading == "Done"
