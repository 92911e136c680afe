"""Leaving in a hurry: what is on the screen goes, what is behind it does too."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, expect

from mandorla.shared.tests.chromium import launch
from tests.journeys import evening
from tests.journeys.conftest import NewPhone
from tests.journeys.phone import Phone
from tests.journeys.slow_phone import needs_worker

pytestmark = pytest.mark.browser

MINE = "The key lies under the third flowerpot."

# Tells how many pictures still showed a word of the page after the last press, however long one takes.
MEASURE = """() => {
  let pictures = 0
  const main = document.querySelector("main")
  const look = () => main.checkVisibility() ? (pictures += 1, requestAnimationFrame(look)) : gone(pictures)
  const begin = () => { pictures = 0; requestAnimationFrame(look) }
  for (const kind of ["click", "keydown"]) document.addEventListener(kind, begin, { capture: true })
}"""


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """With the memory for pages one goes back to, which is off in other tests and on in every phone."""
    browser = launch(playwright, ignore_default_args=["--disable-back-forward-cache"])
    yield browser
    browser.close()


def write_something(noor: Phone) -> str:
    """Noor has written, and went through some pages; the address of what she wrote."""
    slug = evening.questions()[0]
    evening.say(noor, slug, MINE)
    noor.open(f"{noor.base}shelf/")
    noor.sees(MINE)
    noor.open("/help/")
    evening.sit_down(noor, slug)
    noor.sees(MINE)
    return noor.page.url


def is_out(noor: Phone) -> None:
    """The page is empty, and stays so however often one goes back, past pages for everybody as well."""
    for _step in range(4):
        noor.is_at("/blank/")
        assert noor.page.title() == "Empty page"
        expect(noor.page.locator("body")).to_have_text("This page is empty")
        noor.page.go_back()


@pytest.mark.parametrize("way", ["button", "keys"])
def test_a_quick_exit_empties_the_screen_at_once_and_back_shows_nothing(noor: Phone, way: str) -> None:
    write_something(noor)
    still_shown: list[int] = []
    noor.page.expose_function("gone", lambda *pictures: still_shown.extend(pictures))
    noor.page.evaluate(MEASURE)
    if way == "button":
        noor.press("Quick exit")
    else:
        for _press in range(3):
            noor.page.keyboard.press("Shift")
    is_out(noor)
    assert still_shown[-1] == 0


def test_a_quick_exit_without_javascript_leaves_nothing_either(new_phone: NewPhone) -> None:
    noor = new_phone(javascript=False)
    evening.enter(noor, "Noor")
    evening.say(noor, evening.questions()[0], MINE, rule="keep")
    noor.open("/me/")
    noor.press("Help")
    noor.sees("Whom to call")
    evening.sit_down(noor, evening.questions()[0])
    noor.sees(MINE)
    noor.press("Quick exit")
    is_out(noor)


def test_back_shows_nothing_also_before_the_server_has_heard_of_it(noor: Phone) -> None:
    address = write_something(noor)
    noor.page.evaluate("navigator.sendBeacon = () => true")  # on its way, for as long as this test takes
    noor.press("Quick exit")
    is_out(noor)
    noor.page.goto(address)
    noor.is_at("/blank/")
    evening.sign_in(noor, noor.username)
    noor.page.goto(address)
    noor.sees(MINE)


def test_a_quick_exit_ends_the_session_also_for_whoever_copied_it(noor: Phone, new_phone: NewPhone) -> None:
    address = write_something(noor)
    copy = new_phone()
    copy.context.add_cookies(noor.context.cookies())  # type: ignore[arg-type]
    copy.page.goto(address)
    copy.sees(MINE)
    noor.press("Quick exit")
    noor.is_at("/blank/")
    copy.is_at("/sign-in/")
    copy.page.goto(address)
    copy.is_at("/sign-in/")


def test_whoever_reads_for_help_without_an_account_gets_away_too_and_can_read_on_later(
    new_phone: NewPhone,
) -> None:
    somebody = new_phone()
    somebody.open("/privacy/")
    somebody.open("/help/")
    somebody.press("Quick exit")
    somebody.is_at("/blank/")
    somebody.page.go_back()
    somebody.is_at("/blank/")
    for path in ("/help/", "/privacy/"):
        somebody.open(path)
    somebody.page.go_back()
    somebody.is_at("/help/")
    somebody.sees("Whom to call")


@needs_worker
def test_without_a_network_the_page_is_empty_too_and_the_session_ends_as_soon_as_there_is_one(
    noor: Phone,
) -> None:
    address = write_something(noor)
    noor.page.wait_for_function("navigator.serviceWorker.controller?.state === 'activated'")
    noor.expected = "ERR_INTERNET_DISCONNECTED|ERR_FAILED"
    noor.context.set_offline(True)
    noor.press("Quick exit")
    is_out(noor)
    noor.context.set_offline(False)
    noor.page.goto(address)
    noor.is_at("/blank/")
    noor.page.goto("/sign-in/")
    noor.sees("Sign-in name")


def test_what_people_wrote_is_blurred_while_another_app_is_in_front(noor: Phone) -> None:
    write_something(noor)
    words = noor.page.locator("[data-private], .said").filter(has_text=MINE).first
    expect(words).to_have_css("filter", "none")
    noor.page.evaluate("Object.defineProperty(document, 'hidden', { value: true, configurable: true })")
    noor.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(words).to_have_css("filter", re.compile("^blur"))
    noor.page.evaluate("dispatchEvent(new Event('focus'))")
    expect(words).to_have_css("filter", "none")


def test_after_a_quick_exit_one_can_come_back(noor: Phone) -> None:
    address = write_something(noor)
    noor.press("Quick exit")
    noor.is_at("/blank/")
    evening.sign_in(noor, noor.username)
    noor.page.goto(address)
    noor.sees(MINE)
    noor.open("/sign-out/")
    noor.press("Sign out")
    noor.page.goto(address)
    noor.is_at("/sign-in/")
