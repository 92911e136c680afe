"""Pages and stream in processes of their own, with Redis between them, as above one household."""

import os
from collections.abc import Iterator

import pytest

from tests.journeys import evening
from tests.journeys.conftest import NewPhone
from tests.journeys.front_door import FrontDoor
from tests.journeys.household import Household
from tests.journeys.phone import A_SECOND
from tests.running.conftest import eventually, free_port, soonest

REDIS = os.environ.get("MANDORLA_REDIS_URL", "")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(not REDIS, reason="needs Redis")]


@pytest.fixture
def apart(new_household: Household) -> Iterator[Household]:
    """Two processes for pages and one for the stream, behind one front door."""
    settings = {"MANDORLA_REDIS_URL": REDIS, "MANDORLA_OPEN_SIGNUP": "1"}
    pages, stream = free_port(), free_port()
    new_household.begin("web", "--port", str(pages), "--processes", "2", **settings)
    new_household.begin("stream", "--port", str(stream), **settings)
    with FrontDoor(new_household.port, pages=pages, stream=stream):
        eventually(lambda: new_household.status("/robots.txt") == 200)
        eventually(lambda: new_household.status("/live/") == 401)
        yield new_household


def test_a_reveal_goes_from_one_process_to_another_within_a_second(
    apart: Household, new_phone: NewPhone
) -> None:
    noor, sam = (new_phone(at=apart.origin) for _ in range(2))
    evening.meet(noor, sam)
    slugs = iter(evening.questions())
    took = soonest(lambda: evening.seconds_to_a_reveal(noor, sam, next(slugs)), A_SECOND)
    assert took < A_SECOND
