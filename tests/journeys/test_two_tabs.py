"""One person, one answer, two places where it is written."""

import pytest

from tests.journeys import evening
from tests.journeys.phone import WRITTEN, Phone

pytestmark = pytest.mark.browser

FIRST = "The harbor in the rain."
ONE = "The harbor in the rain, and your wet sleeve."
OTHER = "The harbor in the rain, and the chips we shared."
SLUG = evening.questions()[1]


def test_an_edit_in_two_tabs_shows_both_texts_and_overwrites_neither(two_phones: tuple[Phone, Phone]) -> None:
    noor, _sam = two_phones
    evening.sit_down(noor, SLUG)
    evening.answer(noor, FIRST)
    noor.expected = "status of 422"
    tab = noor.another_tab()
    tab.goto(noor.page.url)
    for page, text in ((noor.page, ONE), (tab, OTHER)):
        noor.press("Change my answer", on=page)
        page.locator(WRITTEN).fill(text)
    noor.press("Done")
    noor.sees(ONE)
    noor.press("Done", on=tab)
    tab.get_by_text("You changed this answer somewhere else meanwhile").wait_for()
    assert ONE in tab.inner_text(".answer")
    assert tab.locator(WRITTEN).input_value() == OTHER
    noor.press("Done", on=tab)
    tab.get_by_text(OTHER).first.wait_for()
    noor.page.reload()
    noor.sees(OTHER)


def test_a_form_that_is_sent_twice_counts_once(two_phones: tuple[Phone, Phone]) -> None:
    noor, _sam = two_phones
    evening.sit_down(noor, SLUG)
    noor.write(FIRST)
    noor.page.evaluate("""() => {
      const form = document.querySelector("form[action$='/answer/']")
      const twin = fetch(form.action, { method: "POST", body: new FormData(form) })
      return Promise.all([twin, fetch(form.action, { method: "POST", body: new FormData(form) })])
    }""")
    noor.page.goto(noor.page.url)
    noor.sees(FIRST)
    noor.open(f"{noor.base}shelf/")
    assert noor.page.locator(".said").all_inner_texts() == [FIRST]
