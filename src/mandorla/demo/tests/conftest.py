from collections.abc import Iterator
from importlib import reload
from pathlib import Path

import pytest
from django.urls import clear_url_caches
from pytest_django import Settings

from mandorla import urls
from mandorla.demo import presence


@pytest.fixture
def marked(settings: Settings, tmp_path: Path) -> Path:
    """A data folder as the demo command makes it."""
    settings.MANDORLA_DATA = tmp_path / "data"
    (tmp_path / presence.MARK).touch()
    return tmp_path


@pytest.fixture
def demonstration(marked: Path, settings: Settings) -> Iterator[None]:
    settings.MANDORLA_DEMO = True
    reload(urls)
    clear_url_caches()
    yield
    settings.MANDORLA_DEMO = False
    reload(urls)
    clear_url_caches()
