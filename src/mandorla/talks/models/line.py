from typing import Any, Self
from uuid import UUID

from django.db import models

from mandorla.pairs.models import Member, Pair
from mandorla.people.models import Person
from mandorla.shared.ids import new_opaque_id
from mandorla.talks.models.talk import Stage, Talk
from mandorla.vault.fields import EncryptedJSON


class LineQuerySet(models.QuerySet["Line"]):
    def of(self, talk: Talk) -> Self:
        return self.filter(talk=talk).order_by("seq")

    def by(self, person: Person) -> Self:
        return self.filter(author=person)

    def sent_as(self, key: UUID | None) -> Self:
        return self.filter(key=key) if key else self.none()

    def visible_to(self, member: Member) -> Self:
        """The member's own lines and, after the talk, those of the other that both kept. The only read across the two.

        During the talk, pages show what the state says: an entry may be waiting there for the other's.
        """
        theirs = models.Q(shared__isnull=False, talk__stage=Stage.OVER)
        return self.filter(models.Q(author_id=member.person_id) | theirs, pair=member.pair)


class Line(models.Model):
    """One event in a talk's log. Lines are only added; only the words in them may change.

    `own` is what a person did and entered, under their own key. `shared` is the copy under the pair's key that
    the other reads: it exists during the talk, and afterward only if both want that. Private lines have none.
    """

    id = models.UUIDField(primary_key=True, default=new_opaque_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="lines")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    seq = models.PositiveIntegerField()
    key = models.UUIDField()
    own = EncryptedJSON(owner="author_id")
    shared = EncryptedJSON(owner="pair_id", null=True)

    objects = LineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["talk", "seq"], name="line_one_a_seq"),
            models.UniqueConstraint(fields=["talk", "key"], name="line_once"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    def words_for(self, person: Person) -> Any:
        """The line as `person` reads it."""
        return self.own if self.author_id == person.id else self.shared
