import pytest
from tests.cast import Player

from mandorla.notices import actions as notices
from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import Kind, Notice
from mandorla.promises.models import Apology, Promise, Reception
from mandorla.promises.tests.doing import OWNED, owns, promises, reads, today
from mandorla.shared import clock
from mandorla.shared.tests.browser import send, visit
from mandorla.shared.tests.calendar import Calendar

CHOICES = ["I take my time", "Not yet", "Let us talk", "I accept it"]


def rows(player: Player) -> list[str]:
    return visit(player, player.at("promises:apologies")).all(".rows .row__text")


def test_the_other_reads_it_at_once_in_three_parts(noor: Player, sam: Player) -> None:
    assert owns(noor).heading == "You owned a mistake"
    page = reads(sam)
    assert page.heading == "Noor owns a mistake"
    assert page.all(".card--theirs .said") == list(OWNED.values())
    assert [button for button in page.all("main button") if button in CHOICES] == CHOICES


def test_the_form_has_no_place_for_a_plea_and_says_why(noor: Player) -> None:
    page = visit(noor, noor.at("promises:owning"))
    assert page.all("textarea + *, label.field__label")[:3] == [
        "What I did", "What I think it did to you", "What I offer to do about it",
    ]  # fmt: skip
    assert len(page.soup.select("textarea")) == 3
    assert "No line here asks to be forgiven: in a study, that part did the least." in page.text
    assert "Lewicki, Polin and Lount, 2016" in page.text


def test_the_receiver_chooses_and_changes_it_and_its_author_sees_what_stands(
    noor: Player, sam: Player
) -> None:
    owns(noor)
    for choice in CHOICES[1:]:
        reads(sam).press(choice)
        assert f"Sam: {choice}" in reads(noor).text
        assert reads(sam).all('button[aria-pressed="true"]') == [choice]
    reads(sam).press("I take my time")
    assert not Reception.objects.exists()
    assert "Sam may take all the time there is." in reads(noor).text


def test_only_the_one_it_was_said_to_can_answer(noor: Player, sam: Player) -> None:
    owns(noor)
    apology = Apology.objects.get()
    assert (
        noor.post(noor.at("promises:reception", apology=apology.pk), {"choice": "accepted"}).status_code
        == 404
    )
    reads(noor).press("Take it back")
    sam.post(sam.at("promises:reception", apology=apology.pk), {"choice": "accepted"})
    assert not Reception.objects.exists()


def test_what_is_no_choice_is_refused(noor: Player, sam: Player) -> None:
    owns(noor)
    address, fields = reads(sam).form("Not yet")
    page = send(sam, address, {**fields, "choice": "never"})
    assert "Nothing was changed." in page.text
    assert not Reception.objects.exists()


def test_an_offer_becomes_a_promise_with_one_tap_and_once(noor: Player, sam: Player) -> None:
    owns(noor)
    page = reads(noor)
    made = page.press("Make my offer a promise")
    assert made.all(".said") == [OWNED["offer"]]
    page.press("Make my offer a promise")
    assert Promise.objects.count() == 1
    assert reads(noor).link("The promise that came of it") == made.address
    assert not reads(noor).has_button("Make my offer a promise")
    assert visit(sam, made.address).heading == "Noor promised you"


def test_what_was_typed_is_kept_part_by_part_and_forgotten_when_said(noor: Player) -> None:
    for part, text in OWNED.items():
        assert noor.post(noor.at("promises:draft", part=part), {"text": text}).status_code == 204
    page = visit(noor, noor.at("promises:owning"))
    assert {part: page.value(part) for part in OWNED} == OWNED
    page.press("Say it to Sam")
    assert visit(noor, noor.at("promises:owning")).value("did") == ""
    assert noor.post(noor.at("promises:draft", part="plea"), {"text": "hm"}).status_code == 404


@pytest.mark.parametrize("part", list(OWNED))
@pytest.mark.parametrize("text", ["", "o" * 2_001])
def test_what_does_not_fit_is_refused_and_kept(noor: Player, part: str, text: str) -> None:
    page = owns(noor, **{part: text})
    assert page.status == 422
    assert {one: page.value(one) for one in OWNED} == {**OWNED, part: text}
    assert not Apology.objects.exists()


def test_alone_it_is_kept_for_oneself(ada: Player) -> None:
    page = owns(ada)
    assert page.all(".marker") == ["Only you"]
    assert page.press("Make my offer a promise").heading == "You promised yourself"


def test_taking_back_and_deleting_leave_a_mark_without_words(noor: Player, sam: Player) -> None:
    owns(noor)
    reads(sam).press("Not yet")
    page = reads(noor).press("Take it back")
    assert rows(sam) == ["Noor took something back."]
    assert all(text not in reads(sam).text for text in OWNED.values())
    page.press("Undo")
    assert "Sam: Not yet" in reads(noor).text
    reads(noor).press("Delete for good")
    assert (rows(noor), rows(sam)) == ([], ["Noor took something back."])
    assert reads(sam).heading == "Something that was taken back"
    assert (Apology.objects.get().said, Apology.objects.get().shared) == (None, None)
    assert not Reception.objects.exists()


def test_today_shows_what_the_other_owned_for_two_days_and_then_leaves_it(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    owns(noor)
    assert today(sam) == "Noor owns a mistake Read it when you like. There is no hurry."
    assert today(noor) == ""
    calendar.later(days=1)
    assert today(sam) != ""
    calendar.later(days=1)
    assert today(sam) == ""


def test_a_notice_goes_out_for_what_was_written_for_one_and_is_withdrawn_with_it(
    noor: Player, sam: Player
) -> None:
    notices.ask_for(person=sam.person, wishes=Wishes(kinds=frozenset(Kind.values)), now=clock.now())
    owns(noor)
    promises(noor)
    promises(noor, to="myself")
    assert Notice.objects.of(sam.person).filter(kind=Kind.WRITTEN).count() == 2
    reads(noor).press("Take it back")
    visit(noor, noor.at("promises:promise", promise=Promise.objects.get(is_shared=True).pk)).press(
        "Delete for good"
    )
    assert not Notice.objects.exists()


def test_many_are_paged(noor: Player, sam: Player, calendar: Calendar) -> None:
    for _ in range(21):
        calendar.later(minutes=1)
        owns(noor)
    assert len(rows(sam)) == 20


def test_who_leaves_takes_what_they_owned_along(noor: Player, sam: Player) -> None:
    owns(noor)
    noor.post(noor.at("pairs:departure"))
    assert visit(noor, "/kept/promises/").all(".said") == list(OWNED.values())
    assert reads(sam).press("I accept it").heading == "The other owns a mistake"
