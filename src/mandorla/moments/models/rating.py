from typing import Self
from uuid import UUID

from django.db import models

from mandorla.pairs.models import Pair, PersonRows
from mandorla.people.models import Person
from mandorla.shared.ids import new_id
from mandorla.vault.fields import EncryptedJSON


class RatingQuerySet(PersonRows["Rating"]):
    def of_run(self, run: UUID | None) -> Self:
        return self.filter(run=run) if run else self.none()

    def newest_first(self) -> Self:
        return self.order_by("-day", "-id")


class Rating(models.Model):
    """How interrupted one phone-free time felt to one person, 0 to 10. Only they ever see it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    run = models.UUIDField()
    day = models.DateField()
    felt = EncryptedJSON(owner="person_id")

    objects = RatingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "run"], name="rating_one_a_time_each")]
        indexes = [models.Index(fields=["person", "-day", "-id"], name="rating_of_person_by_day")]

    def __str__(self) -> str:
        return str(self.id)
