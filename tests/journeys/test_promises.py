"""A promise is made, put in new words and kept; a mistake is owned and accepted; on two phones."""

import pytest

from tests.journeys.conftest import NewPhone
from tests.journeys.evening import enter, meet
from tests.journeys.inspection import DESK, Inspection, has_no_faults
from tests.journeys.phone import Phone
from tests.rooms import promises

pytestmark = pytest.mark.browser

WORDS, NEW_WORDS = "text you before six", "text you before seven"
OWNED = ("I came home at nine.", "You ate alone.", "I text you first.")


def promise(phone: Phone, will: str, due_on: str = "") -> None:
    phone.open(f"{phone.base}promises/new/")
    phone.page.get_by_label("I will").fill(will)
    if due_on:
        phone.page.get_by_label("By this day").fill(due_on)
    phone.turn("Promise it")
    phone.sees(will)


def own(phone: Phone, button: str) -> None:
    phone.open(f"{phone.base}owning/new/")
    for label, text in zip(("What I did", "What I think it did to you", "What I offer"), OWNED, strict=True):
        phone.page.get_by_label(label).fill(text)
    phone.turn(button)
    phone.sees(OWNED[2])


def today(phone: Phone) -> str:
    """The first day that the page offers: today."""
    phone.open(f"{phone.base}promises/new/")
    return str(phone.page.get_by_label("By this day").get_attribute("min"))


def test_a_promise_gets_new_words_and_is_kept_before_the_other_s_eyes(noor: Phone, sam: Phone) -> None:
    promise(noor, WORDS, today(noor))
    sam.open(noor.path)
    sam.sees("Noor promised you")
    sam.is_listening()
    noor.turn("Put it in new words")
    noor.page.get_by_label("I will").fill(NEW_WORDS)
    _picks_a_feeling(noor)
    noor.turn("Say it this way")
    sam.sees(NEW_WORDS)
    sam.sees("Saying so is a way to take care.")
    noor.turn("Kept")
    noor.sees("Kept for you. Nobody else is told.")
    sam.page.reload()
    sam.never_saw("Kept")
    sam.is_listening()
    noor.turn("Show Sam")
    sam.sees("Kept")


def _picks_a_feeling(phone: Phone) -> None:
    """It is written into the field that one was in last, where one was in it."""
    page, when = phone.page, phone.page.locator("#id_when")
    when.fill("I am  at six")
    when.evaluate("field => field.setSelectionRange(5, 5)")
    page.locator("summary", has_text="Words for feelings").click()
    page.locator("summary", has_text="Sad or worn out").click()
    page.get_by_role("button", name="tired", exact=True).click()
    assert when.input_value() == "I am tired at six"
    assert page.get_by_label("I will").input_value() == NEW_WORDS


def test_a_mistake_is_owned_and_accepted_live_and_becomes_a_promise(noor: Phone, sam: Phone) -> None:
    sam.open(sam.base)
    sam.is_listening()
    own(noor, "Say it to Sam")
    noor.is_listening()
    sam.sees("Noor owns a mistake")
    sam.page.get_by_role("link", name="Noor owns a mistake").click()
    sam.sees(OWNED[1])
    sam.press("Not yet")
    noor.sees("Sam: Not yet")
    sam.press("I accept it")
    noor.sees("Sam: I accept it")
    noor.turn("Make my offer a promise")
    noor.sees("You promised Sam")
    noor.sees(OWNED[2])


def test_both_work_without_javascript(new_phone: NewPhone) -> None:
    noor, sam = new_phone(javascript=False), new_phone(javascript=False)
    meet(noor, sam)
    promise(noor, WORDS, today(noor))
    sam.open(noor.path)
    sam.sees("Noor promised you")
    noor.turn("Not this time")
    noor.turn("Own it")
    own(noor, "Say it to Sam")
    sam.open(noor.path)
    sam.turn("Let us talk")
    noor.page.reload()
    noor.sees("Sam: Let us talk")


def test_pages_of_promises_have_no_faults(new_phone: NewPhone) -> None:
    noor, sam, look = new_phone(**DESK), new_phone(**DESK), Inspection()
    meet(noor, sam)
    lists = [f"{noor.base}promises/", f"{noor.base}owning/"]
    look.open(noor, *lists, *(f"{address}new/" for address in lists))
    promise(noor, WORDS, today(noor))
    mine = noor.path
    look.look(noor)
    look.open(noor, f"{mine}wordings/")
    noor.page.get_by_label("I will").fill(NEW_WORDS)
    noor.turn("Say it this way")
    noor.turn("Not this time")
    look.look(noor)
    own(noor, "Say it to Sam")
    theirs = noor.path
    look.look(noor)
    look.open(noor, mine, noor.base, *lists)
    look.open(sam, sam.base, mine, theirs, *lists)
    noor.open(f"{noor.base}departure/")
    noor.press("Leave now")
    look.open(noor, "/kept/promises/")
    has_no_faults(look, promises.PROMISED)


def test_pages_of_promises_alone_have_no_faults(new_phone: NewPhone) -> None:
    ada, look = new_phone(**DESK), Inspection()
    enter(ada, "Ada")
    look.open(ada, *(f"{ada.base}{name}/" for name in ("promises", "promises/new", "owning", "owning/new")))
    own(ada, "Keep it")
    look.look(ada)
    assert look.findings == []
