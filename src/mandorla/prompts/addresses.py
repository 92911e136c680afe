"""Addresses that tell nothing. They may stay in a browser's history, so a question stands there by a number."""

from functools import cache
from hashlib import blake2b

from mandorla.prompts.decks import catalogue


class PromptConverter:
    """A prompt's slug in Python, ten digits in an address."""

    regex = "[0-9a-f]{10}"

    def to_python(self, value: str) -> str:
        return _slug_of(value, _numbers(tuple(catalogue().by_slug)))

    def to_url(self, slug: str) -> str:
        return number_of(slug)


class DeckConverter(PromptConverter):
    """A deck's slug in Python, ten digits in an address."""

    def to_python(self, value: str) -> str:
        return _slug_of(value, _numbers(tuple(catalogue().deck_by_slug)))


@cache
def number_of(slug: str) -> str:
    """The number by which `slug` stands in addresses: the same on every server, and no secret."""
    return blake2b(slug.encode(), digest_size=5).hexdigest()


@cache
def _numbers(slugs: tuple[str, ...]) -> dict[str, str]:
    return {number_of(slug): slug for slug in slugs}


def _slug_of(number: str, known: dict[str, str]) -> str:
    if number not in known:
        raise ValueError
    return known[number]
