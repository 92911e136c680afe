"""What was done: rows that no page of its own shows."""

from mandorla.pairs.models import Pair
from mandorla.people.models import Person
from mandorla.practices.models import Kind, Practice
from mandorla.shared import clock
from mandorla.shared.ids import new_id
from tests.access.garden import Garden


def sow_by_hand(garden: Garden, person: Person, pair: Pair) -> None:
    """Neither field takes words: here they hold some all the same."""
    what, closer = garden.word("practices.Practice.what"), garden.word("practices.Practice.closer")
    row = {"person": person, "pair": pair, "day": clock.now().date(), "source": new_id()}
    Practice.objects.create(**row, kind=Kind.QUESTION, what=what, closer=closer)
