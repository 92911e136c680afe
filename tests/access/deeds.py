"""What Sam can do, as his pages send it: in private, or so that Noor sees it. Each room has its own."""

from collections.abc import Callable
from typing import Any

from tests.cast import Player

Deed = Callable[[Player], object]
QUIET: list[Deed] = []
SHOWN: list[Deed] = []
DONE = (200, 204, 302, 303)


def quiet(deed: Deed) -> Deed:
    QUIET.append(deed)
    return deed


def shown(deed: Deed) -> Deed:
    SHOWN.append(deed)
    return deed


def send(sam: Player, name: str, form: dict[str, Any] | None = None, **parts: Any) -> None:
    response = sam.post(sam.at(name, **parts), form or {})
    assert response.status_code in DONE, (name, response.status_code)


@quiet
def nothing(sam: Player) -> None:
    """Noor's pages are compared with themselves: that they can be."""
