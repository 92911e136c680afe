"""From nothing to a reveal, on two phones."""

from functools import partial

import pytest
from playwright.sync_api import expect

from mandorla.shared.qr import qr_of
from tests.journeys import evening
from tests.journeys.conftest import NewPhone
from tests.journeys.household import Household
from tests.journeys.phone import A_SECOND, Phone
from tests.running.conftest import soonest

pytestmark = pytest.mark.browser

MINE = "I still keep the ticket from the night train."
YOURS = "You were holding your book upside down."


def begin(phone: Phone, name: str, button: str = "Begin") -> None:
    evening.fill_in_account(phone, name)
    phone.press(button)


def test_two_people_on_a_new_server_meet_in_an_answer(new_household: Household, new_phone: NewPhone) -> None:
    new_household.serve()
    noor, sam, rae = (new_phone(at=new_household.origin) for _ in range(3))
    noor.open("/")
    noor.press("Begin")
    begin(noor, "Noor")
    noor.is_listening()

    sam.open(evening.invitation_of(noor))
    sam.sees("Noor would like to share a space with you")
    sam.press("Join with a new account")
    begin(sam, "Sam")
    noor.sees("You and Sam are both here")

    noor.press("Go to today")
    noor.press("Answer")
    evening.answer(noor, MINE)
    assert noor.presses <= 6  # few enough for two minutes, with a sentence to write
    sam.press("Answer")
    sam.never_saw(MINE)
    _see_it_open(noor, sam)

    rae.open("/sign-up/")
    rae.sees("New accounts come by invitation here")


def _see_it_open(noor: Phone, sam: Phone) -> None:
    """Sam answers, and Noor, who only looks on, reads it at once; both read it again whenever they look."""
    noor.is_listening()
    evening.answer(sam, YOURS)
    noor.sees(YOURS)
    for phone in (noor, sam):
        phone.page.reload()
        phone.sees(MINE)
        phone.sees(YOURS)


def test_a_reveal_is_on_the_other_phone_within_a_second(two_phones: tuple[Phone, Phone]) -> None:
    slugs = iter(evening.questions())
    took = soonest(lambda: evening.seconds_to_a_reveal(*two_phones, next(slugs)), A_SECOND)
    assert took < A_SECOND


def test_what_was_written_alone_opens_when_its_author_offers_it(new_phone: NewPhone) -> None:
    noor, sam = new_phone(), new_phone()
    evening.enter(noor, "Noor")
    noor.open(f"{noor.base}invitation/")
    link = evening.invitation_of(noor)
    noor.press("See today's question")
    noor.press("Answer")
    evening.answer(noor, MINE, button="Keep it")
    evening.enter(sam, "Sam", invitation=link)
    sam.press("Answer")
    evening.answer(sam, YOURS)
    sam.never_saw(MINE)
    noor.page.reload()
    noor.never_saw(YOURS)
    noor.press("What I can do with it")
    noor.press("Seal it for both")
    for phone in (noor, sam):
        phone.sees(MINE)
        phone.sees(YOURS)


def test_the_invitation_is_the_same_as_a_link_and_as_a_code(new_phone: NewPhone) -> None:
    noor = new_phone()
    evening.enter(noor, "Noor")
    noor.open(f"{noor.base}invitation/")
    drawn = noor.page.locator(".qr path").last.get_attribute("d")
    assert drawn
    assert f'd="{drawn}"' in qr_of(evening.invitation_of(noor))
    assert f'd="{drawn}"' not in qr_of(evening.invitation_of(noor) + "x")


def test_two_people_meet_in_an_answer_without_javascript(new_phone: NewPhone) -> None:
    noor, sam = new_phone(javascript=False), new_phone(javascript=False)
    noor.open("/sign-up/")
    begin(noor, "Noor")
    link = evening.invitation_of(noor)
    sam.open(link)
    sam.press("Join with a new account")
    begin(sam, "Sam")
    noor.press("See today's question")
    for phone in (noor, sam):
        phone.press("Answer")
    evening.answer(noor, MINE)
    sam.press("Look again")
    sam.never_saw(MINE)
    evening.answer(sam, YOURS)
    sam.sees(MINE)
    noor.never_saw(YOURS)
    noor.press("Look again")
    noor.sees(YOURS)
    expect(noor.page.get_by_role("img", name="Both answers are open")).to_be_visible()


def test_a_stranger_with_a_used_link_gets_a_clear_page(
    two_phones: tuple[Phone, Phone], new_phone: NewPhone
) -> None:
    noor, _sam = two_phones
    noor.open(f"{noor.base}invitation/")
    noor.sees("You and Sam are both here")
    ada, rae = new_phone(), new_phone()
    evening.enter(ada, "Ada")
    ada.open(f"{ada.base}invitation/")
    link = evening.invitation_of(ada)
    evening.enter(new_phone(), "Kit", invitation=link)
    rae.open(link)
    rae.sees("This invitation has been used")
    look = partial(rae.page.get_by_role, "button")
    expect(look(name="Join with a new account")).to_have_count(0)
