from datetime import date
from typing import Self

from django.db import models

from mandorla.pairs.models import Pair, PairRows
from mandorla.people.models import Person
from mandorla.shared.ids import new_id


class OfferQuerySet(PairRows["Offer"]):
    def on(self, day: date) -> Self:
        return self.filter(day=day)


class Offer(models.Model):
    """The question offered to a pair on a day. Once written it never changes, whatever either of them does."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    slug = models.CharField(max_length=80, blank=True)  # empty: no question that day

    objects = OfferQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pair", "day"], name="offer_one_a_day")]

    def __str__(self) -> str:
        return str(self.id)


class DealtQuerySet(PairRows["Dealt"]):
    """Rows of a pair."""


class Dealt(models.Model):
    """A question dealt to a talk on `day`, or asked in one that ended then. It does not come again within the year."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    slug = models.CharField(max_length=80)
    day = models.DateField()

    objects = DealtQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pair", "slug"], name="dealt_once")]

    def __str__(self) -> str:
        return str(self.id)


class PassQuerySet(PairRows["Pass"]):
    def by(self, person: Person, day: date) -> Self:
        return self.filter(person=person, day=day)


class Pass(models.Model):
    """A question a person skips today; without a slug, all of today's. Changes only their own page."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    slug = models.CharField(max_length=80, blank=True)

    objects = PassQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pair", "person", "day", "slug"], name="pass_once_a_day"),
        ]

    def __str__(self) -> str:
        return str(self.id)
