"""What the people of the demonstration say, from the files in `bank/`. All of it was made up for Mandorla."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mandorla.demo.cast import EVERYBODY
from mandorla.library.reading import LINE, parse
from mandorla.prompts.decks import catalogue
from mandorla.prompts.logic.catalogue import Prompt
from mandorla.prompts.models import Rule

FOLDER = Path(__file__).with_name("bank")
NAMES = frozenset(role.name for role in EVERYBODY)


@dataclass(frozen=True, slots=True)
class Remark:
    """What `by` says to the other's answer."""

    by: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One question with the answers of those who share the story, and what follows from them."""

    prompt: Prompt
    texts: Mapping[str, str]
    rule: str
    remarks: tuple[Remark, ...]
    shelves: Mapping[str, str]  # who keeps one of the answers, and on which shelf
    welcomes_advice: str

    @property
    def has_sequel(self) -> bool:
        """Whether something follows, so that both answers have to open."""
        return bool(self.remarks or self.shelves or self.welcomes_advice)


@dataclass(frozen=True, slots=True)
class Story:
    """All that two people, or one alone, have to say. `today` is answered by one of them only."""

    entries: tuple[Entry, ...]
    today: Entry | None


def story(name: str) -> Story:
    """The story in `bank/<name>.yaml`."""
    path = FOLDER / f"{name}.yaml"
    body = parse(f"bank/{path.name}", path.read_text(encoding="utf-8")).body
    today = body.get("today")
    return Story(tuple(map(_entry, body["entries"])), _entry(today) if today else None)


def _entry(row: Mapping[str, Any]) -> Entry:
    shelves = dict(row.get("keeps", {}))
    shelves.pop(LINE, None)
    return Entry(
        prompt=catalogue().by_slug[row["prompt"]],
        texts={name: row[name] for name in row if name in NAMES},
        rule=row.get("rule", Rule.BOTH),
        remarks=tuple(Remark(one["by"], one["kind"], one["text"]) for one in row.get("replies", ())),
        shelves=shelves,
        welcomes_advice=row.get("welcomes_advice", ""),
    )
