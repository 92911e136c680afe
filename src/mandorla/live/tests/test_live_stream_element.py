"""The element in a real browser, under the policy that our pages have."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from mandorla.live import bus, stream, tickets
from mandorla.live.hub import HUB, Send
from mandorla.live.tests.conftest import House, eventually
from mandorla.shared import clock
from mandorla.shared.tests.chromium import open_browser

pytestmark = pytest.mark.browser

SCRIPT = Path(stream.__file__).parents[1] / "static" / "js" / "live-stream.js"
POLICY = b"default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'"
HTML = """<!doctype html><title>a page</title><body><live-stream></live-stream>
<script src="/heard.js"></script><script src="/live-stream.js" type="module"></script>"""
HEARD = """window.heard = []
for (const name of ["hello", "prompts", "pairs"]) {
  document.body.addEventListener(`live:${name}`, () => heard.push(name))
}"""

LEAVE = """() => {
  const form = Object.assign(document.createElement("form"), { method: "post", action: "/left/" })
  document.body.append(form)
  form.requestSubmit()
}"""


class Site:
    """A page with the element, whose every fetch brings a ticket while somebody is signed in."""

    def __init__(self) -> None:
        self.is_signed_in = True
        self.is_down = False
        self.renewals = 0

    async def application(self, scope: dict[str, Any], receive: stream.Receive, send: Send) -> None:
        if scope["type"] == "lifespan" or scope["path"] == tickets.PATH:
            await stream.application(scope, receive, send)
            return
        bodies = {"/live-stream.js": SCRIPT.read_text(), "/heard.js": HEARD, "/sign-in/": "Sign in"}
        bodies["/left/"] = "It is over"
        if scope["path"] == "/left/":
            await asyncio.sleep(3)
        self.renewals += (b"x-live", b"renew") in scope["headers"]
        kind = b"text/javascript" if scope["path"].endswith(".js") else b"text/html"
        headers = [(b"content-type", kind), (b"content-security-policy", POLICY)]
        status = 200
        if scope["path"] not in bodies:
            status = 503 if self.is_down else 200 if self.is_signed_in else 302
            headers += [(b"location", b"/sign-in/"), (b"set-cookie", self._cookie())]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": bodies.get(scope["path"], HTML).encode()})

    def _cookie(self) -> bytes:
        ticket = (
            tickets.issue(["noor"], "phone", clock.now()) if self.is_signed_in and not self.is_down else ""
        )
        return f"{tickets.COOKIE}={ticket}; Path={tickets.PATH}; HttpOnly; SameSite=Strict".encode()


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def served(site: Site) -> Iterator[House]:
    with House(site.application) as house:
        yield house


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, served: House) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{served.port}/today/")
    page.wait_for_selector("html.is-live")
    yield page
    page.close()


def hears(page: Page, *names: str) -> None:
    page.wait_for_function("names => JSON.stringify(heard) === JSON.stringify(names)", arg=list(names))


def test_a_nudge_becomes_an_event_of_the_page(page: Page) -> None:
    bus.publish("noor", "prompts")
    bus.publish("noor", "pairs")
    hears(page, "prompts", "pairs")


def test_a_page_whose_stream_ends_comes_back_and_says_that_something_may_be_missed(
    page: Page, site: Site
) -> None:
    assert HUB._loop
    HUB._loop.call_soon_threadsafe(HUB.begin_hearing)
    hears(page, "hello")
    assert site.renewals == 1
    bus.publish("noor", "prompts")
    hears(page, "hello", "prompts")


def test_a_server_that_is_down_is_asked_again_until_it_answers(page: Page, site: Site) -> None:
    assert HUB._loop
    site.is_down = True
    HUB._loop.call_soon_threadsafe(HUB.begin_hearing)
    eventually(lambda: page.evaluate("1") and site.renewals == 2)
    site.is_down = False
    hears(page, "hello")


def test_a_closed_page_loads_anew_and_shows_the_sign_in(page: Page, site: Site) -> None:
    site.is_signed_in = False
    bus.close("phone")
    page.wait_for_url("**/sign-in/")


def test_a_form_that_ended_the_stream_is_answered_however_slowly(page: Page, site: Site) -> None:
    page.evaluate(LEAVE)
    site.is_signed_in = False
    bus.close("phone")
    page.wait_for_url("**/left/")


def test_a_page_that_wakes_to_a_lost_session_shows_the_sign_in(page: Page, site: Site) -> None:
    site.is_signed_in = False
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_url("**/sign-in/")


def test_a_page_that_is_put_away_does_not_listen_and_catches_up_when_it_returns(page: Page) -> None:
    page.evaluate("Object.defineProperty(document, 'hidden', { value: true, configurable: true })")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    eventually(lambda: page.evaluate("1") and len(HUB) == 0)
    bus.publish("noor", "prompts")
    page.evaluate("delete document.hidden")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    hears(page, "hello")


def test_a_page_too_many_waits_until_it_is_looked_at(page: Page, served: House, site: Site) -> None:
    others = [served.page("noor", listener="phone") for _ in range(8)]
    page.wait_for_selector("html:not(.is-live)")
    assert site.renewals == 0
    for other in others:
        other.leave()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    hears(page, "hello")
