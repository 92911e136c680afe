"""A script in an address is a number, as a question is: what a browser's history keeps tells nothing."""

from functools import cache

from mandorla.prompts.addresses import PromptConverter, number_of
from mandorla.talks.scripts import scripts


class ScriptConverter(PromptConverter):
    """A script's slug in Python, ten digits in an address."""

    def to_python(self, value: str) -> str:
        return _scripts().get(value, "")

    def to_url(self, slug: str) -> str:
        return _number_of(slug)


def _number_of(slug: str) -> str:
    return number_of(f"talk:{slug}")


@cache
def _scripts() -> dict[str, str]:
    return {_number_of(slug): slug for slug in scripts()}
