"""A phone: one browser with cookies of its own. It notes all it asks for, and every complaint of the browser."""

import re
import time
from contextlib import suppress
from typing import Any
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Locator, Page, expect

from tests.journeys.slow_phone import SHAPE, SLOWER, slow_down

PATIENCE_MS = 40_000  # nothing is measured by it: a machine may be busy, and a phone slow
A_SECOND = 1.0 * SLOWER  # of a phone that is slow on purpose, as many
WRITTEN = "draft-field textarea"

expect.set_options(timeout=PATIENCE_MS)


class Phone:
    """What somebody does on a phone, and what they see there. Whoever looks on counts the presses."""

    def __init__(self, browser: Browser, origin: str, address: str, **options: Any) -> None:
        self.origin = origin
        self.asked_for: list[str] = []
        self.complaints: list[str] = []
        self.expected = ""  # a pattern of complaints that a test brings about itself
        self.presses = 0
        self._base = ""
        self.name = self.username = ""
        self.context = self._begin(browser, address, options)
        self.page = self.context.new_page()

    def _begin(self, browser: Browser, address: str, options: dict[str, Any]) -> BrowserContext:
        # Each phone has an address of its own, as behind a proxy: limits of tries count by it.
        headers = {"X-Forwarded-For": address}
        shape: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, **SHAPE}
        context = browser.new_context(
            base_url=self.origin, extra_http_headers=headers, **{**shape, "has_touch": True, **options}
        )
        context.set_default_timeout(PATIENCE_MS)
        context.on("request", lambda request: self.asked_for.append(request.url))
        context.on("console", self._note)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        slow_down(context)
        return context

    def _note(self, message: ConsoleMessage) -> None:
        is_told = "blocked by Playwright" in message.text  # a phone without a service worker
        if message.type in ("error", "warning") and not is_told:
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")

    @property
    def troubles(self) -> list[str]:
        """Requests to anybody else, and complaints that no test expects."""
        schemes = ("data", "blob", "about")
        ours = urlsplit(self.origin).netloc
        parts = [(url, urlsplit(url)) for url in self.asked_for]
        elsewhere = [url for url, part in parts if part.scheme not in schemes and part.netloc != ours]
        unexpected = [
            text for text in self.complaints if not (self.expected and re.search(self.expected, text))
        ]
        return [*elsewhere, *unexpected]

    # -- where it is ---------------------------------------------------------------------------------------------------

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def base(self) -> str:
        """The address of the space that this phone is in, or was in last."""
        found = re.match(r"/with/[^/]+/", self.path)
        self._base = found[0] if found else self._base
        assert self._base, f"{self.path} is in no space"
        return self._base

    def open(self, path: str) -> None:
        self.page.goto(urljoin(self.origin, path))

    def another_tab(self) -> Page:
        return self.context.new_page()

    # -- what one does -------------------------------------------------------------------------------------------------

    def press(self, words: str, *, on: Page | None = None) -> None:
        """Press the one button or link that says just this."""
        self.presses += 1
        _named(on or self.page, words).click()
        expect((on or self.page).locator("form[aria-busy]")).to_have_count(0)  # it is sent, or kept

    def turn(self, words: str) -> None:
        """Press what leads to another page, and wait until that page is there."""
        with self.page.expect_navigation():
            self.press(words)

    def write(self, text: str) -> None:
        self.page.locator(WRITTEN).first.fill(text)

    def written(self) -> str:
        return self.page.locator(WRITTEN).first.input_value()

    # -- what one sees -------------------------------------------------------------------------------------------------

    def sees(self, text: str) -> None:
        expect(self.page.locator("body")).to_contain_text(text)

    def never_saw(self, text: str) -> None:
        """Not even in the source of the page as it stands."""
        assert text not in self.page.content()

    def is_listening(self) -> None:
        """The stream is open."""
        expect(self.page.locator("html")).to_have_class(re.compile("is-live"))

    def is_at(self, path: str) -> None:
        expect(self.page).to_have_url(re.compile(re.escape(urljoin(self.origin, path)) + r"($|\?)"))

    def shows_at(self, text: str) -> float:
        """The instant at which `text` came to stand on the page, to be asked for before it does."""
        return float(self.page.evaluate("text => window.shown?.[text] ?? 0", text))

    def watch_for(self, text: str) -> None:
        """Note the instant at which `text` will come to stand on this page."""
        self.page.evaluate(WATCH, text)

    def close(self) -> None:
        """Leave every page first: whatever still runs in one must not keep the browser from closing it."""
        for page in self.context.pages:
            with suppress(Error):
                page.goto("about:blank", timeout=PATIENCE_MS)
        self.context.close()


# Seconds since 1970, as Python counts them too: both phones and the test are on one machine.
WATCH = """text => {
  window.shown ??= {}
  const look = () => {
    if (!shown[text] && document.body.innerText.includes(text)) shown[text] = Date.now() / 1000
  }
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
}"""


def now() -> float:
    return time.time()


def _named(page: Page, words: str) -> Locator:
    exact = re.compile(rf"^\s*{re.escape(words)}\s*$")
    button = page.get_by_role("button", name=words, exact=True)
    link = page.get_by_role("link", name=words, exact=True)
    return button.or_(link).or_(page.locator("summary", has_text=exact)).locator("visible=true").first
