from datetime import date
from typing import Self

from django.db import models

from mandorla.pairs.models import AuthorRows, Member, Pair
from mandorla.people.models import Person
from mandorla.promises.logic.openness import Kind
from mandorla.shared.ids import new_opaque_id
from mandorla.vault.fields import EncryptedJSON, EncryptedText


class OpenWordQuerySet(AuthorRows["OpenWord"]):
    def visible_to(self, member: Member) -> Self:
        """The member's own, and what the other shares. The only read across the two."""
        return self.filter(pair=member.pair).filter(
            models.Q(author=member.person_id) | models.Q(shared__isnull=False)
        )

    def open_to(self, member: Member, since: date) -> Self:
        """What the other opened from the day `since` on."""
        theirs = self.filter(pair=member.pair, shared__isnull=False, shared_on__gte=since)
        return theirs.exclude(author=member.person_id)

    def newest_first(self) -> Self:
        return self.order_by("-written_at", "-number", "pk")


class OpenWord(models.Model):
    """Something a person says about themselves: `said` is theirs, `shared` is the copy the other reads.

    Rows are added, never edited: new words on the same thing have its `thread` and the next `number`.
    `back` is the look back on a step, the author's as well, with a copy of its own.
    """

    id = models.UUIDField(primary_key=True, default=new_opaque_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=4, choices=[(one.value, one.value) for one in Kind])
    thread = models.UUIDField(default=new_opaque_id)
    number = models.PositiveSmallIntegerField(default=1)
    written_at = models.DateTimeField()  # orders the list, and is never shown
    said_on = models.DateField()
    shared_on = models.DateField(null=True)
    said = EncryptedJSON(owner="author_id")
    shared = EncryptedJSON(owner="pair_id", null=True)
    back = EncryptedText(owner="author_id", null=True)
    shared_back = EncryptedText(owner="pair_id", null=True)

    objects = OpenWordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[one.value for one in Kind]), name="open_word_kind_is_known"
            ),
            models.UniqueConstraint(fields=["thread", "number"], name="open_word_one_a_number"),
            models.CheckConstraint(
                condition=models.Q(shared_back__isnull=True)
                | models.Q(shared__isnull=False, back__isnull=False),
                name="open_word_shared_back_was_said",
            ),
        ]
        indexes = [models.Index(fields=["pair", "kind", "-written_at"], name="open_word_of_pair_by_time")]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_open(self) -> bool:
        return self.shared is not None

    def said_to(self, person: Person) -> dict[str, str]:
        """What `person` may read of it, by its parts; nothing where it is not shown to them."""
        return dict((self.said if self.author_id == person.id else self.shared) or {})

    def back_to(self, person: Person) -> str:
        """What `person` may read of the look back."""
        return (self.back if self.author_id == person.id else self.shared_back) or ""
