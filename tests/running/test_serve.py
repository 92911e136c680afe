import signal
import subprocess
import sys
import urllib.request
from contextlib import suppress
from subprocess import Popen
from urllib.error import HTTPError

import psutil
import pytest

from mandorla.people.limits import SECRETS
from tests.architecture.dockerfile import Image
from tests.architecture.tree import ROOT
from tests.running.conftest import House, are_gone, below, eventually, said


def _guess_under_made_up_addresses(house: House) -> int:
    """What a browser gets that guesses on, and says each time that it is only passing something on."""
    for number in range(SECRETS.most + 1):
        head = {"X-Forwarded-For": f"198.51.100.{number}"}
        asked = urllib.request.Request(house.address("/begin/guess/"), headers=head)
        with pytest.raises(HTTPError) as refused:
            urllib.request.urlopen(asked)
    return refused.value.code


def headers_of(house: House, path: str, method: str) -> dict[str, str]:
    """What an answer carries, whatever it says."""
    asked = urllib.request.Request(house.address(path), method=method)
    with suppress(HTTPError), urllib.request.urlopen(asked) as answer:
        return {name.lower(): value for name, value in answer.headers.items()}
    with pytest.raises(HTTPError) as refused:
        urllib.request.urlopen(asked)
    return {name.lower(): value for name, value in refused.value.headers.items()}


def workers_of(served: Popen[str]) -> list[psutil.Process]:
    """The worker that a server keeps; none for a moment after it has ended."""
    return [one for one in psutil.Process(served.pid).children() if not are_gone([one])]


def test_one_process_serves_pages_and_the_stream_and_keeps_a_worker(ready: House) -> None:
    served = ready.serve(MANDORLA_PROXIES="192.0.2.1")
    assert _guess_under_made_up_addresses(ready) == 429
    assert ready.status("/") == 200
    assert ready.status("/live/") == 401
    assert ready.status("/live/more/") == 404
    eventually(lambda: "A worker keeps the timetable." in ready.run("doctor").stdout)

    first = workers_of(served)
    first[0].kill()
    eventually(lambda: are_gone(first) and workers_of(served))

    everybody = below(served)
    served.send_signal(signal.SIGTERM)
    assert said(served).splitlines() == [
        f"Mandorla is at {ready.address('')}",
        "WARNING mandorla.serving.worker: The worker ended by itself; it starts again in 1 s.",
    ]
    assert served.returncode == 0
    assert are_gone(everybody)


KINDS = {
    "a page": ("GET", "/help/"),
    "a page that leads elsewhere": ("GET", "/me/safety/"),
    "no page": ("GET", "/nothing/"),
    "a method that is not for it": ("POST", "/help/"),
    "a form without its token": ("POST", "/sign-in/"),
    "JSON": ("GET", "/manifest.webmanifest"),
    "plain text": ("GET", "/robots.txt"),
    "a script of its own": ("GET", "/service-worker.js"),
    "a file": ("GET", "/static/icons/neutral.svg"),
    "a file that is not there": ("GET", "/static/nothing.css"),
    "a method that is not for a file": ("POST", "/static/icons/neutral.svg"),
    "the stream to nobody": ("GET", "/live/"),
    "the stream, asked in another way": ("POST", "/live/"),
}


def test_no_kind_of_answer_is_for_other_pages_or_taken_for_something_else(ready: House) -> None:
    ready.serve()
    found = {kind: headers_of(ready, path, method) for kind, (method, path) in KINDS.items()}
    carried = {
        (headers["cross-origin-resource-policy"], headers["x-content-type-options"])
        for headers in found.values()
    }
    assert carried == {("same-origin", "nosniff")}
    assert [kind for kind, headers in found.items() if "access-control-allow-origin" in headers] == []
    kept = {kind: headers["cache-control"] for kind, headers in found.items()}
    assert {kind for kind in kept if "no-store" not in kept[kind]} == {
        "JSON",
        "a script of its own",
        "a file",
    }


def test_a_killed_server_leaves_no_worker_behind(ready: House) -> None:
    served = ready.serve()
    eventually(lambda: len(below(served)) >= 5)
    everybody = below(served)
    served.kill()
    eventually(lambda: are_gone(everybody))


def test_ctrl_c_ends_it_without_a_traceback(ready: House) -> None:
    served = ready.serve()
    served.send_signal(signal.SIGINT)
    assert said(served) == f"Mandorla is at {ready.address('')}\n"
    assert served.returncode == 0


def test_the_health_of_a_container_is_fine_while_it_serves_under_another_name(ready: House) -> None:
    code = Image.read(ROOT / "deploy" / "Dockerfile").words("HEALTHCHECK")[-1]
    asked = [sys.executable, "-c", code.replace(":8000/", f":{ready.port}/")]
    assert subprocess.run(asked, capture_output=True, check=False).returncode != 0
    ready.serve("--host", "0.0.0.0", MANDORLA_ORIGIN="https://mandorla.example.org")
    assert subprocess.run(asked, check=False).returncode == 0


def test_serve_may_set_up_first(empty: House) -> None:
    served = empty.serve("--init")
    assert empty.status("/") == 200
    served.terminate()
    assert "Made the host key" in said(served)
    assert (empty.keys / "secret.key").exists()


def test_pages_and_stream_run_apart(ready: House) -> None:
    pages = ready.begin("web", "--port", str(ready.port), "--processes", "1")
    eventually(lambda: ready.status("/robots.txt") == 200)
    processes = below(pages)
    assert ready.status("/") == 200
    assert ready.status("/live/") == 404
    pages.kill()
    eventually(lambda: are_gone(processes))

    stream = ready.begin("stream", "--port", str(ready.port))
    eventually(lambda: ready.status("/live/") == 401)
    assert ready.status("/") == 404
    stream.terminate()
    assert said(stream) == f"The stream is at {ready.address('/live/')}\n"
