"""Looking back at a hard moment, and what one's own tags say together."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Self

A_MONTH = timedelta(days=30)
OFTEN = 3  # the author is told when it happens this often within a month
TAGS, TAG_MOST = 5, 40


class Part(StrEnum):
    FELT = "felt"
    DIFFERENT = "different"
    VALUED = "valued"


FORMS: dict[str, str] = {part.value: f"look.{part}" for part in Part}  # each part's draft name


@dataclass(frozen=True, slots=True)
class Look:
    """What I felt, what I would do differently, what I valued. Any may be empty, but not all."""

    felt: str = ""
    different: str = ""
    valued: str = ""

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """Restore what `to_json` wrote."""
        return cls(**{part.value: stored.get(part, "") for part in Part})

    def to_json(self) -> dict[str, str]:
        """A JSON-serializable form."""
        return asdict(self)


def tags_of(text: str) -> tuple[str, ...]:
    """The tags in a line that parts them by commas: in its order, none twice, whatever their case."""
    found: dict[str, str] = {}
    for one in text.replace("\n", ",").split(","):
        tag = " ".join(one.split())
        if tag:
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())


def coming_back(
    day: date, tags: Iterable[str], earlier: Iterable[tuple[date, Iterable[str]]]
) -> dict[str, int]:
    """Of the tags of a `day`, those that stand three times or more in the thirty days up to it, and how often.

    `earlier` are the days and tags of the same person's other looks; nobody else's are in it.
    """
    rows = [{tag.casefold() for tag in others} for on, others in earlier if day - A_MONTH < on <= day]
    counts = {tag: 1 + sum(tag.casefold() in row for row in rows) for tag in tags}
    return {tag: count for tag, count in counts.items() if count >= OFTEN}
