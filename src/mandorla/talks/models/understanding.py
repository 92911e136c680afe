from typing import Self

from django.db import models

from mandorla.pairs.models import Member, Pair, PersonRows
from mandorla.people.models import Person
from mandorla.shared.ids import new_id
from mandorla.talks.models.talk import Talk
from mandorla.vault.fields import EncryptedJSON


class UnderstandingQuerySet(PersonRows["Understanding"]):
    def visible_to(self, member: Member) -> Self:
        """The member's own, and what the other chose to show. The only read across the two."""
        mine = models.Q(person_id=member.person_id)
        return self.filter(mine | models.Q(shown__isnull=False), pair=member.pair)


class Understanding(models.Model):
    """How well a person felt understood in a talk, 0 to 10. `shown` is the copy they let the other see, if any."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    rating = EncryptedJSON(owner="person_id")
    shown = EncryptedJSON(owner="pair_id", null=True)

    objects = UnderstandingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["talk", "person"], name="understanding_one_a_talk")]

    def __str__(self) -> str:
        return str(self.id)
