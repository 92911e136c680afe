"""Questionnaires, and whether one wants a line from both, as they go into a person's export."""

from collections.abc import Iterator
from datetime import datetime

from mandorla.insights import actions
from mandorla.insights.models import Consent, Guess, Pulse
from mandorla.pairs.coming import Coming
from mandorla.pairs.parts import Opening, Part, Taker
from mandorla.shared.dates import in_words


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """One's own answers wherever one gave them, results that the other shows, one's own wish for one line, guesses."""
    rows: list[Pulse] = [*Pulse.objects.by(taker.person)]
    for member in taker.members:
        rows += [*Pulse.objects.visible_to(member).exclude(person=taker.person)]
    rows.sort(key=lambda row: (row.day, row.pk))
    yield Part(rows, model=Pulse, back={"ticked": _never_told})
    yield Part(Consent.objects.filter(person=taker.person).order_by("pk"))
    yield Part(Guess.objects.by(taker.person).order_by("day", "pk"))


def _never_told(coming: Coming, name: str) -> list[int]:
    """What the other ticked is in no file: of theirs there is the result alone."""
    return []


OPENINGS = (
    Opening(
        Pulse,
        "shown",
        lambda row: in_words(row.day),
        lambda member, row, now: actions.take_back(member=member, pulse=row),
        author="person",
        newest_first=("-day",),
    ),
)
