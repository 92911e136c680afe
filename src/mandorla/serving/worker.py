"""The worker: the queue and the timetable, in processes of their own."""

import logging
import subprocess
import sys
import time
from contextlib import suppress
from threading import Event, Thread

from django.db import connections
from django_q.cluster import Cluster

from mandorla import timetable
from mandorla.serving import lifeline, presence
from mandorla.shared import clock

log = logging.getLogger(__name__)

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0
GOOD_LIFE_SECONDS = 60.0
PATIENCE_SECONDS = 10.0


def work(*, is_attached: bool) -> int:
    """Work until told to stop; the exit code says whether it was. Attached: also until the starter is gone."""
    if is_attached:
        lifeline.end_with_starter()
    lifeline.let_none_outlive_this()
    timetable.set_up(clock.now())
    connections.close_all()  # forked processes must not share a connection
    with presence.hold(presence.WORKER):
        cluster = Cluster()
        cluster.start()
        while cluster.sentinel.is_alive():
            timetable.follow_clock(clock.now())
            cluster.sentinel.join(timetable.A_TURN.total_seconds())
    return 0 if cluster.has_stopped else 1


class Supervisor:
    """Keeps one worker running beside this process: begins it again, more and more slowly, when it ends by itself."""

    def __init__(self) -> None:
        self._is_over = Event()
        self._worker: subprocess.Popen[bytes] | None = None
        self._thread = Thread(target=self._supervise, daemon=True, name="supervisor")

    def start(self) -> None:
        """Begin the worker, and keep it."""
        self._thread.start()

    def stop(self) -> None:
        """End the worker and wait until it is gone; one that was never begun is no error."""
        self._is_over.set()
        if self._thread.is_alive():
            self._thread.join()

    def _supervise(self) -> None:
        pause = FIRST_PAUSE_SECONDS
        while not self._is_over.is_set():
            began = time.monotonic()
            self._live_with(_begin())
            if time.monotonic() - began > GOOD_LIFE_SECONDS:
                pause = FIRST_PAUSE_SECONDS
            if not self._is_over.is_set():
                log.warning("The worker ended by itself; it starts again in %.0f s.", pause)
            self._is_over.wait(pause)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

    def _live_with(self, worker: subprocess.Popen[bytes]) -> None:
        while worker.poll() is None and not self._is_over.wait(0.25):
            pass
        if worker.poll() is None:
            _end(worker)


def _begin() -> subprocess.Popen[bytes]:
    # Its input is the lifeline; a session of its own keeps Ctrl-C in the terminal from it, so that it ends in order.
    command = [sys.executable, "-m", "mandorla", "worker", "--attached"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603 - our own


def _end(worker: subprocess.Popen[bytes]) -> None:
    worker.terminate()
    with suppress(subprocess.TimeoutExpired):
        worker.wait(PATIENCE_SECONDS)
        return
    worker.kill()
    worker.wait()
