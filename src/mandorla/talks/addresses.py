"""A script in an address is a number, as a question is: what a browser's history keeps tells nothing."""

from mandorla.prompts.addresses import number_of
from mandorla.talks.scripts import scripts


class ScriptConverter:
    """A script's slug in Python, ten digits in an address."""

    regex = "[0-9a-f]{10}"

    def to_python(self, value: str) -> str:
        # An unknown number becomes no slug, so that the view decides first who may know that it is unknown.
        return {number_of(f"talk:{slug}"): slug for slug in scripts()}.get(value, "")

    def to_url(self, slug: str) -> str:
        return number_of(f"talk:{slug}")
