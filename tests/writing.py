"""A form in which people write, for the tests of what is typed into it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Said = Mapping[str, Any]


@dataclass(frozen=True)
class Writing:
    """A form: the page it is on, its button, what is needed to send it, and its fields for words."""

    page: str
    button: str
    texts: tuple[str, ...]
    said: Said = field(default_factory=dict)
