"""URLs that reveal nothing. They may stay in a browser's history, so a question is identified by a number."""

from functools import cache
from hashlib import blake2b

from mandorla.prompts.decks import catalogue


class PromptConverter:
    """A prompt's slug in Python, ten digits in a URL."""

    regex = "[0-9a-f]{10}"

    def to_python(self, value: str) -> str:
        # An unknown number becomes an empty slug, so that the view first checks access, then answers 404.
        return _prompts().get(value, "")

    def to_url(self, slug: str) -> str:
        return number_of(slug)


class DeckConverter(PromptConverter):
    """A deck's slug in Python, ten digits in a URL."""

    def to_python(self, value: str) -> str:
        return _decks().get(value, "")


@cache
def number_of(slug: str) -> str:
    """The number that represents `slug` in URLs: the same on every server, and not a secret."""
    return blake2b(slug.encode(), digest_size=5).hexdigest()


@cache
def _prompts() -> dict[str, str]:
    return {number_of(slug): slug for slug in catalogue().by_slug}


@cache
def _decks() -> dict[str, str]:
    return {number_of(slug): slug for slug in catalogue().deck_by_slug}
