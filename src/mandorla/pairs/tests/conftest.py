import pytest
from django.core.cache import cache
from pytest_django import Settings

from mandorla.people.tests.hashing import LIGHT


@pytest.fixture(autouse=True)
def quick_and_unlimited(settings: Settings) -> None:
    """Light hashing, and no tries counted in another test."""
    settings.PASSWORD_HASHERS = LIGHT
    cache.clear()
