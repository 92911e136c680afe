"""What may be done with an answer once it is written."""

import pytest
from playwright.sync_api import expect

from tests.journeys import evening
from tests.journeys.phone import Phone

pytestmark = pytest.mark.browser

MINE = "I was afraid of the dark until I was twenty."
YOURS = "So was I, and I never said it."
THANKS = "Thank you for telling me about the dark."
SLUG = evening.questions()[0]


def test_who_goes_first_is_read_at_once_and_thanked(two_phones: tuple[Phone, Phone]) -> None:
    noor, sam = two_phones
    evening.sit_down(sam, SLUG)
    sam.is_listening()
    evening.sit_down(noor, SLUG)
    evening.answer(noor, MINE, rule="I go first")
    sam.sees(MINE)
    sam.press("Thank")
    sam.page.locator("#reply-thank").fill(THANKS)
    noor.is_listening()
    sam.press("Send")
    noor.sees(THANKS)


def test_advice_stays_shut_until_it_is_asked_for(two_phones: tuple[Phone, Phone]) -> None:
    noor, sam = two_phones
    for phone in (noor, sam):
        evening.sit_down(phone, SLUG)
    evening.answer(noor, MINE, rule="I go first")
    sam.sees(MINE)
    expect(sam.page.locator("summary", has_text="Advise")).to_have_count(0)
    sam.is_listening()
    noor.press("What I can do with it")
    noor.press("I would like advice on this")
    expect(sam.page.locator("summary", has_text="Advise")).to_be_visible()


def test_what_is_taken_back_goes_from_the_other_phone_and_an_undo_brings_it_again(
    two_phones: tuple[Phone, Phone],
) -> None:
    noor, sam = two_phones
    for phone, text in ((noor, MINE), (sam, YOURS)):
        evening.sit_down(phone, SLUG)
        evening.answer(phone, text)
    noor.sees(YOURS)
    sam.sees(MINE)
    sam.is_listening()
    noor.press("What I can do with it")
    noor.press("Take it back")
    noor.sees("Taken back. It is yours alone again.")
    expect(sam.page.get_by_text(MINE)).to_have_count(0)
    sam.never_saw(MINE)
    noor.press("Undo")
    sam.sees(MINE)
    noor.sees(YOURS)


def test_a_sealed_answer_can_be_taken_back_and_nothing_shows_on_the_other_phone(
    two_phones: tuple[Phone, Phone],
) -> None:
    noor, sam = two_phones
    for phone in (noor, sam):
        evening.sit_down(phone, SLUG)
    sam.is_listening()
    before = sam.page.inner_text("main")
    evening.answer(noor, MINE)
    noor.press("What I can do with it")
    noor.press("Take it back")
    noor.sees("Only you")
    sam.page.reload()
    sam.is_listening()
    assert sam.page.inner_text("main") == before
    evening.answer(sam, YOURS)
    sam.never_saw(MINE)
    noor.never_saw(YOURS)
