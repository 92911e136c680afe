"""What can be suggested, as frozen values."""

from dataclasses import dataclass
from enum import StrEnum

TOGETHER, APART = "together", "apart"
SOLO, BOTH = "solo", "both"
EVERYWHERE, EITHER = frozenset({TOGETHER, APART}), frozenset({SOLO, BOTH})


class Slot(StrEnum):
    """The three things of a day."""

    QUESTION = "question"
    ACT = "act"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do. Items of one `arm` are learned about together; `minutes` is how long it takes.

    `spacing` is the days until it may come again. What `is_joint` both do; what `is_hard` is work on conflict; what
    `opens_up` invites to say more of oneself. Empty `kinds`: for every kind of pair.
    """

    slug: str
    arm: str
    slot: Slot
    depth: int = 1
    minutes: int = 5
    spacing: int = 2
    places: frozenset[str] = EVERYWHERE
    kinds: frozenset[str] = frozenset()
    suits: frozenset[str] = EITHER
    topics: frozenset[str] = frozenset()
    needs_opening: str = ""  # what both must have opened before it may come
    is_joint: bool = False
    is_hard: bool = False
    opens_up: bool = False


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier suggestion: whether it was taken up, and how it was rated, -1 to 1; None: not rated."""

    arm: str
    was_taken: bool = False
    gain: float | None = None
