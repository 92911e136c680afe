from datetime import date
from random import Random

import pytest

from mandorla.live.tests.wire import wire
from mandorla.pairs.models import Member
from mandorla.shared.tests.calendar import calendar
from mandorla.suggestions import gathering

__all__ = ["calendar", "wire"]


@pytest.fixture(autouse=True)
def known_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chance goes by names, which stay, in place of numbers that are new in each run."""

    def chance_on(member: Member, day: date) -> Random:
        return Random(f"{member.person.username}:{day.isoformat()}")

    monkeypatch.setattr(gathering, "chance_on", chance_on)
