"""A time without phones on two of them, and an agreement, line by line."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import NewPhone
from tests.journeys.evening import enter, meet
from tests.journeys.inspection import DESK, Inspection, has_no_faults
from tests.journeys.phone import Phone
from tests.rooms import moments, pairs

pytestmark = pytest.mark.browser

JOIN = "Put mine away, too"
OURS, OTHER = "Sunday mornings", "Sunday mornings until noon"
LOCK = """navigator.wakeLock.request = async (kind) => {
  window.locks = [...(window.locks ?? []), kind]
  return { release: async () => window.locks.push("released") }
}"""


def test_begun_on_one_phone_joined_on_the_other_and_ended_for_both(noor: Phone, sam: Phone) -> None:
    for phone in (noor, sam):
        phone.page.add_init_script(LOCK)
    sam.is_listening()
    noor.open(f"{noor.base}no-tech/")
    noor.press("An hour")
    noor.sees("Until ")
    expect(noor.page.get_by_role("timer")).to_have_text("1:00")
    assert noor.page.evaluate("window.locks") == ["screen"]
    sam.sees("Noor put the phone away until")  # today's page, which stays his
    assert sam.path == sam.base
    noor.is_listening()
    sam.press(JOIN)
    for phone in (noor, sam):
        phone.sees("Both phones are away.")
    sam.is_listening()
    noor.press("End it early")
    for phone in (noor, sam):
        phone.sees("The time is over")
    assert sam.page.evaluate("window.locks") == ["screen", "released"]
    noor.page.get_by_text("Hardly").click()
    noor.press("Keep this")
    noor.sees("Hardly")
    sam.open(f"{sam.base}no-tech/felt/")
    sam.never_saw("Hardly")


def test_a_line_is_proposed_agreed_to_and_changed_live(noor: Phone, sam: Phone) -> None:
    for phone in (noor, sam):
        phone.open(f"{phone.base}agreement/")
        phone.is_listening()
    noor.page.get_by_label("The line").fill(OURS)
    noor.press("Propose it")
    sam.sees("Noor proposes")
    noor.is_listening()
    sam.press("I agree")
    expect(noor.page.locator("a.row", has_text=OURS)).to_be_visible()
    sam.press(OURS)
    sam.page.get_by_label("The line").fill(OTHER)
    sam.press("Propose them")
    noor.sees(f"Now it is: {OURS}")
    noor.press("I agree")
    sam.sees(OTHER)
    noor.open(f"{noor.base}agreement/history/")
    noor.sees(f"Before: {OURS}")


def test_without_javascript_both_do_the_same_by_looking_again(new_phone: NewPhone) -> None:
    noor, sam = new_phone(javascript=False), new_phone(javascript=False)
    meet(noor, sam)
    noor.open(f"{noor.base}no-tech/")
    noor.press("Half an hour")
    noor.sees("Until ")
    sam.press("Look again")
    sam.press(JOIN)
    sam.sees("Both phones are away.")
    sam.press("End it early")
    noor.press("Look again")
    noor.sees("The time is over")
    noor.open(f"{noor.base}agreement/")
    noor.page.get_by_label("The line").fill(OURS)
    noor.press("Propose it")
    sam.open(f"{sam.base}agreement/")
    sam.press("I agree")
    sam.press(OURS)
    sam.page.get_by_label("The line").fill(OTHER)
    sam.press("Propose them")
    noor.open(f"{noor.base}agreement/")
    noor.press("I agree")
    noor.sees(OTHER)


def test_pages_of_times_without_phones_have_no_faults(new_phone: NewPhone) -> None:
    noor, sam, look = new_phone(**DESK), new_phone(**DESK), Inspection()
    meet(noor, sam)
    noor.expected = "status of 422"
    pages = [f"{noor.base}no-tech/{name}" for name in ("", "now/", "felt/")]
    look.open(noor, *pages)
    noor.open(pages[0])
    noor.press("Propose it")
    noor.sees("Not sent yet")
    look.look(noor)
    noor.page.get_by_text("Monday").click()
    noor.press("Propose it")
    noor.sees("Proposed by you.")
    look.look(noor)
    look.open(sam, sam.base, pages[0])
    noor.press("An hour")
    noor.sees("Until ")
    look.look(noor)
    look.open(noor, noor.base)
    look.open(sam, sam.base, pages[1])
    noor.open(pages[1])
    noor.press("End it early")
    noor.sees("The time is over")
    noor.page.evaluate("document.querySelectorAll('[name=felt]').forEach((one) => (one.required = false))")
    noor.press("Keep this")
    noor.sees("Not sent yet")
    look.look(noor)
    noor.page.get_by_text("Often").click()
    noor.press("Keep this")
    noor.sees("Often")
    look.look(noor)
    look.open(noor, "/kept/no-tech/")
    has_no_faults(look, moments.LOOKED_AT)


def test_pages_of_the_agreement_have_no_faults(new_phone: NewPhone) -> None:
    noor, sam, look = new_phone(**DESK), new_phone(**DESK), Inspection()
    meet(noor, sam)
    noor.expected = "status of 422"
    agreement = f"{noor.base}agreement/"
    look.open(noor, agreement, f"{agreement}history/")
    noor.open(agreement)
    noor.page.get_by_label("The line").fill("   ")
    noor.press("Propose it")
    noor.sees("Not sent yet")
    look.look(noor)
    noor.page.get_by_label("On", exact=True).fill("2020-01-01")
    noor.press("Propose this day")
    noor.sees("Choose a day that is still to come.")
    look.look(noor)
    noor.page.get_by_label("The line").fill(OURS)
    noor.press("Propose it")
    noor.sees("You propose")
    look.look(noor)
    look.open(sam, agreement)
    sam.press("I agree")
    sam.sees(OURS)
    look.open(sam, agreement, f"{agreement}history/")
    sam.open(agreement)
    sam.press(OURS)
    sam.sees("Propose other words")
    look.look(sam)
    look.open(noor, noor.base)
    has_no_faults(look, pairs.LOOKED_AT)


def test_alone_these_pages_have_no_faults(new_phone: NewPhone) -> None:
    ada, look = new_phone(**DESK), Inspection()
    enter(ada, "Ada")
    look.open(ada, *(f"{ada.base}{page}" for page in ("no-tech/", "no-tech/now/", "agreement/")))
    assert look.findings == []
