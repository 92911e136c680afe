"""Without a network: the shell, and not one personal word. Nothing anybody wrote lies in a browser."""

from urllib.parse import urlsplit

import pytest

from mandorla.prompts.browsing import light_decks
from tests.journeys import evening
from tests.journeys.browser_storage import as_text, held
from tests.journeys.phone import Phone
from tests.journeys.slow_phone import needs_worker

pytestmark = [pytest.mark.browser, needs_worker]

MINE = "canary-sparrow-I-dream-of-a-smaller-house"
YOURS = "canary-wren-I-dream-of-a-dog"
TYPED = "canary-finch-not-sent-yet"


def is_installed(phone: Phone) -> None:
    """The service worker has the shell and looks after this page."""
    phone.page.wait_for_function("navigator.serviceWorker.controller?.state === 'activated'")


def open_an_exchange(noor: Phone, sam: Phone) -> None:
    slug, other = evening.questions()[:2]
    evening.say(noor, slug, MINE)
    evening.say(sam, slug, YOURS)
    evening.sit_down(noor, other)
    noor.write(TYPED)
    noor.sees("Saved for you")
    noor.open(f"{noor.base}shelf/")
    evening.sit_down(noor, slug)
    noor.sees(MINE)
    noor.sees(YOURS)


def test_offline_shows_its_own_page_and_no_personal_one(two_phones: tuple[Phone, Phone]) -> None:
    noor, sam = two_phones
    open_an_exchange(noor, sam)
    is_installed(noor)
    seen = noor.page.url
    noor.expected = "ERR_INTERNET_DISCONNECTED"
    noor.context.set_offline(True)
    for path in (seen, f"{noor.base}shelf/", noor.base, "/me/"):
        noor.page.goto(path)
        noor.sees("There is no connection")
        noor.never_saw(MINE)
        noor.never_saw(YOURS)
    noor.page.goto(seen)
    noor.sees("There is no connection")
    noor.context.set_offline(False)  # the page that was wanted comes by itself
    noor.sees(YOURS)


def test_the_wanted_page_comes_though_the_browser_never_says_it_is_back(
    two_phones: tuple[Phone, Phone],
) -> None:
    noor, sam = two_phones
    noor.context.add_init_script(
        "addEventListener('online', (event) => event.stopImmediatePropagation(), true)"
    )
    open_an_exchange(noor, sam)
    is_installed(noor)
    noor.expected = "ERR_INTERNET_DISCONNECTED"
    noor.context.set_offline(True)
    noor.page.reload()
    noor.sees("There is no connection")
    noor.context.set_offline(False)
    noor.sees(YOURS)


def test_no_word_of_anybody_lies_in_the_browser(two_phones: tuple[Phone, Phone]) -> None:
    noor, sam = two_phones
    open_an_exchange(noor, sam)
    is_installed(noor)
    stored = held(noor.page)
    kept = [urlsplit(url).path for url, _text in stored["caches"]]
    assert {"/offline/", "/offline/decks/", "/blank/"} <= {*kept}
    assert all(path.startswith(("/offline/", "/static/", "/blank/")) for path in kept)
    assert stored["rows"] == []
    assert stored["local"] == stored["session"] == {}
    assert "canary" not in as_text(stored)
    assert "/with/" not in as_text(stored)


def test_cards_can_be_read_without_a_network(two_phones: tuple[Phone, Phone]) -> None:
    noor, _sam = two_phones
    is_installed(noor)
    noor.expected = "ERR_INTERNET_DISCONNECTED"
    noor.context.set_offline(True)
    noor.page.goto(noor.base)
    noor.press("Cards to talk about")
    first = light_decks()[0]
    noor.press(first.deck.title)
    noor.page.get_by_text(first.prompts[0].words).wait_for()
    noor.press("Back")
    noor.sees("There is no connection")
