"""One says that one changed one's mind, tries a small step, and shows a card: on two phones, and without JavaScript."""

import pytest

from tests.journeys.conftest import NewPhone
from tests.journeys.evening import enter, meet
from tests.journeys.inspection import DESK, Inspection, has_no_faults
from tests.journeys.phone import Phone
from tests.rooms import promises

pytestmark = pytest.mark.browser

MIND = {"What it is about": "The move", "How I see it now": "I would like to go", "Why": "I saw the garden"}
STEP = {"What I try, once": "Sing at supper", "My way out": "I stop and laugh"}
CARD = {"What helps me then": "Sit down next to me"}
BACK = "My voice shook, and it was good."


def say(phone: Phone, kind: str, said: dict[str, str], button: str) -> str:
    """Write an open word, and where it is."""
    phone.open(f"{phone.base}open-words/{kind}/new/")
    for label, text in said.items():
        phone.page.get_by_label(label).first.fill(text)
    phone.turn(button)
    for text in said.values():
        phone.sees(text)
    return phone.path


@pytest.mark.parametrize("is_live", [True, False], ids=["live", "without javascript"])
def test_what_is_kept_stays_and_what_is_opened_arrives(new_phone: NewPhone, is_live: bool) -> None:
    noor, sam = (new_phone(javascript=is_live) for _each in range(2))
    meet(noor, sam)
    sam.open(sam.base)
    if is_live:
        sam.is_listening()
    say(noor, "card", CARD, "Keep it for myself")
    say(noor, "mind", MIND, "Say it to Sam")
    if not is_live:
        sam.page.reload()
    sam.sees("Noor sees something in a new way")
    sam.page.get_by_role("link", name="Noor sees something in a new way").click()
    sam.sees(MIND["Why"])
    sam.open(f"{sam.base}open-words/card/")
    sam.never_saw(CARD["What helps me then"])
    step = say(noor, "step", STEP, "Keep it for myself")
    noor.write(BACK)
    noor.turn("Keep how it was")
    noor.turn("Show it to Sam")
    sam.open(step)
    sam.sees(BACK)


def test_pages_of_open_words_have_no_faults(new_phone: NewPhone) -> None:
    noor, sam, look = new_phone(**DESK), new_phone(**DESK), Inspection()
    meet(noor, sam)
    lists = [f"{noor.base}open-words/{kind}/" for kind in ("mind", "step", "card")]
    look.open(noor, *lists, *(f"{address}new/" for address in lists), f"{noor.base}promises/over-time/")
    card = say(noor, "card", CARD, "Show it to Sam")
    step = say(noor, "step", STEP, "Show it to Sam")
    noor.write(BACK)
    noor.turn("Keep how it was")
    look.look(noor)
    mind = say(noor, "mind", MIND, "Say it to Sam")
    look.open(noor, mind, step, f"{mind}again/", *lists, f"{noor.base}promises/over-time/")
    look.open(sam, sam.base, mind, step, card, lists[0])
    noor.open(f"{noor.base}departure/")
    noor.press("Leave now")
    look.open(noor, "/kept/promises/")
    has_no_faults(look, promises.OPENED)


def test_alone_they_are_kept_for_oneself(new_phone: NewPhone) -> None:
    ada, look = new_phone(**DESK), Inspection()
    enter(ada, "Ada")
    for kind, said in (("mind", MIND), ("step", STEP), ("card", CARD)):
        look.open(ada, f"{ada.base}open-words/{kind}/")
        say(ada, kind, said, "Keep it for myself")
    look.look(ada)
    assert look.findings == []
