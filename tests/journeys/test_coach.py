"""Help with words on two phones: by rule alone, with a language model connected, and switched off."""

from collections.abc import Iterator

import pytest

from mandorla.coach.tests.stub import Stub, model_server
from tests.journeys.conftest import NewPhone
from tests.journeys.evening import meet
from tests.journeys.household import Household
from tests.journeys.inspection import DESK, Inspection, has_no_faults
from tests.journeys.phone import Phone
from tests.rooms import coach

pytestmark = pytest.mark.browser

HARSH = "You never listen to me, you are so selfish."
FEAR = "I hide in the bathroom when you come home drunk."
SOFT = "I felt alone while I was talking."
HARDER, SEND = "These words may make it harder to listen.", "Send it to Noor"
MORE = "You could also say"


@pytest.fixture
def stub() -> Iterator[Stub]:
    with model_server() as started:
        started.says(f"1. {SOFT}\n2. I would like to be heard.")
        yield started


@pytest.fixture
def origin(new_household: Household, stub: Stub) -> str:
    """Where the extra is missing, as far as the coach can tell, and a language model is connected."""
    new_household.open(MANDORLA_COACH="rules", MANDORLA_MODEL_URL=stub.url, MANDORLA_MODEL_NAME="small")
    return new_household.origin


def test_words_are_helped_by_rule_alone_until_one_wants_no_help(
    origin: str, new_phone: NewPhone, stub: Stub
) -> None:
    noor, sam = new_phone(at=origin, **DESK), new_phone(at=origin, javascript=False)
    meet(noor, sam)
    noor.expected = sam.expected = "status of 422"
    noor.open("/me/words/")
    noor.sees("Here it reads with rules alone.")
    _fear_leads_to_help(sam)
    _vague_becomes_specific(sam)
    noor.open(f"{noor.base}appreciations/")
    noor.turn("Take it in")
    noor.sees("held the umbrella")
    noor.never_saw("are the best")
    _other_wordings(noor)
    _switched_off(sam)
    assert [body["messages"][1]["content"] for _, _, body in stub.asked] == [HARSH]


def _fear_leads_to_help(phone: Phone) -> None:
    _begin(phone, FEAR)
    assert HARDER not in phone.page.content()
    phone.turn("Help, if you are afraid")
    assert phone.path == "/help/"


def _vague_becomes_specific(phone: Phone) -> None:
    phone.open(f"{phone.base}appreciations/new/")
    phone.page.get_by_label("You …").fill("are the best")
    phone.turn(SEND)
    phone.sees(MORE)
    phone.page.get_by_label("You …").fill("held the umbrella over me")
    phone.page.get_by_label("… when").fill("on the way home yesterday")
    phone.turn(SEND)
    phone.sees("held the umbrella over me")


def _other_wordings(phone: Phone) -> None:
    look = Inspection()
    phone.open("/me/words/")
    phone.page.get_by_label("Show me a button").check()
    phone.turn("Save")
    look.look(phone)
    _begin(phone, HARSH)
    phone.sees(HARDER)
    look.look(phone)
    with (
        phone.context.expect_page() as opened
    ):  # as without JavaScript: a page beside the one that is written on
        phone.page.evaluate("document.getElementById('wordings').submit()")
    written, phone.page = phone.page, opened.value
    phone.sees(SOFT)
    look.look(phone)
    phone.page.close()
    phone.page = written
    has_no_faults(look, coach.LOOKED_AT)


def _switched_off(phone: Phone) -> None:
    phone.open("/me/words/")
    phone.page.get_by_label("Show me hints about my words").uncheck()
    phone.turn("Save")
    _begin(phone, HARSH)
    phone.sees("This is how Noor will read it")
    phone.open(f"{phone.base}appreciations/new/")
    phone.page.get_by_label("You …").fill("are the best")
    phone.turn(SEND)
    phone.never_saw(MORE)


def _begin(phone: Phone, about: str) -> None:
    phone.open(f"{phone.base}repair/starts/new/")
    for label, text in (("I feel", "lonely"), ("about", about), ("I need", "an evening")):
        phone.page.get_by_label(label, exact=True).fill(text)
    phone.turn("See how it reads")
