"""Owning a mistake: three parts, and no plea. Of the parts of an apology, owning it and offering repair count most,
asking for forgiveness least (Lewicki, Polin & Lount 2016)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self


class Part(StrEnum):
    DID = "did"
    EFFECT = "effect"
    OFFER = "offer"


FORMS: dict[str, str] = {part.value: f"owning.{part}" for part in Part}  # each part's draft name


class Choice(StrEnum):
    """What the recipient says to it, if anything. Taking one's time is not a choice, so nothing is stored."""

    NOT_YET = "not_yet"
    TALK = "talk"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Words:
    """What I did, its effect on you as I understand it, and what I offer."""

    did: str
    effect: str
    offer: str

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """Restore what `to_json` wrote."""
        return cls(**{part.value: stored[part] for part in Part})

    def to_json(self) -> dict[str, str]:
        """A JSON-serializable form."""
        return asdict(self)
