"""The decks, loaded from content and checked."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import PurePath
from typing import Any

from mandorla.library import content, reading
from mandorla.library.checking import check_rows, check_unique
from mandorla.library.icons import icons
from mandorla.library.reading import LINE, ContentProblem, Document, Problem, documents, names
from mandorla.prompts.logic.catalogue import Catalogue, Deck, Prompt, Theme
from mandorla.prompts.logic.wording import is_open, near_duplicates

KINDS = frozenset({"partners", "friends", "parent_child", "siblings", "other"})
SUITS = frozenset({"solo", "both"})
PLACES = frozenset({"together", "apart"})
DECK_PARTS = {"slug", "title", "about", "icon", "kinds", "opt_in", "prompts", LINE}
PROMPT_PARTS = {"id", "version", "depth", "topics", "text", "kinds", "suits", "place", LINE}
THEMES = "themes.yaml"


@cache
def catalogue() -> Catalogue:
    """All decks, read once per process. Raises `ContentProblem` if a file is invalid."""
    found = list(documents("decks"))
    problems = sorted(check(found))
    if problems:
        raise ContentProblem(problems)
    decks = {deck.slug: deck for deck in (_deck(one.body) for one in found)}
    return Catalogue(tuple(_theme(row, decks) for row in reading.document(THEMES).body))


def check_themes(themes: Document) -> Iterator[Problem]:
    """Each theme has a unique id, a title and decks; every deck belongs to exactly one theme."""
    yield from check_rows(themes, themes.body, needed=("id", "title", "decks"))
    yield from check_unique(themes, themes.body, "id")
    left = set(names("decks"))
    rows = [row for row in themes.body if isinstance(row, dict)] if isinstance(themes.body, list) else []
    for theme, slug in [(row, slug) for row in rows for slug in row.get("decks") or ()]:
        if slug not in left:
            yield themes.problem(theme, f"no such deck, or it stands twice: {slug}")
        left.discard(slug)
    for slug in sorted(left):
        yield themes.problem(None, f"this deck has no theme: {slug}")


def check(found: Iterable[Document]) -> Iterator[Problem]:
    """All problems in these deck files, with file and line."""
    known = {topic.id for topic in content.topics()}
    rows: list[tuple[Document, dict[str, Any]]] = []
    for document in found:
        if not isinstance(document.body, dict) or not isinstance(document.body.get("prompts"), list):
            yield document.problem(None, "a deck is a mapping with a list of prompts")
            continue
        yield from _check_parts(document, document.body, DECK_PARTS, DECK_PARTS)
        if document.body.get("slug") != PurePath(document.file).stem:
            yield document.problem(document.body, "the slug of a deck is the name of its file")
        icon = document.body.get("icon")
        if icon and str(icon) not in icons():
            yield document.problem(document.body, f"there is no such icon: {icon}")
        for row in document.body["prompts"]:
            yield from _check_prompt(document, row, known)
            rows.append((document, row))
    yield from _check_across(rows)


def _check_prompt(document: Document, row: Any, known: set[str]) -> Iterator[Problem]:
    if not isinstance(row, dict):
        yield document.problem(None, "a prompt is a mapping")
        return
    yield from _check_parts(document, row, PROMPT_PARTS, {"id", "version", "depth", "topics", "text"})
    if row.get("depth") not in range(1, 6):
        yield document.problem(row, "depth is missing, or not 1 to 5")
    if not row.get("topics"):
        yield document.problem(row, "at least one topic is needed")
    for topic in sorted(set(row.get("topics") or ()) - known):
        yield document.problem(row, f"unknown topic: {topic}")
    for part, allowed in (("kinds", KINDS), ("suits", SUITS), ("place", PLACES)):
        for value in sorted(set(row.get(part) or ()) - allowed):
            yield document.problem(row, f"unknown value of {part}: {value}")
    if not is_open(str(row.get("text", ""))):
        yield document.problem(
            row, "not an open question: begin with what, how, when, where, which, who or tell"
        )


def _check_parts(
    document: Document, row: dict[str, Any], allowed: set[str], needed: set[str]
) -> Iterator[Problem]:
    for part in sorted(set(row) - allowed):
        yield document.problem(row, f"unknown part: {part}")
    for part in sorted(needed - set(row)):
        yield document.problem(row, f"missing part: {part}")


def _check_across(rows: list[tuple[Document, dict[str, Any]]]) -> Iterator[Problem]:
    rows = [
        (document, row)
        for document, row in rows
        if isinstance(row, dict) and row.get("id") and row.get("text")
    ]
    seen = Counter(row["id"] for _, row in rows)
    for document, row in rows:
        if seen[row["id"]] > 1:
            yield document.problem(row, f"this id stands twice: {row['id']}")
    for first, second in near_duplicates([row["text"] for _, row in rows]):
        document, row = rows[second]
        yield document.problem(row, f"nearly the same question as {rows[first][1]['id']}")


def _theme(row: dict[str, Any], decks: dict[str, Deck]) -> Theme:
    return Theme(row["id"], row["title"], tuple(decks[slug] for slug in row["decks"]))


def _deck(body: dict[str, Any]) -> Deck:
    return Deck(
        slug=body["slug"],
        title=body["title"],
        about=body["about"],
        icon=body["icon"],
        kinds=frozenset(body["kinds"]),
        is_opt_in=body["opt_in"],
        prompts=tuple(_prompt(body, row) for row in body["prompts"]),
    )


def _prompt(deck: dict[str, Any], row: dict[str, Any]) -> Prompt:
    return Prompt(
        slug=row["id"],
        version=row["version"],
        deck=deck["slug"],
        depth=row["depth"],
        topics=frozenset(row["topics"]),
        text=row["text"],
        kinds=frozenset(row.get("kinds") or deck["kinds"]) & frozenset(deck["kinds"]),
        suits=frozenset(row.get("suits") or SUITS),
        places=frozenset(row.get("place") or PLACES),
        is_opt_in=deck["opt_in"],
    )
