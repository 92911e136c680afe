"""Kind words: written on one phone, taken in on the other, and a word that comes back."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import NewPhone
from tests.journeys.evening import enter, meet
from tests.journeys.inspection import DESK, Inspection, has_no_faults
from tests.journeys.phone import Phone
from tests.rooms import appreciation

pytestmark = pytest.mark.browser

SAID = "When you brought me tea without a word this morning, it made the whole day lighter. Thank you."
AGAIN, BACK = "brought me tea again, without a word", "Like a window that somebody opened"


def write(phone: Phone, what: str = "brought me tea without a word", *, effect: bool = True) -> None:
    phone.page.get_by_label("You …").fill(what)
    phone.page.get_by_label("… when").fill("this morning")
    if effect:
        phone.page.get_by_label("It …").fill("made the whole day lighter")


def test_thanks_arrive_are_taken_in_and_a_word_comes_back(noor: Phone, sam: Phone) -> None:
    noor.is_listening()
    sam.open(f"{sam.base}appreciations/new/")
    write(sam)
    sam.press("Send it to Noor")
    sam.sees(SAID)
    sam.is_listening()
    noor.sees("Something kind from Sam")
    noor.never_saw("tea")
    noor.press("Take it in")
    noor.sees(SAID)
    noor.page.get_by_label("How it landed").fill(BACK)
    noor.press("Tell Sam")
    sam.sees(BACK)
    noor.is_listening()
    noor.press("Take it back")
    expect(sam.page.get_by_text(BACK)).to_have_count(0)


def test_what_is_taken_back_goes_from_the_page_that_shows_it(noor: Phone, sam: Phone) -> None:
    noor.expected = "status of 404"
    sam.open(f"{sam.base}appreciations/new/")
    write(sam)
    sam.press("Send it to Noor")
    sam.sees(SAID)
    noor.press("Take it in")
    noor.sees(SAID)
    noor.is_listening()
    sam.press("Take it back")
    noor.is_at(f"{noor.base}appreciations/")
    noor.never_saw("tea")


def test_the_same_without_javascript(new_phone: NewPhone) -> None:
    noor, sam = new_phone(javascript=False), new_phone(javascript=False)
    meet(noor, sam)
    sam.expected = "status of 422"  # a hint comes before it is sent
    sam.open(f"{sam.base}appreciations/new/")
    write(sam)
    sam.press("Send it to Noor")
    sam.sees(SAID)
    sam.open(f"{sam.base}appreciations/new/")
    write(sam, AGAIN)
    sam.press("Send it to Noor")
    sam.sees("You said something much like this")
    sam.press("Send it all the same")
    noor.press("Look again")
    noor.press("Take it in")
    noor.page.get_by_label("How it landed").fill(BACK)
    noor.press("Put it away")
    noor.sees("Only you")
    noor.press("Tell Sam after all")
    sam.press("Look again")
    sam.sees(BACK)


def test_general_praise_gets_a_hint_that_only_its_writer_sees(noor: Phone, sam: Phone) -> None:
    sam.expected = "status of 422"
    noor.is_listening()
    sam.open(f"{sam.base}appreciations/new/")
    sam.page.get_by_label("You …").fill("are the best")
    sam.turn("Send it to Noor")
    sam.sees("You could also say what they did, when it was or what it did to you.")
    assert sam.page.get_by_label("You …").input_value() == "are the best"
    noor.open(f"{noor.base}appreciations/")
    noor.never_saw("best")
    noor.is_listening()
    sam.page.get_by_label("… when").fill("last night at the hospital")
    sam.turn("Send it all the same")
    noor.turn("Take it in")
    noor.sees("last night at the hospital")
    noor.never_saw("You could also say")


def test_the_breath_is_calm_and_stands_still_for_whoever_wants_no_motion(new_phone: NewPhone) -> None:
    noor, sam = new_phone(), new_phone()
    meet(noor, sam)
    sam.open(f"{sam.base}appreciations/new/")
    write(sam)
    sam.press("Send it to Noor")
    sam.sees(SAID)
    noor.press("Take it in")
    air = noor.page.locator(".breath__air")
    assert air.evaluate("one => getComputedStyle(one).animationDuration") == "10s"
    assert air.evaluate("one => getComputedStyle(one).animationIterationCount") == "1"
    noor.page.emulate_media(reduced_motion="reduce")
    assert (
        air.evaluate("one => one.getAnimations().filter((move) => move.playState === 'running').length") == 0
    )
    noor.press("Skip the breath")
    expect(noor.page.get_by_label("How it landed")).to_be_in_viewport()


def test_pages_of_appreciations_have_no_faults(new_phone: NewPhone) -> None:
    noor, sam, look = new_phone(**DESK), new_phone(**DESK), Inspection()
    meet(noor, sam)
    noor.expected = "status of 422"
    lists = [f"{noor.base}appreciations/{name}" for name in ("", "written/", "new/", "plan/")]
    look.open(noor, *lists)
    noor.open(lists[2])
    noor.press("Send it to Sam")
    noor.sees("Not sent yet")
    look.look(noor)
    write(noor)
    noor.turn("Send it to Sam")
    noor.sees(SAID)
    look.look(noor)
    noor.turn("Change the words")
    look.look(noor)
    noor.open(lists[2])
    write(noor, AGAIN)
    noor.turn("Send it to Sam")
    look.look(noor)
    _take_in(sam, look)
    noor.open(lists[3])
    noor.page.get_by_label("When …").fill("we sit down to eat")
    noor.page.get_by_label("… I will").fill("thank you for one thing")
    noor.turn("Keep this")
    look.open(noor, noor.base, *lists)
    noor.open(f"{noor.base}departure/")
    noor.press("Leave now")
    look.open(noor, "/kept/appreciations/")
    has_no_faults(look, appreciation.LOOKED_AT)


def _take_in(sam: Phone, look: Inspection) -> None:
    sam.expected = "status of 422"
    look.open(sam, sam.base, f"{sam.base}appreciations/")
    sam.turn("Take it in")
    look.look(sam)
    sam.turn("Tell Noor")
    sam.sees("Not sent yet")
    look.look(sam)
    sam.page.get_by_label("How it landed").fill(BACK)
    sam.turn("Tell Noor")
    look.look(sam)
    look.open(sam, f"{sam.base}appreciations/")


def test_pages_of_appreciations_alone_have_no_faults(new_phone: NewPhone) -> None:
    ada, look = new_phone(**DESK), Inspection()
    enter(ada, "Ada")
    look.open(ada, *(f"{ada.base}appreciations/{name}" for name in ("", "written/", "new/", "plan/")))
    look.open(ada, "/kept/appreciations/")
    assert look.findings == []
