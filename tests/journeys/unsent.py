"""Writing without a network, and what waits then."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.phone import Phone

LINE = "canary-line-alone"
LINES = [f"canary-line-{number:02}" for number in range(10)]
GONE = (
    "ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_FAILED"
    "|AbortError|Failed to fetch|status of 502"
)


def panel(page: Page) -> Locator:
    return page.locator("unsent-items [data-panel]")


def waits(page: Page, count: int) -> None:
    expect(panel(page)).to_contain_text(f"Not sent yet: {count}.")


def nothing_waits(page: Page) -> None:
    expect(panel(page)).to_be_hidden()


def say_line(page: Page, text: str) -> None:
    page.locator("draft-field textarea").fill(text)
    page.get_by_role("button", name="Share it").click()
    expect(page.locator("draft-field textarea")).to_have_value("")


def lines_of(phone: Phone) -> list[str]:
    phone.open(f"{phone.base}shares/")
    return [text for text in phone.page.locator(".said").all_inner_texts() if text.startswith("canary")]


def go_without(phone: Phone, *texts: str) -> None:
    """Write lines while there is no network."""
    phone.open(f"{phone.base}shares/")
    phone.is_listening()
    phone.context.set_offline(True)
    for text in texts:
        say_line(phone.page, text)
    waits(phone.page, len(texts))
