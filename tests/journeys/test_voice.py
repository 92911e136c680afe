"""Something is said aloud in a talk: recorded for real in one browser, and heard in the other."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, expect

from mandorla.shared.tests.chromium import launch
from tests.journeys.phone import Phone
from tests.journeys.unsent import GONE

pytestmark = pytest.mark.browser

PLAYS = """async () => {
  const player = document.querySelector("audio[src]")
  player.muted = true
  await player.play()
  for (let tries = 0; tries < 100 && !player.currentTime; tries++) await new Promise((later) => setTimeout(later, 100))
  return player.error === null && player.currentTime > 0
}"""


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A browser with a microphone that hears a beep each second."""
    heard = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    browser = launch(playwright, *heard)
    yield browser
    browser.close()


def test_a_recording_is_made_thrown_away_made_anew_and_heard(noor: Phone, sam: Phone) -> None:
    _agree(noor, sam)
    noor.is_listening()
    sam.is_listening()
    noor.page.get_by_text("Record it instead").click()
    _records(noor)
    noor.press("Throw it away")
    _records(noor)
    assert noor.page.evaluate(PLAYS)
    sam.press("Off limits")
    noor.sees("Something is new here.")
    noor.expected = GONE
    noor.context.set_offline(True)
    noor.press("Say it")
    noor.sees("Your recording is still here.")
    noor.context.set_offline(False)
    noor.turn("Say it")
    noor.sees("A recording by Noor")
    sam.sees("A recording by Noor")
    assert sam.page.evaluate(PLAYS)
    sam.press("Pause, or end it here")
    sam.turn("End the talk here")
    sam.never_saw("A recording by Noor")
    noor.sees("A recording by Noor")


def _records(phone: Phone) -> None:
    phone.press("Record")
    expect(phone.page.locator(".voice__time")).to_have_text(re.compile("0:0[2-9]|0:[1-5]"))
    phone.press("Stop")
    phone.sees("Recorded")
    expect(phone.page.locator("voice-note audio")).to_be_visible()


def _agree(noor: Phone, sam: Phone) -> None:
    noor.open(f"{noor.base}talks/")
    noor.turn("Listening, short")
    noor.page.get_by_label("We write").check()
    noor.turn("Ask Sam")
    sam.open(f"{sam.base}talks/")
    sam.turn("Yes, let us begin")
    noor.open(f"{noor.base}talks/")
    noor.turn("To the talk")
