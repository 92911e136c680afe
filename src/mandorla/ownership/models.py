from typing import Self

from django.db import models

from mandorla.pairs.models import Pair
from mandorla.people.models import Person
from mandorla.shared.ids import new_id
from mandorla.vault.fields import EncryptedJSON


class KeepsakeQuerySet(models.QuerySet["Keepsake"]):
    def of(self, person: Person) -> Self:
        return self.filter(person=person).select_related("pair").order_by("-pair_id")


class Keepsake(models.Model):
    """What somebody could read of the other's when they left a pair, and what the two had agreed on.

    A copy of that day under their own key, which nobody changes any more. What they wrote themselves is not in it: it
    is theirs where it stands.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    things = EncryptedJSON(owner="person_id")

    objects = KeepsakeQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pair", "person"], name="keepsake_one_each")]

    def __str__(self) -> str:
        return str(self.id)
