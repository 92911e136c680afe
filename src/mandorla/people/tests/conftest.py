from pathlib import Path

import pytest
from django.core.cache import cache
from pytest_django import Settings

from mandorla.people.tests.hashing import LIGHT


@pytest.fixture(autouse=True)
def quick_and_unlimited(settings: Settings, tmp_path: Path) -> None:
    """Light hashing, no tries counted in another test, and set-up words of one's own."""
    settings.PASSWORD_HASHERS = LIGHT
    settings.MANDORLA_KEYS = tmp_path
    cache.clear()
