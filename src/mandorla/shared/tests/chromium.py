"""A real Chromium, for tests of what a page does."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def launch(playwright: Playwright, *args: str, **options: Any) -> Browser:
    """The browser that CHROMIUM names, else one of this machine; without any, the one Playwright brings."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    return playwright.chromium.launch(executable_path=path, args=["--no-sandbox", *args], **options)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A browser by itself, and the Playwright that drives it."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()
