"""Vocabularies that several slices share: topics a person may close, words for feelings, ways to begin."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from mandorla.library.reading import document, documents


@dataclass(frozen=True, slots=True)
class Topic:
    id: str
    title: str
    about: str


@dataclass(frozen=True, slots=True)
class Feelings:
    """A family of feelings: words of one kind, from mild to strong."""

    id: str
    name: str
    words: tuple[str, ...]


@cache
def topics() -> tuple[Topic, ...]:
    """All topics, in the order of the file."""
    return tuple(Topic(row["id"], row["title"], row["about"]) for row in document("topics.yaml").body)


@cache
def feelings() -> tuple[Feelings, ...]:
    """The vocabulary of feelings, offered wherever people write."""
    families = document("feelings.yaml").body["families"]
    return tuple(Feelings(row["id"], row["title"], tuple(row["words"])) for row in families)


@cache
def stems(kind: str) -> tuple[str, ...]:
    """Ways to begin a reply of a kind: thank, reflect, ask, advice."""
    return tuple(document("stems.yaml").body[kind])


def topic_choices() -> list[tuple[str, str]]:
    """Topics as form choices."""
    return [(topic.id, topic.title) for topic in topics()]


def opt_in_choices(kind: str) -> tuple[tuple[str, str], ...]:
    """Decks that stay closed until both people open them, for pairs of `kind`, as form choices."""
    return tuple((slug, title) for slug, title, kinds in _opt_in_decks() if kind in kinds)


def deck_choices(slugs: Collection[str]) -> tuple[tuple[str, str], ...]:
    """These decks as form choices, in the order of their files; without those that are there no more."""
    return tuple((slug, title) for slug, title in _deck_titles() if slug in slugs)


@cache
def _deck_titles() -> tuple[tuple[str, str], ...]:
    return tuple((found.body["slug"], found.body["title"]) for found in documents("decks"))


@cache
def _opt_in_decks() -> tuple[tuple[str, str, frozenset[str]], ...]:
    bodies = (found.body for found in documents("decks"))
    return tuple((body["slug"], body["title"], frozenset(body["kinds"])) for body in bodies if body["opt_in"])
