"""What tests of whole processes and of browsers share."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running.conftest import House


@pytest.fixture(scope="session")
def model_house() -> Iterator[Path]:
    """A folder in which `mandorla init` has run; the name is short, since the bus's socket lies below it."""
    with tempfile.TemporaryDirectory(prefix="m") as folder:
        done = House(Path(folder)).run("init")
        assert done.returncode == 0, done.stderr
        yield Path(folder)
