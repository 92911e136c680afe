"""A small act is asked for on one phone and answered on the other; good news likewise."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import NewPhone
from tests.journeys.evening import enter, meet
from tests.journeys.inspection import DESK, Inspection, has_no_faults
from tests.journeys.phone import Phone
from tests.rooms import affection, asks

pytestmark = pytest.mark.browser

HUG = "A hug at the door, before the shoes come off"
NEWS, ANSWER = "They moved my shift.", "Start at the beginning."


def tap(phone: Phone, act: str, mark: str) -> None:
    """Mark one act; it is kept at once."""
    page = phone.page
    with page.expect_response(lambda response: "/marks/" in response.url and response.status == 200):
        page.get_by_role("group", name=act).get_by_text(mark, exact=True).click()
    expect(page.locator("#kept")).to_have_text("Saved for you")


def test_a_hug_is_asked_for_with_a_tap_and_answered_live(noor: Phone, sam: Phone) -> None:
    noor.open(f"{noor.base}affection/")
    noor.press("Mark what I like")
    tap(noor, HUG, "I like it")
    noor.page.reload()
    expect(noor.page.get_by_role("group", name=HUG).get_by_label("I like it")).to_be_checked()
    sam.open(sam.base)
    sam.is_listening()
    noor.open(f"{noor.base}affection/")
    noor.press(HUG)
    noor.sees("You would like this tonight")
    noor.is_listening()
    sam.sees("Noor would like this tonight")
    sam.press("Gladly")
    noor.sees("Sam says: gladly.")
    sam.press("Not tonight")
    noor.sees("Sam says: not tonight.")


def test_good_news_is_told_and_answered_live(noor: Phone, sam: Phone) -> None:
    sam.open(sam.base)
    sam.is_listening()
    noor.open(f"{noor.base}good-news/")
    noor.write(NEWS)
    noor.press("Tell Sam")
    noor.sees(NEWS)
    sam.sees("Noor has good news")
    sam.turn("Answer with interest")
    sam.press("Ask for the best part")
    sam.press("What was the best moment of it?")
    assert sam.written() == "What was the best moment of it?"
    noor.page.locator(".card__link").first.click()
    noor.sees("Did it feel shared?")
    noor.is_listening()
    sam.write(ANSWER)
    sam.press("Send")
    noor.sees(ANSWER)
    noor.press("It felt shared")
    expect(noor.page.get_by_role("button", name="It felt shared", pressed=True)).to_be_visible()
    sam.page.reload()
    sam.never_saw("felt shared")


def test_both_work_without_javascript(new_phone: NewPhone) -> None:
    noor, sam = new_phone(javascript=False), new_phone()
    meet(noor, sam)
    noor.open(f"{noor.base}affection/marks/")
    noor.page.get_by_role("group", name=HUG).get_by_label("I like it").check()
    noor.press("Keep these")
    noor.press(HUG)
    noor.sees("You would like this tonight")
    sam.open(sam.base)
    sam.press("Gladly")
    noor.page.reload()
    noor.sees("Sam says: gladly.")
    noor.open(f"{noor.base}good-news/")
    noor.page.get_by_label("What went well").fill(NEWS)
    noor.press("Tell Sam")
    sam.open(f"{sam.base}good-news/")
    sam.sees(NEWS)


def test_pages_of_affection_have_no_faults(new_phone: NewPhone) -> None:
    noor, sam, look = new_phone(**DESK), new_phone(**DESK), Inspection()
    meet(noor, sam)
    pages = [f"{noor.base}affection/", f"{noor.base}affection/marks/"]
    look.open(noor, noor.base, *pages)
    tap(noor, HUG, "I like it")
    look.look(noor)
    noor.open(pages[0])
    look.look(noor)
    noor.press(HUG)
    noor.sees("You would like this tonight")
    look.look(noor)
    look.open(sam, sam.base, f"{sam.base}affection/")
    sam.press("Not tonight")
    sam.sees("You said: not tonight.")
    look.look(sam)
    look.open(noor, noor.base, pages[0])
    has_no_faults(look, affection.LOOKED_AT)


def test_pages_of_good_news_have_no_faults(new_phone: NewPhone) -> None:
    noor, sam, look = new_phone(**DESK), new_phone(**DESK), Inspection()
    meet(noor, sam)
    look.open(noor, f"{noor.base}good-news/")
    noor.write(NEWS)
    noor.press("Tell Sam")
    noor.sees(NEWS)
    look.look(noor)
    look.open(sam, sam.base)
    sam.turn("Answer with interest")
    look.look(sam)
    sam.write(ANSWER)
    sam.press("Send")
    sam.sees(ANSWER)
    look.look(sam)
    look.open(noor, noor.base)
    noor.turn("Read it")
    look.look(noor)
    noor.press("A little")
    look.look(noor)
    look.open(noor, f"{noor.page.url}wording/")
    noor.open(f"{noor.base}departure/")
    noor.press("Leave now")
    look.open(noor, "/kept/good-news/")
    has_no_faults(look, asks.LOOKED_AT)


def test_both_alone_have_no_faults(new_phone: NewPhone) -> None:
    ada, look = new_phone(**DESK), Inspection()
    enter(ada, "Ada")
    look.open(ada, *(f"{ada.base}{page}/" for page in ("affection", "affection/marks", "good-news")))
    look.open(ada, "/kept/good-news/")
    assert look.findings == []
