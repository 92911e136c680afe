import pytest
from time_machine import TimeMachineFixture

from mandorla.live.tests.wire import wire as wire  # noqa: PLC0414 - a fixture
from mandorla.shared.tests.calendar import Calendar


@pytest.fixture(autouse=True)
def calendar(time_machine: TimeMachineFixture) -> Calendar:
    """Everything here begins at noon of that calendar."""
    return Calendar(time_machine)
