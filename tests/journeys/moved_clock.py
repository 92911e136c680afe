"""A household whose clock can be moved, so that the next morning comes while a journey waits."""

from pathlib import Path

from tests.journeys.household import Household
from tests.running.conftest import SOURCES

# Python runs this in each process of the house before anything else. The one place that reads the clock is replaced.
_WITH_ANOTHER_CLOCK = """
from datetime import timedelta
from pathlib import Path

from mandorla.shared import clock

real, moved = clock.now, Path(__file__).with_name("moved")
clock.now = lambda: real() + timedelta(hours=float(moved.read_text()))
"""


class Clock:
    """Whose hands can be moved on."""

    def __init__(self, folder: Path, origin: str) -> None:
        self.origin = origin
        self._folder, self._hours = folder, 0.0
        folder.mkdir()
        (folder / "sitecustomize.py").write_text(_WITH_ANOTHER_CLOCK)
        self.later()

    def later(self, *, hours: float = 0, minutes: float = 0) -> None:
        """Go on by so much, for every process of the house at once."""
        self._hours += hours + minutes / 60
        new = self._folder / "new"
        new.write_text(str(self._hours))
        new.rename(self._folder / "moved")


def open_with_clock(household: Household) -> Clock:
    """Serve a household by such a clock."""
    clock = Clock(household.folder / "clock", household.origin)
    household.open(PYTHONPATH=f"{household.folder / 'clock'}:{SOURCES}")
    return clock
