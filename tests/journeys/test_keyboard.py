"""320 pixels wide, and nothing but a keyboard: the same evening."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys import evening
from tests.journeys.conftest import NewPhone
from tests.journeys.phone import Phone

pytestmark = pytest.mark.browser

NARROW: dict[str, Any] = {"viewport": {"width": 320, "height": 640}, "is_mobile": False, "has_touch": False}
MOST_STOPS = 120
MINE, YOURS, THANKS = "The blue kettle.", "The sound of your key.", "Thank you for the key."

# What has the focus: its name, whether a ring is drawn around it, and whether anything covers it.
FOCUS = """() => {
  const element = document.activeElement
  const label = element.labels?.[0]
  const shown = element.matches("[type=radio], [type=checkbox]") && label ? label : element
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(shown)
  const own = getComputedStyle(element)
  const ring = (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) || boxShadow !== "none"
    || (own.outlineStyle !== "none" && parseFloat(own.outlineWidth) >= 2)
  const box = shown.getBoundingClientRect()
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 40)]
  const above = document.elementFromPoint(x, y)
  const name = (element.ariaLabel || label?.innerText || element.innerText || element.name || "").trim()
  return { name: name.split("\\n")[0], ring, free: !!above && (shown.contains(above) || above.contains(shown)),
    what: element.outerHTML.slice(0, 120), y, tall: innerHeight }
}"""


def focus(phone: Phone) -> dict[str, Any]:
    """What has the focus, after seeing that one can see it."""
    found: dict[str, Any] = phone.page.evaluate(FOCUS)
    assert found["ring"], f"no ring around {found}"
    assert found["free"], f"something covers {found}"
    return found


def tab_to(phone: Phone, name: str) -> None:
    for _stop in range(MOST_STOPS):
        phone.page.keyboard.press("Tab")
        if focus(phone)["name"] == name:
            return
    raise AssertionError(f"Tab never came to {name!r}")


def go(phone: Phone, name: str, key: str = "Enter") -> None:
    """Tab to what has this name, and press a key there."""
    tab_to(phone, name)
    phone.page.keyboard.press(key)


def fill(phone: Phone, label: str, text: str) -> None:
    tab_to(phone, label)
    phone.page.keyboard.type(text)


def fits(phone: Phone) -> None:
    """Nothing is wider than the screen."""
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 320, phone.path


def test_the_evening_goes_by_keyboard_alone_on_a_narrow_screen(new_phone: NewPhone) -> None:
    noor, sam = new_phone(**NARROW), new_phone()
    link = _begin(noor)
    evening.enter(sam, "Sam", invitation=link)
    noor.sees("You and Sam are both here")
    go(noor, "Go to today")
    noor.sees("Answer")
    fits(noor)
    go(noor, "Answer")
    noor.sees("Your answer")
    fits(noor)
    fill(noor, "Your answer", MINE)
    go(noor, "When we have both answered", "Space")
    go(noor, "Done")
    noor.sees("It opens when Sam has answered too")
    fits(noor)
    sam.press("Answer")
    noor.is_listening()
    evening.answer(sam, YOURS)
    noor.sees(YOURS)
    expect(noor.page.locator("#announce")).to_have_text("Both answers are open")
    fits(noor)
    _thank(noor, sam)


def _begin(noor: Phone) -> str:
    noor.name, noor.username = "Noor", "noor-by-keyboard"
    noor.open("/sign-up/")
    fits(noor)
    fill(noor, "What you are called", noor.name)
    fill(noor, "Sign-in name", noor.username)
    fill(noor, "Password", evening.PASSWORD)
    go(noor, "I am 18 or older", "Space")
    go(noor, "Begin")
    noor.sees("Invite somebody")
    fits(noor)
    return evening.invitation_of(noor)


def _thank(noor: Phone, sam: Phone) -> None:
    go(noor, "Thank")
    fill(noor, "Your words", THANKS)
    go(noor, "Send")
    sam.sees(THANKS)


def test_quick_exit_comes_first_and_then_the_way_past_the_menu(two_phones: tuple[Phone, Phone]) -> None:
    noor, _sam = two_phones
    for path in (noor.base, f"{noor.base}decks/", "/me/", "/help/", "/account/second-step/"):
        noor.open(path)
        noor.page.keyboard.press("Tab")
        assert focus(noor)["name"] == "Quick exit"
        noor.page.keyboard.press("Tab")
        assert focus(noor)["name"] == "Skip to what this page is for"
        noor.page.keyboard.press("Enter")
        assert noor.page.evaluate("document.activeElement.id") == "main"
