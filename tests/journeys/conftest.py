"""Real browsers on a real server. At the end of every journey each phone must have nothing to complain about."""

import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from mandorla.shared.tests.chromium import launch
from tests.journeys import slow_phone
from tests.journeys.evening import meet
from tests.journeys.household import Household
from tests.journeys.moved_clock import Clock, open_with_clock
from tests.journeys.phone import Phone
from tests.journeys.unsent import GONE
from tests.journeys.weak_network import WeakNetwork
from tests.running.conftest import free_port

NewPhone = Callable[..., Phone]

_addresses = (f"10.0.{number // 250}.{number % 250 + 1}" for number in count())


@pytest.fixture(scope="session")
def household(model_house: Path) -> Iterator[Household]:
    """The one server that most journeys share; everybody in it is new."""
    with tempfile.TemporaryDirectory(prefix="m") as folder:
        household = Household(Path(folder), model_house)
        household.open()
        yield household
        household.close()


@pytest.fixture
def new_household(model_house: Path) -> Iterator[Household]:
    """A server of one's own, set up and not yet started."""
    with tempfile.TemporaryDirectory(prefix="m") as folder:
        household = Household(Path(folder), model_house)
        yield household
        household.close()


@pytest.fixture(scope="module")
def clock(model_house: Path) -> Iterator[Clock]:
    """The clock of a server of its own, for journeys in which time must pass; `clock.origin` is where it is."""
    with tempfile.TemporaryDirectory(prefix="m") as folder:
        household = Household(Path(folder), model_house)
        yield open_with_clock(household)
        household.close()


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Ends with the module: while it runs, its event loop would keep other tests from their database."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    browser = launch(playwright)
    yield browser
    browser.close()


@pytest.fixture
def new_phone(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[NewPhone]:
    """Hands out phones; `at=` names another household than the shared one, `javascript=False` switches it off."""
    handed_out: list[Phone] = []

    def hand_out(*, at: str = "", javascript: bool = True, **options: Any) -> Phone:
        origin = at or request.getfixturevalue("household").origin
        phone = Phone(chromium, origin, next(_addresses), java_script_enabled=javascript, **options)
        handed_out.append(phone)
        return phone

    yield hand_out
    troubles = [phone.troubles for phone in handed_out]
    for phone in handed_out:
        phone.close()
    assert not any(troubles), troubles


@pytest.fixture
def two_phones(new_phone: NewPhone) -> tuple[Phone, Phone]:
    """Noor's phone and Sam's: they have just become a pair."""
    noor, sam = new_phone(), new_phone()
    meet(noor, sam)
    return noor, sam


@pytest.fixture
def noor(two_phones: tuple[Phone, Phone]) -> Phone:
    return two_phones[0]


@pytest.fixture
def sam(two_phones: tuple[Phone, Phone]) -> Phone:
    return two_phones[1]


@pytest.fixture
def network(household: Household) -> Iterator[WeakNetwork]:
    with WeakNetwork(free_port(), server=household.port) as network:
        yield network


@pytest.fixture
def weak_pair(network: WeakNetwork, new_phone: NewPhone) -> tuple[Phone, Phone]:
    """Noor is behind the weak network, Sam is not."""
    noor, sam = new_phone(at=network.origin), new_phone()
    meet(noor, sam)
    noor.expected = GONE
    return noor, sam


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """On a busy machine a browser may be late: a journey is tried once more before it counts as failed. Not on slow
    phones: they are there to show what fails."""
    for item in items:
        if not slow_phone.IS_ASKED_FOR and item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))
