import pytest
from time_machine import TimeMachineFixture

from mandorla.shared.tests.calendar import Calendar


@pytest.fixture
def calendar(time_machine: TimeMachineFixture) -> Calendar:
    """Asked for by a whole module, so that the cast comes together at noon of that calendar."""
    return Calendar(time_machine)
