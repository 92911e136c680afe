"""Take the pictures of the README and of use-it.md anew: `make screenshots`, which looks at a demonstration."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).with_name("pictures")
# Python reads it at the start of every process: the pictures are the same on whatever day they are taken.
ONE_EVENING = """import datetime, time_machine
time_machine.travel(datetime.datetime(2027, 5, 9, 18, 30, tzinfo=datetime.UTC), tick=True).start()
"""
Scheme = Literal["light", "dark"]


def main() -> None:
    with _demonstration() as address, sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=arguments)
        _take(browser, address, "light", "today-light", lambda page: None)
        _take(browser, address, "light", "question-light", _write)
        _take(browser, address, "dark", "limits-dark", _at("boundaries/"))
        _take(browser, address, "light", "check-in-light", _at("check-in/"))
        _take(browser, address, "light", "days-light", _at("days/"))
        _take(browser, address, "light", "talks-light", _at("talks/"))
        _take(browser, address, "dark", "thanks-dark", _thank)
        _take(browser, address, "dark", "reveal-dark", _answer)
        _take(browser, address, "dark", "quiet-dark", _put_the_phone_away)


def _take(browser: Browser, address: str, scheme: Scheme, name: str, go: Callable[[Page], object]) -> None:
    page = browser.new_page(
        viewport={"width": 390, "height": 844},
        color_scheme=scheme,
        reduced_motion="reduce",
        locale="en-US",
    )
    page.goto(f"{address}/demo/")
    page.get_by_role("button", name=re.compile("Noor")).click()
    page.wait_for_url("**/with/*/")
    go(page)
    page.wait_for_load_state()
    page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")
    page.close()


def _at(path: str) -> Callable[[Page], object]:
    return lambda page: page.goto(f"{page.url}{path}")


def _thank(page: Page) -> None:
    page.goto(f"{page.url}appreciations/new/")
    page.get_by_label("You …").fill("carried the shopping up without a word")
    page.get_by_label("… when").fill("on Thursday")
    page.get_by_label("It …").fill("let me sit down first")


def _put_the_phone_away(page: Page) -> None:
    page.goto(f"{page.url}no-tech/")
    page.get_by_role("button", name="An hour", exact=True).click()
    page.get_by_role("timer").wait_for()


def _write(page: Page) -> None:
    page.get_by_role("link", name="Answer", exact=True).click()
    page.get_by_label("Your answer").fill(
        "You would hear it before you saw it. I hum, and I put things down more softly than usual."
    )
    page.get_by_text("Saved for you").wait_for()


def _answer(page: Page) -> None:
    _write(page)
    page.get_by_role("button", name="Done").click()
    page.get_by_role("img", name="Both answers are open").wait_for()
    page.locator(".exchange").evaluate("element => scrollBy(0, element.getBoundingClientRect().top - 90)")


@contextmanager
def _demonstration() -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "mandorla", "demo", "--port", str(port)]
    with TemporaryDirectory() as folder:
        Path(folder, "sitecustomize.py").write_text(ONE_EVENING)
        paths = os.pathsep.join([folder, os.environ.get("PYTHONPATH", "")])
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": paths}
        )
        assert process.stdout
        try:
            for line in process.stdout:
                if line.startswith("Mandorla is at"):
                    break
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(20)


if __name__ == "__main__":
    main()
