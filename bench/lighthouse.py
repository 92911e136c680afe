"""Lighthouse's scores of Today and of a question's page, signed in, on an emulated phone.

    CHROMIUM=/usr/bin/chromium python bench/lighthouse.py [--rounds 3]

Prints JSON: for each page the median scores (0-100) of performance, accessibility and best practices, and what is
below 1 in them. SEO is left out: no page may be indexed. Needs Node.js; `npx` takes Lighthouse itself.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.load import Server, free_port, mandorla

VERSION = "lighthouse@12.2.3"
CATEGORIES = ("performance", "accessibility", "best-practices")
PAGES = ("today", "prompt")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    with (
        tempfile.TemporaryDirectory(prefix="mandorla-bench-") as folder,
        mandorla(Path(folder, "ours"), pairs=4, visited=2, by=["serve"]) as server,
    ):
        found = {page: _scores(server, page, rounds) for page in PAGES}
    print(json.dumps(found, indent=2))


def _scores(server: Server, page: str, rounds: int) -> dict[str, Any]:
    path, cookie = (server.folder / f"{page}.tsv").read_text().split("\n")[0].split("\t")
    address = f"http://127.0.0.1:{server.port}{path}"
    reports = [_report(address, cookie) for _ in range(rounds)]
    scores = {
        name: round(100 * statistics.median(report["categories"][name]["score"] for report in reports))
        for name in CATEGORIES
    }
    return {**scores, "below_1": _below(reports[-1])}


def _report(address: str, cookie: str) -> dict[str, Any]:
    with _signed_in(address, cookie) as port:
        words = [
            *("npx", "--yes", VERSION, address, "--output=json", "--quiet", "--disable-storage-reset"),
            *(f"--port={port}", f"--only-categories={','.join(CATEGORIES)}"),
        ]
        answer = subprocess.run(words, capture_output=True, text=True, check=False)
    if answer.returncode:
        raise SystemExit(answer.stderr[-2000:])
    report: dict[str, Any] = json.loads(answer.stdout)
    assert report["finalDisplayedUrl"] == address, f"led to {report['finalDisplayedUrl']}"
    return report


@contextmanager
def _signed_in(address: str, cookie: str) -> Iterator[int]:
    name, value = cookie.split("=", 1)
    port = free_port()
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as play:
        browser = play.chromium.launch_persistent_context(
            profile,
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", f"--remote-debugging-port={port}"],
        )
        browser.add_cookies([{"name": name, "value": value, "url": address}])
        yield port
        browser.close()


def _below(report: dict[str, Any]) -> dict[str, float]:
    counted = {
        one["id"]
        for name in CATEGORIES
        for one in report["categories"][name]["auditRefs"]
        if one["weight"] > 0
    }
    scores = {name: report["audits"][name]["score"] for name in counted}
    return {name: score for name, score in sorted(scores.items()) if score is not None and score < 1}


if __name__ == "__main__":
    main()
