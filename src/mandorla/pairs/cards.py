"""What a slice has to show on today's page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from mandorla.pairs.models import Member


@dataclass(frozen=True, slots=True)
class Card:
    """One thing on today's page: a template and what it takes. `topic` is what the page listens to for it."""

    name: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


Cards = Callable[[Member, datetime], list[Card]]
