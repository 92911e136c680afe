"""The content of an appreciation: what the other did, when, and how it affected me; or free text."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Self


class Kind(StrEnum):
    THANKS = "thanks"
    COMPLIMENT = "compliment"
    AFFIRMATION = "affirmation"


class Part(StrEnum):
    WHAT = "what"
    WHEN = "when"
    EFFECT = "effect"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Said:
    """The parts of an appreciation as typed; empty means left out."""

    kind: Kind = Kind.THANKS
    what: str = ""
    when: str = ""
    effect: str = ""
    words: str = ""

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """An appreciation as `to_json` wrote it."""
        known = {field.name: stored[field.name] for field in fields(cls) if field.name in stored}
        return cls(**{**known, "kind": Kind(known.get("kind", Kind.THANKS))})

    def to_json(self) -> dict[str, Any]:
        """A JSON-serializable form, identical for identical words; empty parts are omitted."""
        parts = {part.value: getattr(self, part) for part in Part}
        return {"kind": self.kind.value, **{name: text for name, text in parts.items() if text}}

    @property
    def plain(self) -> str:
        """Everything that was typed, for comparing."""
        return " ".join(text for text in (self.what, self.when, self.effect, self.words) if text)


def fitted(part: str, lead: str) -> str:
    """`part` made to follow the word `lead` in a sentence: without that word, and without final punctuation."""
    text = part.strip().rstrip(".,;:").rstrip()
    start, _, rest = text.partition(" ")
    return rest.lstrip() if rest.strip() and start.casefold() == lead.casefold() else text
