"""A softened start: what I feel, about which one event, what I need, and something I value."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self


class Part(StrEnum):
    FEEL = "feel"
    ABOUT = "about"
    NEED = "need"
    THANKS = "thanks"


FORMS: dict[str, str] = {part.value: f"start.{part}" for part in Part}  # each part's draft name


@dataclass(frozen=True, slots=True)
class Words:
    """I feel `feel` about `about`. I need `need`. And `thanks`, if they like."""

    feel: str
    about: str
    need: str
    thanks: str = ""

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """Restore what `to_json` wrote."""
        return cls(**{part.value: stored.get(part, "") for part in Part})

    def to_json(self) -> dict[str, str]:
        """A JSON-serializable form."""
        return asdict(self)

    def for_the_coach(self) -> tuple[str, ...]:
        """The texts to look at before it is sent: each part that could sound harsh, and all of it in one."""
        whole = f"I feel {self.feel} about {self.about}. I need {self.need}."
        return tuple(text for text in (self.about, self.need, self.feel, self.thanks, whole) if text)
