from datetime import datetime
from typing import Self

from django.db import models

from mandorla.appreciation.logic.said import Said
from mandorla.pairs.models import AuthorRows, Member, Pair
from mandorla.people.models import Person
from mandorla.shared.ids import new_opaque_id
from mandorla.vault.fields import EncryptedJSON


class AppreciationQuerySet(AuthorRows["Appreciation"]):
    def to(self, member: Member) -> Self:
        """What the other person shared with `member`, even if they have left since."""
        return self.visible_to(member).exclude(author_id=member.person_id)

    def visible_to(self, member: Member) -> Self:
        """All of the member's own, and what the other has shared. The only read across the two."""
        return self.filter(pair=member.pair).filter(
            models.Q(author_id=member.person_id) | models.Q(opened_at__isnull=False)
        )

    def written_since(self, instant: datetime) -> Self:
        return self.filter(written_at__gte=instant)


class Appreciation(models.Model):
    """Thanks, a compliment or an affirmation that one person wrote for the other.

    `said` is under its author's key. `shared` is the copy under the pair's key that the other reads; it is there only
    while it is open, and so is the instant from which on it is.
    """

    id = models.UUIDField(primary_key=True, default=new_opaque_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()  # orders one's own; shown as a day
    opened_at = models.DateTimeField(null=True)  # orders what the other got; shown as a day
    said = EncryptedJSON(owner="author_id")
    shared = EncryptedJSON(owner="pair_id", null=True)

    objects = AppreciationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opened_at__isnull=True, shared__isnull=True)
                | models.Q(opened_at__isnull=False, shared__isnull=False),
                name="appreciation_open_with_its_copy",
            ),
        ]
        indexes = [
            models.Index(fields=["pair", "author", "-written_at"], name="appreciation_by_writing"),
            models.Index(
                fields=["pair", "-opened_at"],
                condition=models.Q(opened_at__isnull=False),
                name="appreciation_by_opening",
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None

    def said_to(self, person: Person) -> Said:
        """What it says to `person`: the original for its author, the shared copy for the other."""
        return Said.from_json(self.said if self.author_id == person.id else self.shared or {})
