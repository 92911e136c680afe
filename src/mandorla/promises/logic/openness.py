"""Open words about oneself: what each kind consists of, and what may be left out."""

from enum import StrEnum


class Kind(StrEnum):
    """What a person says about themselves. Each is private until they share it."""

    MIND = "mind"  # I changed my mind, and why
    STEP = "step"  # a tiny experiment, with a way out
    CARD = "card"  # what helps me not get defensive


PARTS: dict[Kind, tuple[str, ...]] = {
    Kind.MIND: ("about", "before", "now", "why"),
    Kind.STEP: ("step", "way_out"),
    Kind.CARD: ("sign", "helps", "harder"),
}
MAY_BE_EMPTY = frozenset({"before", "sign", "harder"})
FELT = frozenset({"now", "sign"})  # where words for feelings are at hand
# What stands for the whole in a list.
FIRST: dict[Kind, str] = {Kind.MIND: "about", Kind.STEP: "step", Kind.CARD: "helps"}


def forms_of(kind: Kind) -> dict[str, str]:
    """The draft name of each part."""
    return {part: f"open.{kind.value}.{part}" for part in PARTS[kind]}
