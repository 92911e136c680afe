from pathlib import Path
from uuid import uuid4

import pytest
from pytest_django import Settings

from mandorla.people.tests.hashing import LIGHT


@pytest.fixture(autouse=True)
def quick_and_unlimited(settings: Settings, tmp_path: Path) -> None:
    """Light hashing, no tries counted in another test, and set-up words of one's own."""
    settings.PASSWORD_HASHERS = LIGHT
    settings.MANDORLA_KEYS = tmp_path
    settings.CACHES = {"default": {**settings.CACHES["default"], "KEY_PREFIX": uuid4().hex}}
