"""The kind words of a demonstration, from `bank/kind-words.yaml`: each by the action that a page would have called."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from mandorla.appreciation import actions
from mandorla.appreciation.logic.said import Kind, Part, Said
from mandorla.demo.bank import FOLDER
from mandorla.library.reading import parse
from mandorla.pairs.models import Member
from mandorla.shared import clock

FILE = FOLDER / "kind-words.yaml"
EVENING, LATER = time(21, 15), timedelta(hours=11)


@dataclass(frozen=True, slots=True)
class KindWord:
    """What `by` wrote `days` ago, and how it landed; None where it was not taken in."""

    by: str
    days: int
    said: Said
    is_kept: bool
    landed: str | None
    landed_is_sent: bool


def kind_words(name: str) -> list[KindWord]:
    """The kind words of one story, in the order in which they were written."""
    rows = parse(f"bank/{FILE.name}", FILE.read_text(encoding="utf-8")).body[name]
    return sorted(map(_word, rows), key=lambda word: -word.days)


def say(name: str, members: Sequence[Member], *, now: datetime) -> None:
    """Let the people of a story say what they wrote in the days before `now`."""
    for word in kind_words(name):
        writer = next(member for member in members if member.person.name == word.by)
        at = _moment(word.days, writer, now)
        written = actions.appreciate(
            member=writer, said=word.said, is_open=not word.is_kept, is_meant=True, now=at
        )
        for reader in _readers(word, writer, members):
            actions.take_in(
                member=reader,
                appreciation=written,
                text=word.landed or "",
                is_sent=word.landed_is_sent,
                now=at + LATER,
            )


def _word(row: Mapping[str, Any]) -> KindWord:
    parts = {part.value: row.get(part.value, "") for part in Part}
    return KindWord(
        by=row["by"],
        days=row["days"],
        said=Said(Kind(row.get("kind", Kind.THANKS)), **parts),
        is_kept=row.get("keep", False),
        landed=row.get("landed"),
        landed_is_sent=row.get("landed_is_sent", False),
    )


def _readers(word: KindWord, writer: Member, members: Sequence[Member]) -> Iterator[Member]:
    if word.landed is not None and not word.is_kept:
        yield from (member for member in members if member is not writer)


def _moment(days: int, writer: Member, now: datetime) -> datetime:
    zone = writer.person.zone
    day = clock.day_of(now, zone) - timedelta(days=days)
    return min(now, clock.at_local(datetime.combine(day, EVENING), zone)) if days else now
