from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.cast import Player

from mandorla.appreciation import actions
from mandorla.appreciation.forms import LANDING
from mandorla.appreciation.models import Landing
from mandorla.appreciation.tests.doing import TEA_SAID, one, opens, thanks, words
from mandorla.shared.refusal import Refused
from mandorla.shared.tests.browser import send, visit
from mandorla.shared.tests.calendar import Calendar


def today(player: Player) -> str:
    return visit(player, player.at("home:today")).text


def test_today_says_that_something_kind_is_there_and_not_what(noor: Player, sam: Player) -> None:
    written = thanks(sam)
    page = visit(noor, noor.at("home:today"))
    assert "Something kind from Sam" in page.text
    assert TEA_SAID not in page.text
    assert page.link("Take it in") == noor.at("appreciation:appreciation", appreciation=written.pk)


def test_it_is_read_breathed_over_and_put_away_without_a_word(noor: Player, sam: Player) -> None:
    page = one(noor, thanks(sam))
    assert words(page) == [TEA_SAID]
    assert page.all(".breath h2") == ["One breath in, and out"]
    assert page.link("Skip the breath") == "#landing"
    page = page.press("Put it away")
    assert page.all(".breath") == []
    assert "Something kind" not in today(noor)
    assert Landing.objects.get().text == ""


def test_looking_stores_nothing(noor: Player, sam: Player) -> None:
    written = thanks(sam)
    for _ in range(3):
        one(noor, written)
    assert not Landing.objects.exists()
    assert "Something kind from Sam" in today(noor)


def test_a_word_that_is_sent_comes_to_its_writer(noor: Player, sam: Player) -> None:
    written = thanks(sam)
    one(noor, written).press("Tell Sam", text="Like a window opened")
    assert words(one(sam, written)) == [TEA_SAID, "Like a window opened"]
    assert "Like a window opened" in today(sam)
    assert "Like a window opened" in opens(sam, "written").text
    assert "Like a window opened" in opens(noor, "received").text


def test_a_word_that_is_kept_stays_with_whoever_said_it_and_can_be_sent_later(
    noor: Player, sam: Player
) -> None:
    written = thanks(sam)
    page = one(noor, written).press("Put it away", text="I cried a little")
    assert page.all(".card--mine .marker") == ["Only you"]
    assert words(one(sam, written)) == [TEA_SAID]
    page.press("Tell Sam after all")
    assert words(one(sam, written)) == [TEA_SAID, "I cried a little"]


def test_a_word_can_be_taken_back_and_that_undone(noor: Player, sam: Player) -> None:
    written = thanks(sam)
    page = one(noor, written).press("Tell Sam", text="Warm").press("Take it back")
    assert "Taken back. It is yours alone again." in page.text
    assert words(one(sam, written)) == [TEA_SAID]
    assert "Warm" not in today(sam)
    assert Landing.objects.get().shared_text is None
    page.press("Undo")
    assert words(one(sam, written)) == [TEA_SAID, "Warm"]


def test_a_word_can_be_deleted_and_said_anew(noor: Player, sam: Player) -> None:
    written = thanks(sam)
    page = one(noor, written).press("Tell Sam", text="Warm").press("Delete for good")
    assert words(one(sam, written)) == [TEA_SAID]
    page.press("Tell Sam", text="Very warm")
    assert words(one(sam, written)) == [TEA_SAID, "Very warm"]


def test_what_was_put_away_can_get_a_word_or_be_taken_out_again(noor: Player, sam: Player) -> None:
    written = thanks(sam)
    one(noor, written).press("Put it away").press("Keep it to myself", text="Warm")
    assert Landing.objects.get().text == "Warm"
    other = thanks(sam, what="sang")
    one(noor, other).press("Put it away").press("Take it out again")
    assert "Something kind from Sam" in today(noor)


def test_a_second_word_over_a_first_is_refused_and_kept(noor: Player, sam: Player) -> None:
    address, fields = one(noor, thanks(sam)).form("Put it away")
    send(noor, address, {**fields, "text": "Warm"})
    page = send(noor, address, {"csrfmiddlewaretoken": fields["csrfmiddlewaretoken"], "text": "Hot"})
    assert page.status == 422
    assert "You have said already how it landed." in page.text
    assert "Hot" in page.html
    assert Landing.objects.get().text == "Warm"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "There are no words here yet."),
        ("\u0007", "There are no words here yet."),
        ("o" * (LANDING + 1), "That is 1 character more than fits."),
    ],
)
def test_what_does_not_fit_is_refused_and_kept(noor: Player, sam: Player, text: str, says: str) -> None:
    address, fields = one(noor, thanks(sam)).form("Tell Sam")
    page = send(noor, address, {**fields, "text": text})
    assert page.status == 422
    assert any(says in error for error in page.all(".error-summary li"))
    assert page.value("text") == text
    assert not Landing.objects.exists()


def test_the_same_form_sent_twice_is_sent_once_and_its_draft_is_gone(noor: Player, sam: Player) -> None:
    written = thanks(sam)
    noor.post(noor.at("appreciation:landing_draft", appreciation=written.pk), {"text": "Wa"})
    page = one(noor, written)
    assert page.value("text") == "Wa"
    address, fields = page.form("Tell Sam")
    for _ in range(2):
        assert send(noor, address, {**fields, "text": "Warm"}).status == 200
    assert Landing.objects.count() == 1
    one(noor, written).press("Delete for good")
    assert one(noor, written).value("text") == ""


def test_nobody_takes_in_their_own(noor: Player, sam: Player) -> None:
    written = thanks(sam)
    address = sam.at("appreciation:landing", appreciation=written.pk)
    assert sam.post(address, {"text": "Well said"}).status_code == 404
    with pytest.raises(Refused):
        actions.take_in(
            member=sam.member, appreciation=written, text="", is_sent=False, now=written.written_at
        )


def test_while_it_is_taken_back_its_word_is_nowhere_and_comes_back_with_it(noor: Player, sam: Player) -> None:
    written = thanks(sam)
    one(noor, written).press("Tell Sam", text="Warm")
    page = one(sam, written).press("Take it back")
    assert words(page) == [TEA_SAID]
    assert "Warm" not in today(sam) + opens(noor, "received").text
    page.press("Undo")
    assert words(one(sam, written)) == [TEA_SAID, "Warm"]


def test_after_two_weeks_it_waits_on_its_page_alone(noor: Player, sam: Player, calendar: Calendar) -> None:
    written = thanks(sam)
    calendar.later(days=15)
    assert "Something kind" not in today(noor)
    assert opens(noor, "received").link("Take it in") == noor.at(
        "appreciation:appreciation", appreciation=written.pk
    )


def test_saying_the_same_again_changes_nothing(noor: Player, sam: Player, calendar: Calendar) -> None:
    written = thanks(sam)
    said: dict[str, Any] = {"member": noor.member, "appreciation": written, "text": "Warm", "is_sent": True}
    first = actions.take_in(now=calendar.now, **said)
    assert actions.take_in(now=calendar.now, **said) == first
    for deed in (actions.take_landing_back, actions.erase_landing):
        for _ in range(2):
            deed(member=noor.member, landing=first)


def test_the_database_keeps_one_word_for_each_and_no_copy_without_its_instant(
    noor: Player, sam: Player
) -> None:
    written = thanks(sam)
    one(noor, written).press("Put it away")
    second = Landing(
        pair=noor.pair, appreciation=written, author=noor.person, said_at=written.written_at, text=""
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()
    written.opened_at = None
    with pytest.raises(IntegrityError), transaction.atomic():
        written.save()
