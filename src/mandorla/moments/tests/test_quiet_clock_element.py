"""The clock in a real browser: it counts down, says when it is over, and asks for nothing the browser lacks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import mandorla
from mandorla.shared.tests.chromium import open_browser

pytestmark = pytest.mark.browser

SCRIPT = Path(mandorla.__file__).parent / "static" / "js" / "quiet-clock.js"
HEARD = "window.heard = []; document.body.addEventListener('live:moments', () => heard.push('moments'))"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    yield page
    page.close()
    assert troubles == []


def show(page: Page, markup: str) -> None:
    page.clock.install()
    page.set_content(f"<body>{markup}</body>")
    page.evaluate(HEARD)
    page.add_script_tag(content=SCRIPT.read_text(), type="module")


def clock(seconds: int) -> str:
    return f'<quiet-clock data-seconds="{seconds}"><span role="timer"></span></quiet-clock>'


@pytest.mark.parametrize(
    ("seconds", "shown"), [(7200, "2:00"), (3599, "1:00"), (2520, "0:42"), (61, "0:02"), (9, "0:01")]
)
def test_it_shows_hours_and_minutes(page: Page, seconds: int, shown: str) -> None:
    show(page, clock(seconds))
    expect(page.get_by_role("timer")).to_have_text(shown)


def test_at_the_end_the_page_looks_again_once_and_a_browser_without_a_lock_is_no_trouble(page: Page) -> None:
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'wakeLock', { value: undefined })")
    show(page, clock(90))
    expect(page.get_by_role("timer")).to_have_text("0:02")
    page.clock.run_for(89_000)
    assert page.evaluate("heard") == []
    page.clock.run_for(5_000)
    assert page.evaluate("heard") == ["moments"]


def test_a_page_looks_again_when_something_begins_by_itself(page: Page) -> None:
    show(page, '<look-again-in data-seconds="60" data-topic="moments"></look-again-in>')
    page.wait_for_function("Boolean(customElements.get('look-again-in'))")
    page.clock.run_for(59_000)
    assert page.evaluate("heard") == []
    page.clock.run_for(2_000)
    assert page.evaluate("heard") == ["moments"]
