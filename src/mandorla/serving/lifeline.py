"""No process outlives the one that began it, however that one went (kill -9 included).

The one above holds the writing end of a pipe and never writes; the system closes it when that process is gone.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from threading import Thread

PATIENCE_SECONDS = 8


def end_with_starter() -> None:
    """End in order as soon as standard input closes, that is, when the process that began this one is gone."""
    _when_closed(sys.stdin.fileno(), _end_in_order)


def let_none_outlive_this() -> None:
    """Every process forked from here on, and all they fork, end as soon as this process is gone."""
    ends = dict(zip(("reading", "writing"), os.pipe(), strict=True))

    def begin_child() -> None:
        if "writing" in ends:  # a grandchild has it closed already
            os.close(ends.pop("writing"))
        _when_closed(ends["reading"], partial(os.kill, os.getpid(), signal.SIGKILL))

    os.register_at_fork(after_in_child=begin_child)


def _when_closed(descriptor: int, end: Callable[[], None]) -> None:
    def wait() -> None:
        while os.read(descriptor, 64):
            pass
        end()

    Thread(target=wait, daemon=True, name="lifeline").start()


def _end_in_order() -> None:
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE_SECONDS)
    os._exit(1)
