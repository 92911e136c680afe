"""A talk for whoever has no mouse, hears the screen, reads from the right, or wants nothing to move."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import NewPhone
from tests.journeys.evening import meet
from tests.journeys.phone import Phone
from tests.journeys.talking import Talker, begin
from tests.journeys.test_keyboard import NARROW, fill, fits, go

pytestmark = pytest.mark.browser

MOVING = "() => document.getAnimations().filter((one) => one.playState === 'running').length"
# Where the words of a page begin: how far they are from either edge of the screen.
EDGES = """() => [...document.querySelectorAll("main h1, main .lede, main summary, main .button--primary")]
  .filter((one) => one.checkVisibility()).map((one) => {
    const box = one.getBoundingClientRect()
    return [Math.round(box.left), Math.round(innerWidth - box.right), getComputedStyle(one).direction]
  })"""


def test_a_whole_talk_by_keyboard_alone_on_a_narrow_screen(new_phone: NewPhone) -> None:
    noor, sam = new_phone(**NARROW), new_phone()
    meet(noor, sam)
    begin(noor, sam, "listening-short")
    other = Talker(sam)
    fits(noor)
    fill(noor, "What my day was like", "The tram stood still.")
    go(noor, "Say it")
    noor.sees("Sam's turn")
    fits(noor)
    noor.is_listening()
    _after(other, noor, "Is that it?")
    go(noor, "Yes, that's it", "Space")
    go(noor, "Say it")
    noor.sees("How well did you feel understood?")
    fits(noor)
    go(noor, "0", "Space")
    for _step in range(8):
        noor.page.keyboard.press("ArrowRight")
    expect(noor.page.get_by_label("8", exact=True)).to_be_checked()
    go(noor, "For me alone")
    noor.is_listening()
    _after(other, noor, "What was heard")
    fill(noor, "What I have heard", "You were glad of it.")
    go(noor, "Say it")
    noor.is_listening()
    sam.sees("You were glad of it.")
    other.goes_on()
    _after(other, noor, "Thank you")
    go(noor, "Go on")
    noor.sees("Waiting for Sam")
    noor.is_listening()
    other.goes_on()
    expect(noor.page.locator("#announce")).to_have_text("The talk is over.")
    fits(noor)
    go(noor, "Keep what I wrote for myself", "Space")
    go(noor, "Save my choice")
    noor.sees("It is as you said.")


def _after(other: Talker, phone: Phone, title: str) -> None:
    """What the other does changes whose turn it is, and whoever hears the screen is told so."""
    phone.page.evaluate("document.getElementById('announce').textContent = ''")
    expect(other.phone.page.locator("form[action$='/answer/']")).to_have_count(1)
    other.goes_on()
    expect(phone.page.locator("#announce")).to_contain_text(title)
    assert phone.page.locator("#announce").get_attribute("role") == "status"


def test_it_reads_from_the_right_and_holds_still(new_phone: NewPhone) -> None:
    noor, sam = new_phone(**NARROW), new_phone(**NARROW, reduced_motion="reduce")
    meet(noor, sam)
    begin(noor, sam, "listening-short")
    noor.page.locator("summary", has_text="Pause, or end it here").click()
    _is_mirrored(noor)
    noor.turn("Take a time-out")
    sam.sees("The talk rests")
    noor.page.locator("summary", has_text="Another time to go on").click()
    _is_mirrored(noor)
    assert noor.page.evaluate(MOVING) > 0
    assert sam.page.evaluate(MOVING) == 0


def _is_mirrored(phone: Phone) -> None:
    """From the right everything stands where it stood from the left, and nothing is wider than the screen."""
    before = phone.page.evaluate(EDGES)
    phone.page.evaluate("document.documentElement.dir = 'rtl'")
    after = phone.page.evaluate(EDGES)
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert {direction for _left, _right, direction in after} == {"rtl"}
    for (left, _right, _direction), (_left, right, _other) in zip(before, after, strict=True):
        assert abs(left - right) <= 2, (before, after)
    phone.page.evaluate("document.documentElement.dir = 'ltr'")
