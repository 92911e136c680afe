from datetime import date
from typing import Self

from django.db import models

from mandorla.pairs.models import Pair
from mandorla.people.models import Person
from mandorla.promises.models.promise import Promise
from mandorla.shared.ids import new_opaque_id
from mandorla.vault.fields import EncryptedText


class OutcomeQuerySet(models.QuerySet["Outcome"]):
    def of(self, promise: Promise) -> Self:
        return self.filter(promise=promise)

    def by(self, person: Person) -> Self:
        return self.filter(author=person)

    def since(self, day: date) -> Self:
        return self.filter(day__gte=day)


class Outcome(models.Model):
    """How one due day of a promise went, according to its maker. The other reads `shared_mark`, if it is shared."""

    id = models.UUIDField(primary_key=True, default=new_opaque_id, editable=False)
    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="outcomes")
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    mark = EncryptedText(owner="author_id")
    shared_mark = EncryptedText(owner="pair_id", null=True)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["promise", "day"], name="outcome_one_a_day")]

    def __str__(self) -> str:
        return str(self.id)

    def mark_for(self, person: Person) -> str:
        """What `person` may read of it, or None if it is not shown to them."""
        return self.mark if self.author_id == person.id else self.shared_mark or ""
