"""A whole day: in the morning a check-in, thanks that are taken in, good news, and in the evening no phone."""

import pytest

from tests.journeys.conftest import NewPhone
from tests.journeys.evening import enter, meet
from tests.journeys.phone import Phone

pytestmark = pytest.mark.browser

SAID = "When you called the plumber on Tuesday, it let me breathe again. Thank you."
BACK, NEWS, ANSWER = "It did me good to hear that", "They kept my drawing", "Which one was it?"


def news_on(phone: Phone, text: str, *, is_live: bool) -> None:
    """What the other did is here: by itself, or as soon as one looks again."""
    if not is_live:
        phone.page.reload()
    phone.sees(text)


def check_in(phone: Phone) -> None:
    phone.open(f"{phone.base}check-in/")
    phone.page.get_by_text("Affection", exact=True).click()
    phone.press("Done")
    phone.is_at(phone.base)


def say_thanks(phone: Phone, button: str) -> None:
    phone.open(f"{phone.base}appreciations/new/")
    phone.page.get_by_label("You …").fill("called the plumber")
    phone.page.get_by_label("… when").fill("on Tuesday")
    phone.page.get_by_label("It …").fill("let me breathe again")
    phone.press(button)
    phone.sees(SAID)


def tell(phone: Phone, button: str) -> None:
    phone.open(f"{phone.base}good-news/")
    phone.write(NEWS)
    phone.press(button)
    phone.sees(NEWS)


@pytest.mark.parametrize("is_live", [True, False], ids=["live", "without javascript"])
def test_a_day_of_two(new_phone: NewPhone, is_live: bool) -> None:
    noor, sam = (new_phone(javascript=is_live) for _each in range(2))
    meet(noor, sam)
    check_in(noor)
    sam.open(sam.base)
    sam.sees("Noor would like some affection today.")
    say_thanks(sam, "Send it to Noor")
    noor.open(noor.base)
    noor.press("Take it in")
    noor.sees(SAID)
    if is_live:
        sam.is_listening()
    noor.page.get_by_label("How it landed").fill(BACK)
    noor.press("Tell Sam")
    news_on(sam, BACK, is_live=is_live)
    sam.open(sam.base)
    if is_live:
        sam.is_listening()
    tell(noor, "Tell Sam")
    news_on(sam, "Noor has good news", is_live=is_live)
    sam.press("Answer with interest")
    sam.sees(NEWS)
    sam.write(ANSWER)
    sam.press("Send")
    sam.sees(ANSWER)
    sam.open(sam.base)
    if is_live:
        sam.is_listening()
    noor.open(f"{noor.base}no-tech/")
    noor.press("An hour")
    noor.sees("Until ")
    news_on(sam, "Noor put the phone away until", is_live=is_live)
    sam.press("Put mine away, too")
    sam.sees("Both phones are away.")


def test_a_day_alone(new_phone: NewPhone) -> None:
    ada = new_phone()
    enter(ada, "Ada")
    check_in(ada)
    say_thanks(ada, "Keep it")
    tell(ada, "Keep it")
    ada.open(f"{ada.base}no-tech/")
    ada.press("An hour")
    ada.sees("Until ")


def test_a_day_eight_hours_apart(new_phone: NewPhone) -> None:
    ines, jo = new_phone(timezone_id="Europe/Lisbon"), new_phone(timezone_id="Asia/Singapore")
    meet(ines, jo)
    for phone, zone in ((ines, "Europe/Lisbon"), (jo, "Asia/Singapore")):
        phone.open("/me/")
        phone.page.get_by_label("Time zone").select_option(zone)
        phone.turn("Save")
    check_in(ines)
    jo.open(ines.base)
    jo.sees("Noor would like some affection today.")
    say_thanks(jo, "Send it to Noor")
    ines.open(ines.base)
    ines.press("Take it in")
    ines.sees(SAID)
    ines.page.get_by_label("How it landed").fill(BACK)
    ines.press("Tell Sam")
    tell(ines, "Tell Sam")
    jo.open(ines.base)
    jo.sees(BACK)
    jo.press("Answer with interest")
    jo.sees(NEWS)
    jo.write(ANSWER)
    jo.press("Send")
    jo.sees(ANSWER)
    ines.open(f"{ines.base}no-tech/")
    ines.press("An hour")
    ines.sees("Until ")
    jo.open(ines.base)
    jo.sees("Noor put the phone away until")
    jo.press("Put mine away, too")
    jo.sees("Both phones are away.")
