"""What was suggested, and what one wished of it, for whoever takes everything with them."""

from collections.abc import Iterator
from datetime import datetime

from mandorla.pairs.parts import Part, Taker
from mandorla.suggestions.models import Choice, Wish


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """One's own rows, wherever that was."""
    yield Part(Choice.objects.by(taker.person).order_by("day", "pk"))
    yield Part(Wish.objects.by(taker.person).order_by("pk"))
