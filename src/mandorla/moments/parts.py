"""Times without phones, for whoever takes everything with them."""

from collections.abc import Iterator
from datetime import datetime

from mandorla.moments.models import NOW, Rating, Window
from mandorla.pairs.parts import Part, Taker


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """Windows of the pairs one is in, and how times without phones felt to oneself, wherever that was."""
    pairs = [member.pair_id for member in taker.members]
    yield Part(Window.objects.filter(pair__in=pairs).exclude(place=NOW).order_by("pair_id", "place"))
    yield Part(Rating.objects.by(taker.person).order_by("day", "pk"))
