from uuid import uuid4

import pytest
from pytest_django import Settings
from time_machine import TimeMachineFixture

from mandorla.live.tests.wire import wire as wire  # noqa: PLC0414 - a fixture
from mandorla.people.tests.hashing import LIGHT
from mandorla.shared.tests.calendar import Calendar


@pytest.fixture(autouse=True)
def quick_and_unlimited(settings: Settings) -> None:
    """Light hashing, and no tries counted in another test."""
    settings.PASSWORD_HASHERS = LIGHT
    settings.CACHES = {"default": {**settings.CACHES["default"], "KEY_PREFIX": uuid4().hex}}


@pytest.fixture(autouse=True)
def calendar(time_machine: TimeMachineFixture) -> Calendar:
    return Calendar(time_machine)
