"""The pages of check-ins, small things and habits, as axe sees them."""

import pytest

from tests.journeys.conftest import NewPhone
from tests.journeys.evening import enter, meet
from tests.journeys.inspection import DESK, Inspection, has_no_faults
from tests.journeys.phone import Phone
from tests.rooms import checkins

pytestmark = pytest.mark.browser

NOTE, LINE, ACT = "Slow, and then less slow.", "A crow on the tram rails.", "A hand on the shoulder"


def test_pages_of_the_day_have_no_faults(new_phone: NewPhone) -> None:
    noor, sam, look = new_phone(**DESK), new_phone(**DESK), Inspection()
    meet(noor, sam)
    pages = [f"{noor.base}{name}/" for name in ("check-in", "days", "shares", "habits")]
    look.open(noor, *pages)
    _check_in(noor)
    look.open(noor, noor.base, *pages[:2])
    noor.open(pages[2])
    noor.write(LINE)
    noor.turn("Share it")
    noor.sees(LINE)
    look.look(noor)
    noor.open(pages[3])
    noor.page.get_by_label("A small act").fill(ACT)
    noor.press("Propose it")
    noor.sees(ACT)
    look.look(noor)
    look.open(sam, sam.base, pages[2], pages[3])
    sam.press("Yes, let us try")
    sam.sees("End it")
    look.look(sam)
    noor.open(f"{noor.base}departure/")
    noor.press("Leave now")
    look.open(noor, "/kept/days/")
    has_no_faults(look, checkins.LOOKED_AT)


def test_pages_of_a_day_alone_have_no_faults(new_phone: NewPhone) -> None:
    ada, look = new_phone(**DESK), Inspection()
    enter(ada, "Ada")
    look.open(ada, *(f"{ada.base}{name}/" for name in ("check-in", "days", "shares", "habits")))
    look.open(ada, "/kept/days/")
    assert look.findings == []


def _check_in(phone: Phone) -> None:
    phone.open(f"{phone.base}check-in/")
    phone.write(NOTE)
    phone.press("Done")
    phone.is_at(phone.base)
