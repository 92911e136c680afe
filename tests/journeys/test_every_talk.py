"""Every script on two phones, live, from the first page to what both keep of it."""

import pytest

from mandorla.pairs.models import Kind
from mandorla.talks.scripts import scripts
from tests.journeys.conftest import NewPhone
from tests.journeys.evening import meet, send
from tests.journeys.moved_clock import Clock
from tests.journeys.talking import Talker, begin, go_through

pytestmark = pytest.mark.browser

# Between them every kind of step: a word that one is done, text, list, choice, rating, cards, of one and of both,
# for all to see and in private, with branches, loops and places changed.
SHORT = ["weekly", "opening-up", "when-you-are-sad"]
REST = sorted(set(scripts()) - set(SHORT))


def _goes_through(clock: Clock, new_phone: NewPhone, slug: str) -> None:
    noor, sam = new_phone(at=clock.origin), new_phone(at=clock.origin)
    meet(noor, sam)
    if "partners" not in scripts()[slug].kinds:
        kind = next(kind for kind in Kind.values if kind in scripts()[slug].kinds)
        send(noor, f"{noor.base}us/", f"{noor.base}us/", {"kind": kind, "place": "together"})
    begin(noor, sam, slug)
    two = [Talker(noor, clock), Talker(sam, clock)]
    go_through(*two)
    for phone in (noor, sam):
        phone.sees("That was enough for today.")
        phone.page.get_by_label("Keep it for both").check()
        phone.turn("Save my choice")
    said = [words for one in two for words in one.said]
    assert said
    for words in said:
        noor.sees(words)
        sam.sees(words)


@pytest.mark.parametrize("slug", SHORT)
def test_two_go_through_it_live(clock: Clock, new_phone: NewPhone, slug: str) -> None:
    _goes_through(clock, new_phone, slug)


@pytest.mark.long
@pytest.mark.parametrize("slug", REST)
def test_and_through_every_other_one(clock: Clock, new_phone: NewPhone, slug: str) -> None:
    _goes_through(clock, new_phone, slug)
