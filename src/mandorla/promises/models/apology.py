from datetime import date
from typing import Self

from django.db import models

from mandorla.pairs.models import Member, Pair, PairRows
from mandorla.people.models import Person
from mandorla.promises.logic.owning import Words
from mandorla.shared.ids import new_id, new_opaque_id
from mandorla.vault.fields import EncryptedJSON, EncryptedText


class ApologyQuerySet(PairRows["Apology"]):
    def by(self, person: Person) -> Self:
        """Those that `person` wrote and has not deleted."""
        return self.filter(author=person, said__isnull=False)

    def open_to(self, member: Member) -> Self:
        """What was said to `member`, and stands."""
        return self.filter(pair=member.pair, made_to=member.person, shared__isnull=False)

    def visible_to(self, member: Member) -> Self:
        """The member's own, and what was said to them, even if only a mark is left. The only read across the two."""
        mine = models.Q(author=member.person_id, said__isnull=False)
        return self.filter(pair=member.pair).filter(mine | models.Q(made_to=member.person_id))

    def since(self, day: date) -> Self:
        return self.filter(shared_on__gte=day)

    def newest_first(self) -> Self:
        return self.select_related("reception").order_by("-made_at", "pk")


class Apology(models.Model):
    """An owned mistake. `said` is its author's; `shared` is the copy the other reads.

    What was said is never edited. Taking it back deletes the copy, deleting it deletes both; the row stays as a mark
    without words for its recipient.
    """

    id = models.UUIDField(primary_key=True, default=new_opaque_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    made_to = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()  # orders the list, and is never shown
    shared_on = models.DateField(null=True)
    said = EncryptedJSON(owner="author_id", null=True)
    shared = EncryptedJSON(owner="pair_id", null=True)

    objects = ApologyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(shared__isnull=True)
                | models.Q(said__isnull=False, made_to__isnull=False, shared_on__isnull=False),
                name="apology_shared_was_said",
            ),
        ]
        indexes = [models.Index(fields=["pair", "-made_at"], name="apology_of_pair_by_time")]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_open(self) -> bool:
        return self.shared is not None

    def words_for(self, person: Person) -> Words | None:
        """What `person` may read of it; nothing where only a mark is left."""
        stored = self.said if self.author_id == person.id else self.shared
        return Words.from_json(stored) if stored else None


class Reception(models.Model):
    """The recipient's choice, visible to the author at once. Taking one's time leaves no row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    apology = models.OneToOneField(Apology, on_delete=models.CASCADE, related_name="reception")
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    choice = EncryptedText(owner="author_id")
    shared_choice = EncryptedText(owner="pair_id")

    def __str__(self) -> str:
        return str(self.id)
