from datetime import date
from typing import Any, Self

from django.db import models

from mandorla.pairs.models import Pair
from mandorla.people.models import Person
from mandorla.shared.ids import new_id
from mandorla.suggestions.logic.noting import Noted, Wanted
from mandorla.vault.fields import EncryptedJSON


class ChoiceQuerySet(models.QuerySet["Choice"]):
    def of(self, pair: Pair) -> Self:
        return self.filter(pair=pair)

    def by(self, person: Person) -> Self:
        return self.filter(person=person)

    def since(self, day: date) -> Self:
        return self.filter(day__gte=day)

    def over(self, day: date) -> Self:
        """Rows so old that nothing is learned from them any more."""
        return self.filter(day__lt=day)


class Choice(models.Model):
    """What was suggested to one person on one day, why, and how likely it was where chance alone chose. Theirs alone.

    Once written it stays, whatever happens that day; but what they set aside is added to it, and its small act may
    give way to one that answers what they say that day that they need.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    chosen = EncryptedJSON(owner="person_id")

    objects = ChoiceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pair", "person", "day"], name="suggestions_once_a_day"),
        ]
        indexes = [models.Index(fields=["day"], name="suggestions_by_day")]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def noted(self) -> Noted:
        return Noted.from_json(self.chosen)


class WishQuerySet(models.QuerySet["Wish"]):
    def of(self, pair: Pair) -> Self:
        return self.filter(pair=pair)

    def by(self, person: Person) -> Self:
        return self.filter(person=person)


class Wish(models.Model):
    """What one person does not want to be suggested, and whether chance may choose now and then. Only they see it.

    What is said on one day counts from the next: nothing on today's page of the other may tell of it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    said = EncryptedJSON(owner="person_id")

    objects = WishQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pair", "person"], name="suggestions_wish_one_each"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def wanted(self) -> Wanted:
        return Wanted.from_json(self.said)


def wanted_by(rows: "list[Wish]", person: Person) -> Wanted:
    """What `person` said among `rows`; nothing, where they never said anything."""
    stored: dict[str, Any] = next((row.said for row in rows if row.person_id == person.id), {})
    return Wanted.from_json(stored)
