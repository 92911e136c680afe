"""What a person did for the two, as it goes into their export."""

from collections.abc import Iterator
from datetime import datetime

from mandorla.pairs.parts import Part, Taker
from mandorla.practices.models import Practice


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """The person's own rows from all their pairs."""
    yield Part(Practice.objects.by(taker.person).order_by("day", "pk"))
