import pytest
from time_machine import TimeMachineFixture

from mandorla.notices.tests.conftest import mails as mails  # noqa: PLC0414 - a fixture
from mandorla.shared.tests.calendar import Calendar


@pytest.fixture
def calendar(time_machine: TimeMachineFixture) -> Calendar:
    """Asked for before the cast, so that it comes together at noon of that calendar."""
    return Calendar(time_machine)
