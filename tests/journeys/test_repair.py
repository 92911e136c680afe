"""When it is hard: somebody begins softly, the other reads it, and both find their way to a talk."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import NewPhone
from tests.journeys.evening import enter, meet
from tests.journeys.household import Household
from tests.journeys.inspection import DESK, Inspection, has_no_faults
from tests.journeys.moved_clock import Clock, open_with_clock
from tests.journeys.phone import Phone
from tests.rooms import repair

pytestmark = pytest.mark.browser

HARSH = "you never listen to me, you are so selfish"
SOFT = {"I feel": "lonely", "about": "dinner on Monday", "I need": "one evening with you"}


def begin_softly(phone: Phone) -> None:
    phone.open(f"{phone.base}repair/starts/new/")
    for label, text in SOFT.items():
        phone.page.get_by_label(label, exact=True).fill(text)
    phone.turn("See how it reads")
    phone.sees(SOFT["I need"])


def test_pages_for_hard_times_have_no_faults(new_phone: NewPhone) -> None:
    noor, sam, look = new_phone(**DESK), new_phone(**DESK), Inspection()
    meet(noor, sam)
    room = f"{noor.base}repair/"
    look.open(noor, *(f"{room}{name}" for name in ("", "readiness/", "not-now/", "starts/", "starts/new/")))
    begin_softly(noor)
    look.look(noor)
    mine = noor.path
    look.open(noor, f"{mine}wording/")
    noor.open(mine)
    noor.turn("Send it to Sam")
    look.look(noor)
    look.open(sam, sam.base, mine)
    for name, button in (("phrases/", "Keep it"), ("parked/", "Park it")):
        noor.open(f"{room}{name}")
        noor.page.locator("textarea").fill("We are on one side")
        noor.turn(button)
        look.look(noor)
    look.open(noor, *(f"{room}{name}" for name in ("starts/", "looking-back/new/", "friend/")))
    noor.open(f"{room}looking-back/new/")
    noor.page.get_by_label("What I felt").fill("Scared")
    noor.page.get_by_label("My tags").fill("evenings")
    noor.turn("Keep it")
    look.look(noor)
    look.open(noor, f"{room}looking-back/", f"{room}trials/{_trial(noor, sam)}/promise/")
    noor.open(f"{noor.base}departure/")
    noor.press("Leave now")
    look.open(noor, "/kept/repair/")
    has_no_faults(look, repair.LOOKED_AT)


def _trial(noor: Phone, sam: Phone) -> str:
    """The number of what both agreed to try in the short talk."""
    _begin(noor, sam)
    _say(noor, "You came late")
    _hear(noor, sam)
    _agree(noor, sam)
    return sam.path.rstrip("/").rsplit("/", 1)[1]


def test_alone_they_have_none_either(new_phone: NewPhone) -> None:
    ada, look = new_phone(**DESK), Inspection()
    enter(ada, "Ada")
    begin_softly(ada)
    look.look(ada)
    look.open(ada, f"{ada.base}repair/", f"{ada.base}repair/starts/")
    assert look.findings == []


TRIAL, NEW_WORDS = "Who is late texts before six", "Who is late calls before six"


def test_from_a_soft_start_to_a_promise_kept_with_a_night_between(
    new_household: Household, new_phone: NewPhone
) -> None:
    clock = open_with_clock(new_household)
    noor, sam = (new_phone(at=new_household.origin) for _ in range(2))
    meet(noor, sam)
    sam.open(sam.base)
    sam.is_listening()
    _begin_harshly(noor)
    begin_softly(noor)
    sam.never_saw(HARSH)
    noor.turn("Send it to Sam")
    sam.sees("Noor would like to tell you something")
    for phone in (noor, sam):
        _is_ready(phone)
    _begin(noor, sam)
    _sleep_over_it(noor, sam, clock)
    _hear(noor, sam)
    _agree(noor, sam)
    _promise_and_keep(sam, noor)
    _look_back(noor, sam)


def _begin_harshly(phone: Phone) -> None:
    """The writer alone is shown which words those are, and decides."""
    phone.expected = "status of 422"
    phone.open(f"{phone.base}repair/starts/new/")
    for label, text in {**SOFT, "about": HARSH}.items():
        phone.page.get_by_label(label, exact=True).fill(text)
    phone.turn("See how it reads")
    phone.sees("These words may make it harder to listen.")
    assert phone.page.get_by_label("about", exact=True).input_value() == HARSH


def _is_ready(phone: Phone) -> None:
    phone.open(f"{phone.base}repair/readiness/")
    for sign in ("I am calm", "I have eaten", "I am sober", "I have time", "I feel safe"):
        phone.page.get_by_label(sign).check()
    phone.turn("See if it fits")
    phone.sees("All of it fits.")


def _begin(noor: Phone, sam: Phone) -> None:
    noor.open(f"{noor.base}talks/")
    noor.turn("Talk it over, short")
    noor.page.get_by_label("We write").check()
    noor.turn("Ask Sam")
    noor.sees("It is not available now.")
    sam.open(f"{sam.base}talks/")
    sam.turn("Yes, let us begin")
    noor.open(sam.path)
    for phone in (noor, sam):
        phone.is_listening()
        _choose(phone, "All of it fits")


def _sleep_over_it(noor: Phone, sam: Phone, clock: Clock) -> None:
    _say(noor, "You came late, and I ate alone")
    sam.sees("You came late, and I ate alone")
    sam.press("Pause, or end it here")
    sam.page.get_by_label("In twelve hours").check()
    sam.turn("Take a time-out")
    noor.sees("The talk rests")
    clock.later(hours=12)
    for phone in (sam, noor):
        phone.page.reload()
        phone.turn("Yes, I am ready")


def _hear(noor: Phone, sam: Phone) -> None:
    _say(sam, "You ate alone")
    _choose(noor, "Yes, that's it")
    _say(noor, "To count")
    _say(sam, "I was tired")
    _say(noor, "You were tired")
    _choose(sam, "Yes, that's it")
    _say(sam, "Rest")


def _agree(noor: Phone, sam: Phone) -> None:
    for phone, feeling in ((noor, "tired"), (sam, "lonely")):
        phone.sees("What they feel")
        _say(phone, feeling)
    sam.sees("One to try")
    _say(sam, TRIAL)
    _choose(sam, "Two weeks")
    for phone in (noor, sam):
        phone.sees("Do we try it?")
        _choose(phone, "I want to try it")
    for phone in (noor, sam):
        phone.sees("That was hard work.")
        phone.turn("Go on")
    for phone in (noor, sam):
        phone.sees("That was enough for today.")


def _promise_and_keep(sam: Phone, noor: Phone) -> None:
    talk = sam.path
    sam.turn("What you try now")
    sam.page.get_by_role("link", name=TRIAL).click()
    sam.turn("Make it a promise of mine")
    sam.turn("Promise it")
    sam.sees("You promised Noor")
    noor.open(sam.path)
    sam.turn("Put it in new words")
    sam.page.get_by_label("I will").fill(NEW_WORDS)
    sam.turn("Say it this way")
    noor.sees(NEW_WORDS)
    sam.turn("Kept")
    sam.turn("Show Noor")
    noor.page.reload()
    noor.sees("Kept")
    for phone in (sam, noor):
        phone.open(talk)


def _look_back(noor: Phone, sam: Phone) -> None:
    for phone, felt in ((noor, "Scared at first"), (sam, "Lighter after it")):
        phone.turn("Look back, for yourself at first")
        phone.page.get_by_label("What I felt").fill(felt)
        phone.turn("Keep it")
        phone.is_listening()
    noor.turn("Open it when Sam does")
    sam.never_saw("Scared at first")
    noor.is_listening()
    sam.turn("Open it when Noor does")
    sam.sees("Scared at first")
    noor.sees("Lighter after it")


def _say(phone: Phone, words: str) -> None:
    expect(phone.page.get_by_role("button", name="Say it")).to_be_visible()  # it is their turn
    phone.write(words)
    phone.turn("Say it")


def _choose(phone: Phone, label: str) -> None:
    phone.page.get_by_label(label).check()
    phone.page.get_by_role("button", name="Say it").or_(
        phone.page.get_by_role("button", name="For me alone")
    ).click()
