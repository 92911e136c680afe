"""Prompts and decks as frozen values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Prompt:
    """An open question. `suits` holds "solo" and "both", `places` "together" and "apart"; depth is 1 to 5."""

    slug: str
    version: int
    deck: str
    depth: int
    topics: frozenset[str]
    text: str
    kinds: frozenset[str]
    suits: frozenset[str]
    places: frozenset[str]
    is_opt_in: bool

    def words(self, other: str) -> str:
        """The question, with the other's name filled in."""
        return self.text.replace("{other}", other)


@dataclass(frozen=True, slots=True)
class Deck:
    slug: str
    title: str
    about: str
    icon: str
    kinds: frozenset[str]
    is_opt_in: bool
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """Decks shown together on a page."""

    slug: str
    title: str
    decks: tuple[Deck, ...]


@dataclass(frozen=True)
class Catalogue:
    """All decks by theme, in order, and their prompts by slug."""

    themes: tuple[Theme, ...]

    @cached_property
    def decks(self) -> tuple[Deck, ...]:
        """Every deck, in the order of the themes."""
        return tuple(deck for theme in self.themes for deck in theme.decks)

    @cached_property
    def by_slug(self) -> Mapping[str, Prompt]:
        """Every prompt by its slug."""
        return {prompt.slug: prompt for prompt in self}

    @cached_property
    def deck_by_slug(self) -> Mapping[str, Deck]:
        """Every deck by its slug."""
        return {deck.slug: deck for deck in self.decks}

    def __iter__(self) -> Iterator[Prompt]:
        return (prompt for deck in self.decks for prompt in deck.prompts)
