"""A quick exit, a journal and leaving, in Firefox and in WebKitGTK; Chromium has journeys of its own."""

import re
import secrets
from collections.abc import Iterator

import pytest

from tests.journeys.driver import Engine, driven, missing
from tests.journeys.household import Household

pytestmark = pytest.mark.long

ENGINES = ["firefox", "webkitgtk"]
PASSWORD = "seven quiet herons by the river"
OWN = "five herons and one kettle"
TEXT = "I have told nobody about the quillfeather."
AT_ONCE_MS = 200
# Notes in the name of the window, which outlives the page, how long its words could still be seen after the press.
MEASURE = """
  let pressed = 0
  const main = document.querySelector("main")
  const look = () => {
    if (main.checkVisibility()) return requestAnimationFrame(look)
    window.name = `gone ${performance.now() - pressed}`
  }
  const begin = () => { pressed = performance.now(); requestAnimationFrame(look) }
  for (const kind of ["click", "keydown"]) document.addEventListener(kind, begin, { capture: true })
"""


# What the cache of the shell holds, each with the page that asked for it.
KEPT = """
  const named = (request) => `${request.url} ${request.referrer}`
  const all = async (name) => (await (await caches.open(name)).keys()).map(named)
  caches.keys().then((names) => Promise.all(names.map(all))).then((found) => (window.kept = found.flat()))
"""


@pytest.fixture
def somebody(request: pytest.FixtureRequest, household: Household) -> Iterator[Engine]:
    """Somebody with a new account, at today's page."""
    why = missing(request.param)
    if why:
        pytest.skip(why)
    with driven(request.param, household.origin) as browser:
        browser.open("/sign-up/")
        browser.fill("[name=display_name]", "Noor")
        browser.fill("[name=username]", f"{request.param}-{secrets.token_hex(4)}")
        browser.fill("[name=password1]", PASSWORD)
        browser.choose("[name=is_adult]")
        browser.press("Begin")
        browser.sees("See today's question")
        yield browser


def space(browser: Engine) -> str:
    """The address of the space one is in."""
    found = re.match(r"/with/[^/]+/", browser.path)
    assert found, browser.path
    return found[0]


@pytest.mark.parametrize("somebody", ENGINES, indirect=True)
@pytest.mark.parametrize("way", ["button", "keys"])
def test_a_quick_exit_empties_the_screen_at_once_and_back_shows_nothing(somebody: Engine, way: str) -> None:
    home = space(somebody)
    for path in (f"{home}shelf/", "/help/", home):
        somebody.open(path)
    somebody.run(MEASURE)
    if way == "button":
        somebody.press("Quick exit")
    else:
        somebody.shift(3)
    somebody.is_at("/blank/")
    for _step in range(4):
        somebody.sees("This page is empty")
        somebody.is_at("/blank/")
        somebody.back()
    gone = str(somebody.run("return window.name"))
    print(gone)
    if gone:  # a browser may take its name from a window that goes to another page
        assert 0 < float(gone.removeprefix("gone ")) <= AT_ONCE_MS
    somebody.open(home)
    assert somebody.path in ("/blank/", f"/sign-in/?next={home}")


@pytest.mark.parametrize("somebody", ENGINES, indirect=True)
def test_a_journal_is_locked_and_opens_again(somebody: Engine) -> None:
    somebody.open(f"{space(somebody)}journal/")
    somebody.press("Choose a passphrase")
    somebody.fill("#journal-passphrase", OWN)
    somebody.fill("#journal-again", OWN)
    somebody.press("Go on")
    shown = "return document.querySelector('[data-part=code]').innerText"
    somebody.eventually(lambda: somebody.run(shown), "no recovery code")
    code = somebody.run(shown)
    somebody.fill("#journal-code-end", code[-5:])
    somebody.press("Lock it with these")
    somebody.sees("Write")
    somebody.fill("journal-app textarea", TEXT)
    somebody.sees("Locked and kept")
    somebody.press("Done")
    somebody.sees(TEXT)
    somebody.press("Lock it")
    somebody.sees("It is locked")
    assert "quillfeather" not in somebody.run("return document.documentElement.outerHTML")
    somebody.fill("#journal-secret", "five herons and one teapot")
    somebody.press("Open")
    somebody.sees("That did not open it")
    somebody.fill("#journal-secret", code)
    somebody.press("Open")
    somebody.sees(TEXT)


@pytest.mark.parametrize("somebody", ENGINES, indirect=True)
def test_one_leaves(somebody: Engine) -> None:
    home = space(somebody)
    somebody.open(f"{home}departure/")
    somebody.press("Leave now")
    somebody.eventually(lambda: not somebody.path.startswith(home), "never left")
    somebody.open(home)
    somebody.sees("There is nothing here")


@pytest.mark.parametrize("somebody", ["firefox"], indirect=True)
def test_what_is_kept_for_the_shell_names_no_page_that_was_read(somebody: Engine) -> None:
    def kept() -> list[str]:
        somebody.run(KEPT)
        return [str(one) for one in somebody.run("return window.kept") or []]

    somebody.open(f"{space(somebody)}shelf/")
    somebody.eventually(lambda: any("live-part" in one for one in kept()), "no script is kept")
    assert [one for one in kept() if "/with/" in one] == []
