"""The export as a readable book: Markdown, one chapter per kind, in order of days."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from mandorla.ownership.gathering import Gathered, titles
from mandorla.shared.dates import in_words

ISO_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
DAYS = ("day", "from_day", "joined_on", "begun_on", "agreed_on", "written_on")
# Copies for the other, and what only a program needs.
LEFT_OUT = (
    "id",
    "opened_text",
    "shared_text",
    "shown",
    "hue",
    "round",
    "version",
    "locks",
    "sealed",
    "rule",
    "opens_at",
    "met_on",
    "shared_on",
    "is_shared",
    "state",
    "number",
    "line",
    "body",
    "source",
    "things",
)
WORDS = (
    "text",
    "note",
    "what",
    "will",
    "wording",
    "words",
)  # what somebody wrote, which needs no name before it
COPIES = ("shared", "shared_mark", "shared_choice")  # of one's own: said once is enough
OF_ITS_AUTHOR = ("opened_at",)  # of the other's, it is the day that stands above it


def book(gathered: list[Gathered], name_of_other: str) -> str:
    """The whole book. Texts are unchanged."""
    chapters = []
    told = {label: (title, what) for label, title, what in titles()}
    everything = [(one, name_of_other) for one in gathered]
    everything += [(thing, "") for one in gathered for thing in one.kept]  # whose it was, its heading says
    for label, (title, what) in told.items():
        rows = [(one, name) for one, name in everything if one.label == label]
        entries = [entry for one, name in rows if (entry := "\n\n".join(_entry(one, what, name)))]
        if entries:
            chapters.append("\n\n".join([f"# {title}", *entries]))
    return "\n\n".join(chapters) + "\n"


def _entry(one: Gathered, what: dict[str, str], name_of_other: str) -> Iterator[str]:
    lines = [*said(one, what)]
    if not lines and not one.heading:
        return
    day = next((str(one.row[name]) for name in DAYS if one.row.get(name)), "")
    head = " · ".join(part for part in (day, "" if one.is_mine else name_of_other, one.heading) if part)
    if head:
        yield f"## {head}"
    yield from lines


def said(one: Gathered, what: dict[str, str]) -> Iterator[str]:
    """What a row says, line by line: its texts as they are, other values with their labels."""
    row = one.row
    if not one.is_mine:  # what the other wrote is read from the copy that is open
        yield from (str(row[name]) for name in ("opened_text", "shared_text") if row.get(name))
        yield from (words for name in COPIES for words in _parts(row.get(name)))
    for name, value in row.items():
        if name in LEFT_OUT or name in DAYS or value in (None, "", [], {}) or _is_reference(name, value):
            continue
        if name in COPIES or (name in OF_ITS_AUTHOR and not one.is_mine) or (name == "slug" and one.heading):
            continue
        words = _flat(value)
        if words:
            yield words if name in WORDS or _is_line(value) else f"{what.get(name, name)}: {words}"


def _parts(copy: Any) -> Iterator[str]:
    """What the other said, part by part, with what it is about first; of which kind it is stands above it."""
    if not isinstance(copy, dict) or _is_line(copy):
        parts = [copy]
    else:
        names = sorted(copy, key=lambda name: (name not in WORDS, name))
        parts = [copy[name] for name in names if name != "kind"]
    yield from filter(None, map(_flat, parts))


def _is_reference(name: str, value: Any) -> bool:
    return (
        isinstance(value, str)
        and value.count(":") == 1
        and value.rpartition(":")[2].isdigit()
        and "." in value
    )


def _is_line(value: Any) -> bool:
    """Whether it is a line of a talk, of which what was said is told, and nothing of how."""
    return isinstance(value, dict) and {"step", "value"} <= value.keys()


def _flat(value: Any) -> str:
    if _is_line(value):
        return _flat(value["value"])
    if isinstance(value, dict) and value.keys() == {"note", "seconds"}:
        return _("A recording of %(seconds)s seconds") % {"seconds": value["seconds"]}
    if isinstance(value, dict):
        parts = ((key, words) for key, one in value.items() if (words := _flat(one)))
        return "; ".join(
            words if key in WORDS else f"{key.replace('_', ' ')}: {words}" for key, words in parts
        )
    if isinstance(value, list):
        return ", ".join(filter(None, map(_flat, value)))
    return _in_words(value)


def _in_words(value: Any) -> str:
    """A value that holds no others; nothing for what is not there or not so."""
    if isinstance(value, bool):
        return _("yes") if value else ""
    if isinstance(value, str) and ISO_DAY.fullmatch(value):
        return in_words(date.fromisoformat(value))
    return "" if value is None else str(value)
