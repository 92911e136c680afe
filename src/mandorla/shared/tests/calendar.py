"""A day on which nothing happens by accident: noon on a Monday in winter, far from any change of day or clock."""

from datetime import UTC, datetime, timedelta

import pytest
from time_machine import TimeMachineFixture

NOON = datetime(2027, 2, 1, 12, tzinfo=UTC)


class Calendar:
    """The clock of a test. It stands at noon, and goes on only when it is told to."""

    def __init__(self, machine: TimeMachineFixture) -> None:
        self.machine = machine
        self.now = NOON
        machine.move_to(NOON, tick=False)

    def later(self, **span: float) -> datetime:
        """Go on by so many days, hours or minutes."""
        self.now += timedelta(**span)
        self.machine.move_to(self.now, tick=False)
        return self.now


@pytest.fixture(autouse=True)
def calendar(time_machine: TimeMachineFixture) -> Calendar:
    """Wherever this is imported, everything begins at noon of that calendar."""
    return Calendar(time_machine)
