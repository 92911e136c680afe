from dataclasses import replace
from datetime import timedelta

from tests.cast import Player

from mandorla.pairs.boundaries import Boundaries
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import NOON


def test_a_rest_and_its_end_leave_every_other_limit_as_it_was(noor: Player) -> None:
    page = visit(noor, noor.at("pairs:boundaries"))
    page.press("Keep this", ceiling="2", closed=["money"], cadence="weekly")
    before = Boundaries(noor.member).mine()
    noor.post(noor.at("pairs:resting"), {"weeks": "4"})
    resting = Boundaries(noor.member).mine()
    assert resting == replace(before, paused_until=NOON.date() + timedelta(weeks=4))
    noor.post(noor.at("pairs:resting"), {"weeks": "0"})
    assert Boundaries(noor.member).mine() == before
