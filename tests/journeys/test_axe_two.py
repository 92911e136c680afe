"""The pages that two people have, as axe sees them."""

import pytest
from django.urls import resolve

from tests.journeys import addresses
from tests.journeys.conftest import NewPhone
from tests.journeys.evening import address_of, meet, questions, say, send, sit_down
from tests.journeys.household import Household
from tests.journeys.inspection import DESK, Inspection, has_no_faults
from tests.journeys.phone import Phone

pytestmark = pytest.mark.browser

MINE, YOURS = "I have never liked my own voice.", "I have always liked it."
THANKS = "Thank you for your voice."
ENDING = (
    "from mandorla.notices.models import Consent, Kind; from mandorla.notices.wording import ending_path;"
    "print(ending_path(Consent.objects.order_by('id').last(), Kind.values[0]))"
)


def test_questions_have_no_faults_in_any_state(new_phone: NewPhone) -> None:
    noor, sam, look = new_phone(**DESK), new_phone(**DESK), Inspection()
    meet(noor, sam)
    noor.expected = sam.expected = "status of 422"
    waiting, first, opened, fresh = questions()[:4]
    say(noor, waiting, MINE, rule="after_a_day")
    say(sam, first, YOURS, rule="first")
    say(noor, opened, MINE)
    say(sam, opened, YOURS)
    sit_down(noor, opened)
    _reply(noor, THANKS)
    noor.sees(THANKS)
    for slug in (waiting, first, opened, fresh):
        sit_down(noor, slug)
        look.look(noor)
    sit_down(sam, opened)
    look.look(sam)
    sit_down(sam, opened)
    _reply(sam, THANKS * 100)
    sam.sees("Not sent yet")
    look.look(sam)
    sit_down(noor, fresh)
    noor.press("Mark it for a talk")
    noor.write("   ")
    noor.press("Done")
    noor.sees("Not sent yet")
    look.look(noor)
    look.open(noor, f"{noor.base}decks/", address_of(noor, "everyday", "prompts:deck"), f"{noor.base}shelf/")
    _today(noor, sam, look)
    has_no_faults(look, addresses.ASKED)


def _reply(phone: Phone, text: str) -> None:
    phone.press("Thank")
    phone.page.locator("#reply-thank").fill(text)
    phone.press("Send")


def _today(noor: Phone, sam: Phone, look: Inspection) -> None:
    """Today's page: asked, waiting, gone first, open, and at rest."""
    look.open(noor, noor.base)
    question = noor.page.get_by_role("link", name="Answer", exact=True).get_attribute("href") or ""
    slug = resolve(question).kwargs["slug"]
    say(noor, slug, MINE)
    look.open(noor, noor.base)
    say(sam, slug, YOURS)
    look.open(noor, noor.base)
    send(noor, noor.base, f"{noor.base}rest/", {})
    look.open(noor, noor.base)


def test_pages_of_two_have_no_faults(household: Household, new_phone: NewPhone) -> None:
    noor, sam, look = new_phone(**DESK), new_phone(), Inspection()
    meet(noor, sam)
    noor.expected = "status of 422"
    look.open(noor, f"{noor.base}us/", f"{noor.base}invitation/", f"{noor.base}departure/")
    look.open(noor, "/me/words/", "/me/safety/", f"{noor.base}question/", f"{noor.base}boundaries/", "/me/")
    noor.page.get_by_label("What you are called here").fill("   ")
    noor.turn("Save")
    look.look(noor)
    noor.open(f"{noor.base}boundaries/")
    noor.page.get_by_label("Rest until").fill("2020-01-01")
    noor.turn("Keep this")
    look.look(noor)
    noor.page.get_by_label("Rest until").fill("2099-01-01")
    noor.press("Keep this")
    noor.sees("Kept, and told to nobody.")
    look.look(noor)
    look.open(noor, noor.base, "/me/notices/")
    noor.press("Keep this")
    noor.sees("Saved.")
    look.look(noor)
    look.open(noor, household.python(ENDING))
    noor.turn("End them")
    look.look(noor)
    has_no_faults(look, addresses.TOGETHER)
