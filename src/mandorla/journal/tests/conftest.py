import pytest
from time_machine import TimeMachineFixture

from mandorla.shared.tests.calendar import Calendar


@pytest.fixture(autouse=True)
def calendar(time_machine: TimeMachineFixture) -> Calendar:
    return Calendar(time_machine)
