"""Two things in the same instant, each in a thread with database connections of its own."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connections

PATIENCE = 120.0


def at_once(*wishes: Callable[[], Any]) -> list[Any]:
    """Carry out all `wishes` in the same instant; what came of them, in their order. An error is raised here."""
    start = threading.Barrier(len(wishes))
    results: dict[int, Any] = {}
    errors: list[BaseException] = []

    def carry_out(place: int) -> None:
        try:
            start.wait(PATIENCE)
            results[place] = wishes[place]()
        except BaseException as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=carry_out, args=[place]) for place in range(len(wishes))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    if errors:
        raise errors[0]
    return [results[place] for place in range(len(wishes))]
