"""The power goes while two people are answering."""

import pytest

from tests.journeys import evening
from tests.journeys.conftest import NewPhone
from tests.journeys.household import Household

pytestmark = pytest.mark.browser

MINE, YOURS, TYPED = "I kept your letter.", "I kept yours.", "And I read it every"


def test_a_server_killed_between_two_answers_loses_nothing_and_the_open_page_comes_back(
    new_household: Household, new_phone: NewPhone
) -> None:
    new_household.open()
    noor, sam = (new_phone(at=new_household.origin) for _ in range(2))
    evening.meet(noor, sam)
    slug = evening.questions()[0]
    for phone in (noor, sam):
        evening.sit_down(phone, slug)
        phone.expected = "ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_INCOMPLETE_CHUNKED|ERR_SOCKET"
    evening.answer(noor, MINE)
    sam.write(TYPED)
    sam.sees("Saved for you")
    noor.is_listening()

    new_household.kill()
    noor.page.wait_for_selector("html:not(.is-live)")
    sam.write(f"{TYPED} winter")
    sam.sees("Not saved yet, still on this page")
    new_household.open()

    for phone in (noor, sam):
        phone.page.wait_for_selector("html.is-live")
    assert sam.written() == f"{TYPED} winter"
    evening.answer(sam, YOURS)
    for phone in (noor, sam):
        phone.sees(MINE)
        phone.sees(YOURS)
        phone.page.reload()
        phone.sees(MINE)
        phone.sees(YOURS)
