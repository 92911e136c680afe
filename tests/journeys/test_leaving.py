"""Leaving, and what comes after: nothing stays that was taken back, what was open comes along, and an account goes."""

import pytest

from tests.journeys import addresses, evening
from tests.journeys.conftest import NewPhone
from tests.journeys.evening import meet, questions, say
from tests.journeys.inspection import DESK, Inspection, has_no_faults

pytestmark = pytest.mark.browser

MINE, YOURS = "I have never liked my own voice.", "I have always liked it."


def test_one_takes_back_leaves_and_erases(new_phone: NewPhone) -> None:
    noor, sam, look = new_phone(**DESK), new_phone(**DESK), Inspection()
    meet(noor, sam)
    sam.expected = "status of 404"
    for slug in questions()[:2]:
        say(noor, slug, MINE)
        say(sam, slug, YOURS)
    stays = f"{noor.base}departure/stays/"
    look.open(noor, f"{noor.base}departure/", stays)
    noor.page.get_by_role("button", name="Take it back", exact=True).first.click()
    noor.sees("Taken back. It is yours alone again.")
    noor.press("Take all of it back")
    noor.sees("Nothing of yours is open")
    look.look(noor)

    noor.open(f"{noor.base}departure/")
    noor.turn("Leave now")
    look.look(noor)
    look.open(noor, "/kept/together/")
    noor.sees(YOURS)
    look.open(sam, "/kept/together/")
    sam.open(f"{sam.base}shelf/")
    assert MINE not in sam.page.content()

    look.open(noor, "/me/erasing/")
    noor.page.get_by_label("Password").fill(evening.PASSWORD)
    noor.turn("Go on")
    look.look(noor)
    noor.page.get_by_label("To go on, type: erase").fill("erase")
    noor.turn("Erase it for good")
    look.look(noor)
    noor.sees("It is erased")
    noor.open("/me/")
    assert noor.path.startswith("/sign-in/")
    has_no_faults(look, addresses.LEFT)
