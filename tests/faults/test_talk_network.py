"""A talk on phones as they are: off the network for a while, asleep in a pocket, open in two tabs."""

import time
from collections.abc import Callable, Iterator

import pytest

from tests.faults.cut_network import CutNetwork
from tests.journeys.conftest import NewPhone
from tests.journeys.evening import meet
from tests.journeys.household import Household
from tests.journeys.phone import Phone
from tests.journeys.talking import begin
from tests.journeys.unsent import GONE
from tests.running.conftest import free_port

pytestmark = pytest.mark.browser

WORDS, HEARD, TYPED = "The tram stood still.", "You stood there for an hour.", "Not cross, but"
BACK_S = 2.0
SHOWN = """isHidden => {
  Object.defineProperty(document, "hidden", { value: isHidden, configurable: true })
  document.dispatchEvent(new Event("visibilitychange"))
}"""


@pytest.fixture
def network(household: Household) -> Iterator[CutNetwork]:
    with CutNetwork(free_port(), server=household.port) as network:
        yield network


@pytest.fixture
def apart(network: CutNetwork, new_phone: NewPhone) -> tuple[Phone, Phone]:
    """Noor is behind the network that will be cut. She has spoken, and waits for what Sam has heard."""
    noor, sam = new_phone(at=network.origin), new_phone()
    meet(noor, sam)
    noor.expected = f"{GONE}|ERR_EMPTY_RESPONSE"
    begin(noor, sam, "listening-short")
    _says(noor, WORDS)
    sam.sees(WORDS)
    noor.is_listening()
    return noor, sam


def test_whoever_was_off_the_network_sees_what_was_said_meanwhile(
    network: CutNetwork, apart: tuple[Phone, Phone]
) -> None:
    _away(network, apart, 3)


@pytest.mark.long
def test_also_after_half_a_minute(network: CutNetwork, apart: tuple[Phone, Phone]) -> None:
    _away(network, apart, 30)


def _away(network: CutNetwork, apart: tuple[Phone, Phone], seconds: float) -> None:
    noor, sam = apart
    network.cut()
    noor.page.wait_for_selector("html:not(.is-live)")
    _says(sam, HEARD)
    noor.page.wait_for_timeout(seconds * 1000)
    noor.never_saw(HEARD)
    network.mend()
    _is_back(noor, HEARD)


def test_a_stream_that_breaks_while_pages_still_come_costs_nothing(
    network: CutNetwork, apart: tuple[Phone, Phone]
) -> None:
    noor, sam = apart
    network.cut(only_stream=True)
    noor.page.wait_for_selector("html:not(.is-live)")
    _says(sam, HEARD)
    network.mend()
    noor.sees(HEARD)
    noor.is_listening()


def test_a_browser_that_says_it_is_offline_is_believed_until_it_is_back(apart: tuple[Phone, Phone]) -> None:
    noor, sam = apart
    noor.page.get_by_text("Pause, or end it here").click()
    noor.context.set_offline(True)
    _says(sam, HEARD)
    noor.page.wait_for_timeout(500)
    noor.context.set_offline(False)
    _is_back(noor, HEARD)


def test_a_phone_that_slept_is_where_the_talk_is(apart: tuple[Phone, Phone]) -> None:
    noor, sam = apart
    phone = noor.context.new_cdp_session(noor.page)
    phone.send("Page.setWebLifecycleState", {"state": "frozen"})
    _says(sam, HEARD)
    sam.page.wait_for_timeout(500)
    phone.send("Page.setWebLifecycleState", {"state": "active"})
    _is_back(noor, HEARD)


def test_so_is_one_whose_screen_was_off(apart: tuple[Phone, Phone]) -> None:
    noor, sam = apart
    noor.page.evaluate(SHOWN, True)
    noor.page.wait_for_selector("html:not(.is-live)")
    _says(sam, HEARD)
    noor.page.wait_for_timeout(300)
    noor.never_saw(HEARD)
    noor.page.evaluate(SHOWN, False)
    _is_back(noor, HEARD)


def test_in_two_tabs_the_turn_is_one_and_no_word_is_lost(new_phone: NewPhone) -> None:
    noor, sam = new_phone(), new_phone()
    meet(noor, sam)
    begin(noor, sam, "listening-short")
    tab = noor.another_tab()
    tab.goto(noor.page.url)
    tab.locator("draft-field textarea").fill(TYPED)
    tab.wait_for_selector("html.is-live")
    _says(noor, WORDS)
    sam.sees(WORDS)
    assert tab.locator("draft-field textarea").input_value() == TYPED
    noor.expected = "status of 422"
    noor.press("Say it", on=tab)
    tab.get_by_text("The talk has gone on since you opened this page.").wait_for()
    tab.get_by_text(TYPED).first.wait_for()
    sam.never_saw(TYPED)
    tab.goto(noor.page.url)
    _says(sam, HEARD)
    tab.get_by_text(HEARD).first.wait_for()
    noor.sees(HEARD)


def _says(phone: Phone, words: str) -> None:
    phone.write(words)
    phone.turn("Say it")


def _is_back(phone: Phone, words: str) -> None:
    """The page shows by itself what was said meanwhile, and soon."""
    shows = "words => document.body.innerText.includes(words)"
    took = _seconds(lambda: phone.page.wait_for_function(shows, arg=words))
    phone.is_listening()
    usual = _seconds(phone.page.reload)  # for a machine that is busy, or slow
    assert took < BACK_S + 3 * usual


def _seconds(deed: Callable[[], object]) -> float:
    began = time.monotonic()
    deed()
    return time.monotonic() - began
