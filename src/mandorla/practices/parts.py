"""What one did for the two, as they go into a person's export."""

from collections.abc import Iterator
from datetime import datetime

from mandorla.pairs.parts import Part, Taker
from mandorla.practices.models import Practice


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """One's own rows, wherever that was."""
    yield Part(Practice.objects.by(taker.person).order_by("day", "pk"))
