"""What most tables have in common: rows belong to a pair, and one of the two wrote them or is described by them."""

from typing import Self, TypeVar

from django.db import models

from mandorla.pairs.models.pair import Pair
from mandorla.people.models import Person

Row = TypeVar("Row", bound=models.Model)


class PairRows(models.QuerySet[Row]):
    """Rows with a `pair`."""

    def of(self, pair: Pair) -> Self:
        return self.filter(pair=pair)


class AuthorRows(PairRows[Row]):
    """Rows with a `pair` and an `author`, who wrote them."""

    def by(self, person: Person) -> Self:
        return self.filter(author=person)


class PersonRows(PairRows[Row]):
    """Rows with a `pair` and a `person`, whom they are about."""

    def by(self, person: Person) -> Self:
        return self.filter(person=person)
