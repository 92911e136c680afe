"""A person's suggestions, and their wishes about them, for the export."""

from collections.abc import Iterator
from datetime import datetime

from mandorla.pairs.parts import Part, Taker
from mandorla.suggestions.models import Choice, Wish


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """One's own rows, of every pair."""
    yield Part(Choice.objects.by(taker.person).order_by("day", "pk"))
    yield Part(Wish.objects.by(taker.person).order_by("pk"))
