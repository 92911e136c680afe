"""Help with responding to good news with interest, loaded from content and checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext_lazy as _

from mandorla.library.checking import check_rows, check_unique
from mandorla.library.reading import LINE, Document, Problem, document

FILE = "good-news.yaml"
WAYS = ("active-constructive", "passive-constructive", "active-destructive", "passive-destructive")
STEMS = {
    "best": _("Ask for the best part"),
    "meaning": _("Say what it means"),
    "mark": _("Plan to mark it"),
}


@dataclass(frozen=True, slots=True)
class Way:
    """One of the four ways to respond to good news: its name, how it sounds, what it does."""

    title: str
    example: str
    about: str


@dataclass(frozen=True, slots=True)
class Stems:
    """Ways to begin an answer of one kind."""

    name: str
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Help:
    """The four ways, each in response to the same `news`, and ways to begin a response."""

    news: str
    ways: tuple[Way, ...]
    stems: Mapping[str, tuple[str, ...]]

    @property
    def groups(self) -> list[Stems]:
        """The beginnings, with their names in the language in force."""
        return [Stems(str(name), self.stems[kind]) for kind, name in STEMS.items()]


@cache
def help_for_answering() -> Help:
    """All of it, read once per process."""
    body = document(FILE).body
    ways = tuple(Way(row["title"], row["example"], row["about"]) for row in body["ways"])
    return Help(body["news"], ways, {kind: tuple(body["stems"][kind]) for kind in STEMS})


def check_good_news(document: Document) -> Iterator[Problem]:
    """The four ways are there in order, with what they respond to and beginnings of each kind; none appears twice."""
    body = document.body if isinstance(document.body, dict) else {}
    for part in sorted(set(body) - {LINE, "news", "ways", "stems"}):
        yield document.problem(body, f"unknown part: {part}")
    if not isinstance(body.get("news"), str):
        yield document.problem(body, "missing part: news")
    ways = body.get("ways")
    yield from check_rows(document, ways, needed=("id", "title", "example", "about"))
    yield from check_unique(document, ways, "id")
    found = [row.get("id") for row in ways if isinstance(row, dict)] if isinstance(ways, list) else []
    if found != list(WAYS):
        yield document.problem(body, f"the ways are these, in this order: {', '.join(WAYS)}")
    yield from _check_stems(document, body.get("stems"))


def _check_stems(document: Document, stems: object) -> Iterator[Problem]:
    found = stems if isinstance(stems, dict) else {}
    for kind in sorted(set(found) - {LINE, *STEMS}):
        yield document.problem(found, f"unknown kind: {kind}")
    for kind in STEMS:
        rows = found.get(kind)
        if not isinstance(rows, list) or not rows or not all(isinstance(one, str) for one in rows):
            yield document.problem(found, f"a list of sentences is missing: {kind}")
        elif len(set(rows)) < len(rows):
            yield document.problem(found, f"a sentence stands twice: {kind}")
