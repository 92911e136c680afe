"""What was typed is never lost: not by a reload, a crash, a dead network, or what the other does meanwhile."""

from contextlib import suppress

import pytest
from playwright.sync_api import Error, Route, expect

from tests.journeys import evening
from tests.journeys.phone import WRITTEN, Phone

pytestmark = pytest.mark.browser

TYPED = "I have not decided yet whether to tell you this."
MORE = "I have decided."
YOURS = "I sing when you are not at home."
SAVED, UNSAVED = "Saved for you", "Not saved yet, still on this page"
SLUG = evening.questions()[2]


def test_typed_text_survives_a_reload(two_phones: tuple[Phone, Phone]) -> None:
    noor, sam = two_phones
    evening.sit_down(noor, SLUG)
    noor.write(TYPED)
    noor.sees(SAVED)
    noor.page.reload()
    assert noor.written() == TYPED
    evening.sit_down(sam, SLUG)
    sam.never_saw(TYPED)


def test_typed_text_survives_a_crash_of_the_page(two_phones: tuple[Phone, Phone]) -> None:
    noor, _sam = two_phones
    evening.sit_down(noor, SLUG)
    address = noor.page.url
    noor.write(TYPED)
    noor.sees(SAVED)
    with noor.page.expect_event("crash"), suppress(Error):
        noor.page.goto("chrome://crash")
    noor.page = noor.another_tab()
    noor.page.goto(address)
    assert noor.written() == TYPED


def test_without_a_network_the_page_says_so_and_saves_when_it_is_back(
    two_phones: tuple[Phone, Phone],
) -> None:
    noor, _sam = two_phones
    evening.sit_down(noor, SLUG)
    noor.is_listening()
    noor.expected = "ERR_INTERNET_DISCONNECTED"
    noor.context.set_offline(True)
    noor.write(TYPED)
    noor.sees(UNSAVED)
    noor.context.set_offline(False)
    noor.sees(SAVED)
    noor.page.reload()
    assert noor.written() == TYPED


def test_what_the_other_does_wipes_no_word(two_phones: tuple[Phone, Phone]) -> None:
    noor, sam = two_phones
    for phone in (noor, sam):
        evening.sit_down(phone, SLUG)
    noor.is_listening()
    noor.write(TYPED)
    evening.answer(sam, YOURS, rule="I go first")
    news = noor.page.locator("[data-news]")
    expect(news).to_be_visible()
    assert noor.written() == TYPED
    noor.never_saw(YOURS)
    news.get_by_role("link").click()
    noor.sees(YOURS)
    assert noor.written() == TYPED
    noor.sees(SAVED)
    noor.page.reload()
    assert noor.written() == TYPED


def test_a_reply_that_is_being_written_goes_along_when_one_looks_again(
    two_phones: tuple[Phone, Phone],
) -> None:
    noor, sam = two_phones
    for phone in (noor, sam):
        evening.sit_down(phone, SLUG)
    evening.answer(sam, YOURS, rule="I go first")
    noor.sees(YOURS)
    noor.is_listening()
    noor.press("Thank")
    reply = noor.page.locator("#reply-thank")
    reply.fill(TYPED)
    sam.press("What I can do with it")
    sam.press("I would like advice on this")
    news = noor.page.locator("[data-news]")
    expect(news).to_be_visible()
    expect(reply).to_have_value(TYPED)
    news.get_by_role("link").click()
    expect(noor.page.locator("summary", has_text="Advise")).to_be_visible()
    expect(news).to_be_hidden()
    expect(reply).to_have_value(TYPED)
    noor.press("Send")
    sam.sees(TYPED)


def test_leaving_before_the_text_is_saved_is_asked_about(two_phones: tuple[Phone, Phone]) -> None:
    noor, _sam = two_phones
    evening.sit_down(noor, SLUG)
    noor.is_listening()
    noor.expected = "ERR_INTERNET_DISCONNECTED"
    noor.context.set_offline(True)
    noor.page.locator(WRITTEN).press_sequentially(MORE)
    noor.sees(UNSAVED)
    with noor.page.expect_event("dialog") as asked:
        noor.page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    assert noor.written() == MORE


def test_a_draft_still_on_its_way_is_given_up_for_what_is_sent(two_phones: tuple[Phone, Phone]) -> None:
    """It would come back after it, as a draft of what was said long ago."""
    noor, _sam = two_phones
    noor.open(f"{noor.base}good-news/")
    noor.page.route("**/good-news/draft/", lambda _route: None)
    with noor.page.expect_request("**/good-news/draft/"):
        noor.write(TYPED)
    held: list[Route] = []
    noor.page.route("**/good-news/", lambda route: held.append(route))  # noqa: PLW0108
    with noor.page.expect_event("requestfailed", lambda request: request.url.endswith("/draft/")):
        noor.page.get_by_text("Keep it for myself").click()
    held[0].continue_()
    noor.page.unroute("**/good-news/")
    noor.sees(TYPED)
    noor.open(f"{noor.base}good-news/")
    assert noor.written() == ""
