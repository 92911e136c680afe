from datetime import date
from typing import Self
from uuid import UUID

from django.db import models

from mandorla.pairs.models import AuthorRows, Member, Pair
from mandorla.people.models import Person
from mandorla.repair.logic.starting import Words
from mandorla.shared.ids import new_opaque_id
from mandorla.vault.fields import EncryptedJSON


class StartQuerySet(AuthorRows["Start"]):
    def visible_to(self, member: Member) -> Self:
        """One's own, and what the other said to one. The only read across the two."""
        to_me = models.Q(made_to=member.person_id, shared__isnull=False)
        return self.filter(models.Q(author=member.person_id) | to_me, pair=member.pair)

    def told(self, *, pair: UUID, person: UUID, since: date) -> Self:
        """What was said to somebody from the day `since` on."""
        return self.filter(pair=pair, made_to=person, shared__isnull=False, shared_on__gte=since)

    def newest_first(self) -> Self:
        return self.order_by("-made_at", "pk")


class Start(models.Model):
    """A soft beginning for something hard. `said` is its author's; `shared` the copy the other reads, once it is sent.

    What was sent is not rewritten: whoever wants other words takes it back first.
    """

    id = models.UUIDField(primary_key=True, default=new_opaque_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    made_to = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()  # orders the list, and is never shown
    shared_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=0)
    said = EncryptedJSON(owner="author_id")
    shared = EncryptedJSON(owner="pair_id", null=True)

    objects = StartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(shared__isnull=True)
                | models.Q(made_to__isnull=False, shared_on__isnull=False),
                name="start_shared_was_said_to_somebody",
            ),
        ]
        indexes = [models.Index(fields=["pair", "-made_at"], name="start_of_pair_by_time")]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_open(self) -> bool:
        return self.shared is not None

    def words_for(self, person: Person) -> Words:
        """What `person` may read of it."""
        return Words.from_json((self.said if self.author_id == person.id else self.shared) or {})
