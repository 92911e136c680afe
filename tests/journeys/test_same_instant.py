"""Both press the button in the same moment."""

import pytest

from tests.journeys import evening
from tests.journeys.phone import Phone, now

pytestmark = pytest.mark.browser

MINE, YOURS = "I was first.", "No, I was."
APART_MS = (0, 0, 15, 60)

PRESS_AT = """at => void setTimeout(
  () => document.querySelector("form[action$='/answer/']").requestSubmit(), at - Date.now())"""


@pytest.mark.parametrize("apart", range(len(APART_MS)))
def test_two_answers_in_the_same_instant_both_end_open(two_phones: tuple[Phone, Phone], apart: int) -> None:
    for phone, text in zip(two_phones, (MINE, YOURS), strict=True):
        evening.sit_down(phone, evening.questions()[3 + apart])
        phone.write(text)
    at = now() * 1000 + 250
    for phone, later in zip(two_phones, (0, APART_MS[apart]), strict=True):
        phone.page.evaluate(PRESS_AT, at + later)
    for phone in two_phones:
        phone.sees(MINE)
        phone.sees(YOURS)
