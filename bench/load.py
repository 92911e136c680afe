"""Pages and answers a second, beside a bare Django view in the same run.

    python bench/load.py [--pairs 10000] [--seconds 6] [--rounds 3] [--scale 100,100000]

Prints JSON: for each page requests a second, processor time a request, p95 and the ratio to the bare view (median
of the rounds, ours and the bare one in turn), and the rows and bytes that either reads and renders. `cpu_ratio` is the
same of processor time, which others on the machine disturb less. With `--scale` also what a request costs at few and
at many pairs.

What the bare project (`bench/bare`) is: the same pages over the same rows, as somebody writes them who does not think
of speed and does nothing needless: the middleware of a signed-in site (sessions, locale, csrf, auth, messages), one
query for each thing that is shown, `select_related` and `prefetch_related` where they belong, the words and forms of
our pages in ordinary templates, plain text. It leaves out what ours does besides: encryption, boundaries, passes,
marks, drafts, live tickets, forms that count once. Both are served by granian, one worker and as many threads. Needs
`wrk` (Debian's package).
"""

import argparse
import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
LUA = HERE / "requests.lua"
VISITED = 200
ANSWERS = 24
PAGES = ("today", "prompt", "shelf", "answer")


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="mandorla-bench-") as folder:
        found: dict[str, Any] = {"pairs": options.pairs, "beside_bare": _beside_bare(Path(folder), options)}
        if options.scale:
            few, many = (int(part) for part in options.scale.split(","))
            found["scale"] = _scale(Path(folder), few, many, options)
    print(json.dumps(found, indent=2))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=10_000)
    parser.add_argument("--seconds", type=int, default=6)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--scale", default="")
    return parser.parse_args()


def _beside_bare(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    with mandorla(folder / "ours", options.pairs) as ours, _bare(folder / "bare", options.pairs) as bare:
        found: dict[str, Any] = {page: _compare(ours, bare, page, options) for page in PAGES}
        return {**found, "sizes": {"ours": ours.sizes, "bare": bare.sizes}}


def _compare(ours: "Server", bare: "Server", page: str, options: argparse.Namespace) -> dict[str, Any]:
    rounds = []
    for _ in range(options.rounds):
        rounds.append((bare.load(page, options.seconds), ours.load(page, options.seconds)))
    ratios = [mine["per_second"] / other["per_second"] for other, mine in rounds]
    cpu_ratios = [other["cpu_ms"] / mine["cpu_ms"] for other, mine in rounds]
    return {
        "ours": _median([mine for _, mine in rounds]),
        "bare": _median([other for other, _ in rounds]),
        "ratio": round(statistics.median(ratios), 3),
        "cpu_ratio": round(statistics.median(cpu_ratios), 3),
    }


def _scale(folder: Path, few: int, many: int, options: argparse.Namespace) -> dict[str, Any]:
    with mandorla(folder / "few", few) as small, mandorla(folder / "many", many) as large:
        found = {}
        for page in PAGES:
            rounds = [
                (small.load(page, options.seconds), large.load(page, options.seconds))
                for _ in range(options.rounds)
            ]
            ratios = [big["cpu_ms"] / little["cpu_ms"] for little, big in rounds]
            found[page] = {
                str(few): _median([little for little, _ in rounds]),
                str(many): _median([big for _, big in rounds]),
                "cost_ratio": round(statistics.median(ratios), 3),
            }
        return found


def _median(rows: list[dict[str, float]]) -> dict[str, float]:
    return {name: round(statistics.median(row[name] for row in rows), 3) for name in rows[0]}


class Server:
    """One worker of a server, and the requests that were prepared for it."""

    def __init__(self, process: psutil.Process, port: int, folder: Path) -> None:
        self.process, self.port, self.folder = process, port, folder
        self.sizes = json.loads((folder / "sizes.json").read_text())
        self.rounds = 0

    def load(self, page: str, seconds: int) -> dict[str, float]:
        """Requests a second, processor milliseconds a request and p95 in milliseconds, over `seconds`."""
        before = self._cpu()
        answer = subprocess.run(
            ["wrk", "-t1", "-c8", f"-d{seconds}s", "-s", str(LUA), f"http://127.0.0.1:{self.port}"],
            env={
                **os.environ,
                "REQUESTS": str(self.folder / f"{page}.tsv"),
                "SKIP": str(self.rounds * 20_000),
            },
            capture_output=True,
            text=True,
            check=True,
        )
        self.rounds += page == "answer"
        found = json.loads(answer.stdout.splitlines()[-1])
        if found["wrong"]:
            raise SystemExit(
                f"{page}: {found['wrong']} of {found['requests']} answers were not what they had to be"
            )
        return {
            "per_second": found["requests"] / found["seconds"],
            "cpu_ms": (self._cpu() - before) / found["requests"] * 1000,
            "p95_ms": found["p95_ms"],
        }

    def _cpu(self) -> float:
        tree = [self.process, *self.process.children(recursive=True)]
        return sum(sum(one.cpu_times()[:2]) for one in tree)


@contextmanager
def mandorla(
    folder: Path, pairs: int, *, visited: int = VISITED, by: Sequence[str] = ("web", "--processes", "1")
) -> Iterator[Server]:
    """Mandorla with `pairs` generated pairs, of which `visited` have a session to ask with, served `by` a command."""
    folder.mkdir()
    env = {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "DJANGO_SETTINGS_MODULE": "mandorla.settings",
        "MANDORLA_DATA": str(folder / "data"),
        "MANDORLA_KEYS": str(folder / "keys"),
    }
    _run(env, "-m", "mandorla", "init")
    _run(env, str(HERE / "prepare.py"), str(folder), str(pairs), str(visited), str(ANSWERS))
    yield from _serving(["-m", "mandorla", *by], env, folder)


@contextmanager
def _bare(folder: Path, pairs: int) -> Iterator[Server]:
    folder.mkdir()
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "bench.bare.settings",
        "BARE_DATA": str(folder),
    }
    _run(env, "-m", "bench.bare.prepare", str(folder), str(pairs), str(VISITED), str(ANSWERS))
    yield from _serving(["-m", "bench.bare.serve"], env, folder)


def _run(env: dict[str, str], *words: str) -> None:
    subprocess.run([sys.executable, *words], env=env, check=True, stdout=sys.stderr)


def _serving(words: list[str], env: dict[str, str], folder: Path) -> Iterator[Server]:
    port = free_port()
    child = subprocess.Popen(
        [sys.executable, *words, "--port", str(port)], env=env, stdout=subprocess.DEVNULL
    )
    try:
        _wait_for(port)
        yield Server(psutil.Process(child.pid), port, folder)
    finally:
        child.terminate()
        child.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/robots.txt", timeout=2)
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the server did not come up")


if __name__ == "__main__":
    main()
