"""Checks for the shared vocabularies. Each reports what is wrong with one file, and where."""

from collections.abc import Iterator
from typing import Any

from mandorla.library.reading import LINE, Document, Problem

STEMS = ("thank", "reflect", "ask", "advice")


def check_topics(document: Document) -> Iterator[Problem]:
    """Each topic has a unique id, a title and a sentence about it."""
    yield from check_rows(document, document.body, needed=("id", "title", "about"))
    yield from check_unique(document, document.body, "id")


def check_feelings(document: Document) -> Iterator[Problem]:
    """Each family has a unique id, a title and words; no word appears twice."""
    families = document.body.get("families") if isinstance(document.body, dict) else None
    yield from check_rows(document, families, needed=("id", "title", "words"))
    yield from check_unique(document, families, "id")
    seen: set[str] = set()
    for family in families or ():
        for word in family.get("words") or ():
            if word in seen:
                yield document.problem(family, f"this word stands twice: {word}")
            seen.add(word)


def check_stems(document: Document) -> Iterator[Problem]:
    """There are beginnings of every kind, and of no other; none appears twice."""
    body = document.body if isinstance(document.body, dict) else {}
    for kind in sorted(set(body) - {LINE, *STEMS}):
        yield document.problem(body, f"unknown kind: {kind}")
    for kind in STEMS:
        stems = body.get(kind)
        if not isinstance(stems, list) or not stems or not all(isinstance(one, str) for one in stems):
            yield document.problem(body, f"a list of sentences is missing: {kind}")
        elif len(set(stems)) < len(stems):
            yield document.problem(body, f"a sentence stands twice: {kind}")


def check_rows(
    document: Document, rows: Any, *, needed: tuple[str, ...], allowed: tuple[str, ...] = ()
) -> Iterator[Problem]:
    """`rows` is a list of mappings with all the needed keys, none of them empty, and no unknown keys."""
    if not isinstance(rows, list) or not rows:
        yield document.problem(None, "a list is missing")
        return
    for row in rows:
        if not isinstance(row, dict):
            yield document.problem(None, f"a mapping with {', '.join(needed)} is missing")
            continue
        for part in needed:
            if not row.get(part):
                yield document.problem(row, f"missing part: {part}")
        for part in sorted(set(row) - {LINE, *needed, *allowed}):
            yield document.problem(row, f"unknown part: {part}")


def check_unique(document: Document, rows: Any, part: str) -> Iterator[Problem]:
    """No two rows have the same value for `part`."""
    seen: set[Any] = set()
    for row in rows if isinstance(rows, list) else ():
        value = row.get(part) if isinstance(row, dict) else None
        if value is not None and value in seen:
            yield document.problem(row, f"this {part} stands twice: {value}")
        seen.add(value)
