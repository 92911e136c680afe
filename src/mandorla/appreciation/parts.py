"""Kind words and how they landed, for whoever takes everything with them."""

from collections.abc import Iterator
from datetime import datetime

from mandorla.appreciation.models import Appreciation, Landing, Plan
from mandorla.pairs.parts import Part, Taker


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """One's own wherever one wrote them, what is open to one, and the words that came back."""
    person = taker.person
    appreciations = [*Appreciation.objects.by(person).order_by("written_at", "pk")]
    landings = [*Landing.objects.by(person).order_by("said_at", "pk")]
    for member in taker.members:
        appreciations += [*Appreciation.objects.to(member).order_by("opened_at", "pk")]
        sent = Landing.objects.visible_to(member).exclude(author=person)
        landings += [*sent.order_by("said_at", "pk")]
    yield Part(appreciations)
    yield Part(landings)
    yield Part(Plan.objects.filter(person=person).order_by("pk"))
