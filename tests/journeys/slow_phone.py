"""MANDORLA_SLOW_PHONE=1 makes every phone slow: its processor is, and each page is there before its scripts."""

import os
import re
from contextlib import suppress

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Route

IS_ASKED_FOR = bool(os.environ.get("MANDORLA_SLOW_PHONE"))
SLOWER = 4 if IS_ASKED_FOR else 1  # times
LATE_MS = 700
FIRST_SCRIPT = re.compile(
    r"/static/js/trusted-types[^/]*\.js$"
)  # they run in their order: all the others wait for it
# A service worker would have the scripts at hand, and what it answers cannot be held up.
SHAPE = {"service_workers": "block"} if IS_ASKED_FOR else {}
needs_worker = pytest.mark.skipif(IS_ASKED_FOR, reason="a slow phone has no service worker")


def slow_down(context: BrowserContext) -> None:
    """Every page of this phone from now on, if that is asked for."""
    if IS_ASKED_FOR:
        context.on("page", _throttle)
        context.route(FIRST_SCRIPT, _late)


def _throttle(page: Page) -> None:
    with suppress(Error):  # it is closed already
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _late(route: Route) -> None:
    with suppress(Error):  # the page is left or closed meanwhile
        route.request.frame.page.wait_for_timeout(LATE_MS)
    with suppress(Error):
        route.continue_()
