"""What a person says about their day in a check-in: five small things, all optional."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

CLOSENESS = range(101)
ENERGY = range(1, 6)


class Part(StrEnum):
    """A part of a check-in, which the other may see or not."""

    CLOSENESS = "closeness"
    FEELINGS = "feelings"
    NOTE = "note"
    ENERGY = "energy"
    NEED = "need"
    TALK = "talk"


class Need(StrEnum):
    HEARD = "heard"
    HELP = "help"
    AFFECTION = "affection"
    FUN = "fun"
    APPRECIATION = "appreciation"
    SPACE = "space"
    NOTHING = "nothing"


class Talk(StrEnum):
    NOW = "now"
    LATER = "later"
    NOT_TODAY = "not_today"


# What the other sees by default: what they can act on, and nothing that burdens them.
FIRST_PARTS = frozenset({Part.NEED, Part.TALK})


@dataclass(frozen=True, slots=True)
class Saying:
    """What a person says about one day. `closeness` is 0 (far apart) to 100 (nearly one), `energy` 1 to 5."""

    closeness: int | None = None
    feelings: tuple[str, ...] = ()
    note: str = ""
    energy: int | None = None
    need: Need | None = None
    talk: Talk | None = None

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """What `to_json` wrote; a part that is missing was not said."""
        need, talk = stored.get("need"), stored.get("talk")
        return cls(
            closeness=stored.get("closeness"),
            feelings=tuple(stored.get("feelings", ())),
            note=stored.get("note", ""),
            energy=stored.get("energy"),
            need=Need(need) if need else None,
            talk=Talk(talk) if talk else None,
        )

    def to_json(self) -> dict[str, Any]:
        """A JSON-serializable form, with the parts that were said and no others."""
        said: dict[str, Any] = {
            "closeness": self.closeness,
            "feelings": list(self.feelings) or None,
            "note": self.note or None,
            "energy": self.energy,
            "need": str(self.need) if self.need else None,
            "talk": str(self.talk) if self.talk else None,
        }
        return {part: value for part, value in said.items() if value is not None}

    def only(self, parts: Iterable[str]) -> Self:
        """The same, with these parts and no others."""
        kept = set(parts)
        return self.from_json({part: value for part, value in self.to_json().items() if part in kept})

    @property
    def is_empty(self) -> bool:
        """Whether every part was left out."""
        return not self.to_json()


def closeness_meant(value: int | None, *, shown: int | None, is_ticked: bool) -> int | None:
    """The closeness that a form means, or None where it was left out.

    A slider always sends a value. It counts if its checkbox is ticked, or if it differs from what was
    `shown`: moving it means it counts, even without JavaScript.
    """
    return value if is_ticked or value != shown else None
