"""What the coach costs: time, memory, room on the disk. `bench/coach.py` prints it."""

import importlib.util
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings

from mandorla import coach
from mandorla.coach import weights
from mandorla.coach.logic.reading import TASKS
from mandorla.coach.reader import Reads
from mandorla.coach.training import sentences

HARD = ("you never ", "you're so ", "i'm afraid ", "sounds like you ", '"', "-a", "\n", "a")
MOST, SHORT = 10_000, 1_250
# In a process of its own: what is resident after the first sentence, less what was before.
_MEMORY = """
from pathlib import Path
def resident():
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmRSS"))) / 1024
import numpy, django.conf
from mandorla import coach
before = resident()
for text in ("You could rest a little", "I hear that you are tired", "What was it like?"):
    coach.read(text, "listening")
print(resident() - before)
"""


def time_of_a_sentence(_folder: Path | None) -> str:
    texts = [example.text for example in sentences.written("listening")][:300]
    coach.read(texts[0], "listening")
    taken = [1000 * _seconds(text, "listening") for text in texts]
    late = statistics.quantiles(taken, n=20)[-1]
    return f"p50 {statistics.median(taken):.1f} ms, p95 {late:.1f} ms"


def memory_and_install(_folder: Path | None) -> str:
    here = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "MANDORLA_COACH": str(settings.MANDORLA_COACH),
    }
    done = subprocess.run(
        [sys.executable, "-c", _MEMORY], env=here, capture_output=True, text=True, check=True
    )
    return f"{float(done.stdout):.0f} MB; {_installed():.0f} MB"


def growth(_folder: Path | None) -> str:
    """The worst of all tasks and of texts that are hard to read: how much longer eight times the text takes."""
    found = {(task, piece): _growth(task, piece) for task in TASKS for piece in HARD}
    worst = max(found, key=lambda one: found[one])
    return f"at worst {found[worst]:.1f} ({worst[0]}, {worst[1]!r})"


def _growth(task: str, piece: str) -> float:
    short, long = (
        min(_seconds((piece * MOST)[:most], task) for _round in range(3)) for most in (SHORT, MOST)
    )
    return long / short


def _seconds(text: str, task: str) -> float:
    began = time.process_time()
    coach.read(text, task, text)
    return time.process_time() - began


def _installed() -> float:
    found = importlib.util.find_spec(weights.PACKAGE)
    if settings.MANDORLA_COACH == Reads.RULES or found is None:
        return 0
    folder = Path(next(iter(found.submodule_search_locations or [])))
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
