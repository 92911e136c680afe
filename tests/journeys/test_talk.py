"""Two people go through a talk: live on two phones, with axe looking on, and without JavaScript by "look again"."""

import pytest

from tests.journeys.conftest import NewPhone
from tests.journeys.evening import meet
from tests.journeys.inspection import DESK, Inspection, has_no_faults
from tests.journeys.moved_clock import Clock
from tests.journeys.phone import Phone
from tests.rooms import talks

pytestmark = pytest.mark.browser

FEAR, ADVICE = "I am afraid of you when you shout.", "You should just tell him no."
WORDS, HEARD, MORE = "The tram stood still for an hour.", "You lost an hour.", "And then it rained."


def test_two_go_through_listening_live(clock: Clock, new_phone: NewPhone) -> None:
    noor, sam = new_phone(at=clock.origin), new_phone(at=clock.origin)
    meet(noor, sam)
    _agree(noor, sam, "Listening")
    noor.is_listening()
    sam.is_listening()
    noor.sees("You can go on in")
    clock.later(minutes=1)
    noor.press("Go on")
    noor.sees("Waiting for Sam")
    sam.turn("Go on")
    noor.sees("Say it")
    _held_back(noor, FEAR, "Help, if you are afraid")
    noor.write(WORDS)
    sam.sees("Noor's turn")
    noor.turn("Say it")
    sam.sees(WORDS)
    _held_back(sam, ADVICE, "This looks like advice.")
    _spoken(sam, HEARD)
    noor.sees(HEARD)
    noor.never_saw(ADVICE)
    sam.never_saw(FEAR)
    _chosen(noor, "Not quite, let me add something")
    sam.sees("Noor's turn")
    _spoken(noor, MORE)
    sam.sees(MORE)
    _spoken(sam, "You lost an hour, and got wet.")
    noor.sees("and got wet")
    _chosen(noor, "Yes, that's it")
    sam.sees("It makes sense")
    sam.press("A minute of silence")
    noor.sees("A minute of silence.")
    noor.press("Pause, or end it here")
    noor.turn("End the talk here")
    sam.sees("It ended early, and that is all right.")
    sam.never_saw(MORE)
    for phone in (noor, sam):
        phone.page.get_by_label("Keep it for both").check()
        phone.turn("Save my choice")
    noor.sees("What you said to each other")
    noor.sees("and got wet")
    sam.sees(MORE)


def test_without_javascript_one_looks_again(new_phone: NewPhone) -> None:
    noor, sam = new_phone(javascript=False), new_phone(javascript=False)
    meet(noor, sam)
    _agree(noor, sam, "Listening, short")
    for one, other in ((noor, sam), (sam, noor)):
        one.turn("Look again")
        _spoken(one, WORDS)
        other.turn("Look again")
        other.sees(WORDS)
        _spoken(other, HEARD)
        one.turn("Look again")
        _chosen(one, "Yes, that's it")
        one.page.get_by_label("8", exact=True).check()
        one.turn("For me alone")
    noor.turn("Look again")
    noor.turn("Go on")
    sam.turn("Look again")
    sam.turn("Go on")
    sam.sees("You have gone through all of it.")
    noor.turn("Look again")
    noor.sees("You have gone through all of it.")


def test_pages_of_a_talk_have_no_faults(new_phone: NewPhone) -> None:
    noor, sam, look = new_phone(**DESK), new_phone(**DESK), Inspection()
    meet(noor, sam)
    look.open(noor, f"{noor.base}talks/", f"{noor.base}talks/understood/")
    _ask(noor, "Thanking")
    look.open(sam, sam.base)
    sam.turn("Not this time")
    look.look(sam)
    sam.turn("Send")
    look.open(noor, f"{noor.base}talks/")
    _agree(noor, sam, "Listening, short", look)
    noor.press("Pause, or end it here")
    look.look(noor)
    noor.expected = "422"
    noor.page.evaluate("document.querySelectorAll('form').forEach((form) => (form.noValidate = true))")
    noor.turn("Say it")
    noor.sees("There are no words here yet.")
    look.look(noor)
    _spoken(noor, WORDS)
    sam.sees(WORDS)
    look.look(sam)
    _spoken(sam, HEARD)
    noor.sees(HEARD)
    look.look(noor)
    _chosen(noor, "Yes, that's it")
    look.look(noor)
    noor.page.get_by_label("8", exact=True).check()
    noor.turn("For me alone")
    sam.sees("Your turn")
    sam.press("Pause, or end it here")
    sam.turn("Take a time-out")
    look.look(sam)
    sam.turn("End the talk here")
    look.look(sam)
    look.open(noor, f"{noor.base}talks/understood/")
    noor.open(f"{noor.base}departure/")
    noor.turn("Leave now")
    look.open(noor, "/kept/talks/")
    noor.sees(WORDS)
    has_no_faults(look, talks.LOOKED_AT)


def _ask(phone: Phone, title: str, look: Inspection | None = None) -> None:
    phone.open(f"{phone.base}talks/")
    phone.turn(title)
    if look:
        look.look(phone)
    phone.page.get_by_label("We write").check()
    phone.page.get_by_role("button", name="Ask ").click()
    phone.sees("You proposed this.")


def _agree(noor: Phone, sam: Phone, title: str, look: Inspection | None = None) -> None:
    _ask(noor, title, look)
    sam.open(f"{sam.base}talks/")
    sam.turn("Yes, let us begin")
    noor.open(f"{noor.base}talks/")
    noor.turn("To the talk")


def _spoken(phone: Phone, words: str) -> None:
    phone.write(words)
    phone.turn("Say it")


def _held_back(phone: Phone, words: str, why: str) -> None:
    """What only the writer sees, before the words go anywhere."""
    phone.expected = "status of 422"
    _spoken(phone, words)
    phone.sees(why)
    phone.sees("Nothing was sent yet.")


def _chosen(phone: Phone, label: str) -> None:
    phone.page.get_by_label(label).check()
    phone.turn("Say it")
