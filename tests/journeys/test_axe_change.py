"""The pages of change, as axe sees them: with nothing to show, and with a past of half a year."""

import pytest

from tests.journeys.conftest import NewPhone
from tests.journeys.evening import enter, meet
from tests.journeys.household import Household
from tests.journeys.inspection import DESK, Inspection, has_no_faults
from tests.rooms import insights

pytestmark = pytest.mark.browser

PAST = """
from datetime import timedelta
from mandorla.checkins.models import CheckIn
from mandorla.people.models import Person
from mandorla.practices.models import Kind, Practice
from mandorla.shared import clock
from mandorla.shared.ids import new_id
from mandorla.suggestions import daily
person = Person.objects.get(username="{username}")
today = clock.day_of(clock.now(), person.zone)
for number in range(180):
    day, row = today - timedelta(days=180 - number), {{"pair_id": "{pair}"}}
    said = {{"saying": {{"closeness": 50 + number % 9 + 20 * (number % 4 == 1)}}, "parts": []}}
    CheckIn.objects.create(**row, author=person, day=day, said=said)
    if number % 4 == 0:
        done = {{"source": new_id(), "what": "", "kind": Kind.TALK}}
        Practice.objects.create(**row, person=person, day=day, **done)
daily.write_choices(now=clock.now())
"""


def test_pages_of_change_have_no_faults(household: Household, new_phone: NewPhone) -> None:
    noor, sam, look = new_phone(**DESK), new_phone(**DESK), Inspection()
    meet(noor, sam)
    noor.expected = "status of 422"
    pages = [
        f"{noor.base}{name}/" for name in ("change", "change/known", "change/closer", "pulses", "suggestions")
    ]
    look.open(noor, *pages)
    household.python(PAST.format(username=noor.username, pair=noor.base.split("/")[2]))
    noor.open(pages[0])
    noor.sees("The day after a guided talk, you felt closer")
    noor.page.get_by_text("The same as a table").click()
    look.look(noor)
    noor.press("I would like that")
    look.look(noor)
    noor.open(noor.base)
    noor.turn("Why this?")
    look.look(noor)
    noor.open(f"{noor.base}pulses/closeness/")
    noor.press("Done")
    noor.sees("Nothing is ticked yet.")
    look.look(noor)
    for number in range(6):
        noor.page.locator(f'[name="item{number}"]').nth(3).check()
    noor.press("Done")
    noor.sees("18 of 24, give or take 4.")
    noor.page.locator("summary", has_text="What I can do with it").click()
    noor.press("Show Sam this result")
    look.look(noor)
    look.open(noor, f"{noor.base}change/guesses/")
    look.open(sam, f"{sam.base}pulses/")
    sam.sees("18 of 24, give or take 4.")
    has_no_faults(look, insights.LOOKED_AT)


def test_pages_of_change_alone_have_no_faults(new_phone: NewPhone) -> None:
    ada, look = new_phone(**DESK), Inspection()
    enter(ada, "Ada")
    look.open(
        ada, *(f"{ada.base}{name}/" for name in ("change", "change/closer", "pulses", "pulses/closeness"))
    )
    assert look.findings == []
