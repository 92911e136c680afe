"""Signing out, here and elsewhere: what is open there closes by itself."""

import re

import pytest

from tests.journeys import evening
from tests.journeys.conftest import NewPhone
from tests.journeys.phone import A_SECOND, Phone, now
from tests.running.conftest import soonest

pytestmark = pytest.mark.browser


def test_signing_out_closes_every_page_of_this_phone_and_no_other(
    two_phones: tuple[Phone, Phone], new_phone: NewPhone
) -> None:
    noor, sam = two_phones
    tablet = new_phone()
    evening.sign_in(tablet, noor.username)
    tab = noor.another_tab()
    tab.goto(noor.page.url)
    for phone in (noor, tablet, sam):
        phone.is_listening()
    noor.open("/sign-out/")
    noor.press("Sign out")
    noor.is_at("/sign-in/")
    tab.wait_for_url(re.compile("/sign-in/"))
    tablet.page.reload()
    tablet.sees("Noor")
    sam.is_listening()


def test_ending_another_device_signs_it_out_within_a_second(noor: Phone, new_phone: NewPhone) -> None:
    assert soonest(lambda: _seconds_to_end(noor, new_phone()), A_SECOND) < A_SECOND
    noor.page.reload()
    noor.sees("this one")


def _seconds_to_end(noor: Phone, lost: Phone) -> float:
    """From the press of the button until the lost phone shows the sign-in."""
    evening.sign_in(lost, noor.username)
    lost.is_listening()
    noor.open("/me/")
    elsewhere = noor.page.locator("li", has_text="since").filter(has_not_text="this one")
    gone: list[float] = []
    lost.page.once("framenavigated", lambda frame: gone.append(now()))
    ended_at = now()
    elsewhere.get_by_role("button", name="Sign it out").click()
    lost.is_at("/sign-in/")
    return gone[0] - ended_at
