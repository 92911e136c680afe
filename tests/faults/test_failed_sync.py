"""A disk that fails while it is written to: what it did not take was never called kept."""

import json
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running.conftest import House

ROOT = Path(__file__).resolve().parents[2]
UNSYNCED = Path(__file__).with_name("unsynced.py")


@pytest.mark.skipif(platform.system() != "Linux", reason="the kernel is asked to fail, by a way of Linux")
def test_what_a_failing_disk_did_not_take_is_not_acknowledged_and_can_be_sent_again(ready: House) -> None:
    around = ready.surroundings(DJANGO_SETTINGS_MODULE="mandorla.settings", MANDORLA_BACKUPS="")
    around["PYTHONPATH"] += f":{ROOT}"
    done = subprocess.run(
        [sys.executable, str(UNSYNCED)], env=around, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    first, second = found["before"], found["afterwards"]
    assert len(first) == len(second) == 10
    assert found["meanwhile"] == {"granted": [], "recorded": False}
    assert found["there"] == {str(number): 1 for number in first}
    assert found["in the end"] == {str(number): 1 for number in [*first, *second]}
