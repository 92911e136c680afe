import signal
import subprocess
import sys
import time
from subprocess import Popen

import psutil

from tests.architecture.dockerfile import Image
from tests.architecture.tree import ROOT
from tests.running.conftest import House, are_gone, below, eventually, said


def workers_of(served: Popen[str]) -> list[psutil.Process]:
    """The worker that a server keeps; none for a moment after it has ended."""
    return [one for one in psutil.Process(served.pid).children() if not are_gone([one])]


def test_one_process_serves_pages_and_the_stream_and_keeps_a_worker(ready: House) -> None:
    served = ready.serve()
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


def test_a_killed_server_leaves_no_worker_behind(ready: House) -> None:
    served = ready.serve()
    eventually(lambda: len(below(served)) >= 5)
    everybody = below(served)
    served.kill()
    eventually(lambda: are_gone(everybody), within=10)


def test_ctrl_c_ends_it_without_a_traceback(ready: House) -> None:
    served = ready.serve()
    served.send_signal(signal.SIGINT)
    began = time.monotonic()
    assert said(served) == f"Mandorla is at {ready.address('')}\n"
    assert served.returncode == 0
    assert time.monotonic() - began < 10


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
