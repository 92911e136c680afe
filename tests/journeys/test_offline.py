"""Without a network: the shell, and not one personal word. Nothing anybody wrote lies in a browser."""

import pytest

from tests.journeys import evening
from tests.journeys.phone import Phone

pytestmark = pytest.mark.browser

MINE = "canary-sparrow-I-dream-of-a-smaller-house"
YOURS = "canary-wren-I-dream-of-a-dog"
TYPED = "canary-finch-not-sent-yet"

# All that a page of this server could find again on this device.
STORED = """async () => {
  const kept = await Promise.all((await caches.keys()).map(async (name) => {
    const cache = await caches.open(name)
    const answers = await Promise.all((await cache.keys()).map((request) => cache.match(request)))
    return Promise.all(answers.map(async (answer) => [answer.url, await answer.text()]))
  }))
  return { local: { ...localStorage }, session: { ...sessionStorage }, caches: kept.flat(),
    databases: (await indexedDB.databases()).map(({ name }) => name) }
}"""


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
    noor.context.set_offline(False)
    noor.page.goto(seen)
    noor.sees(YOURS)


def test_no_word_of_anybody_lies_in_the_browser(two_phones: tuple[Phone, Phone]) -> None:
    noor, sam = two_phones
    open_an_exchange(noor, sam)
    is_installed(noor)
    stored = noor.page.evaluate(STORED)
    assert any(url.endswith("/offline/") for url, _text in stored["caches"])
    assert stored["databases"] == []
    assert "canary" not in str(stored)
    assert "/with/" not in str(stored)
