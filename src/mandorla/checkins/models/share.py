from datetime import date
from typing import Self
from uuid import UUID

from django.db import models

from mandorla.pairs.models import AuthorRows, Member, Pair
from mandorla.people.models import Person
from mandorla.shared.ids import new_id
from mandorla.vault.fields import EncryptedText


class ShareQuerySet(AuthorRows["Share"]):
    def since(self, day: date) -> Self:
        return self.filter(day__gte=day)

    def visible_to(self, member: Member) -> Self:
        """All of the member's own, and what the other shared and has not taken back. The only read across the two."""
        return self.in_sight(pair=member.pair_id, reader=member.person_id)

    def in_sight(self, *, pair: UUID, reader: UUID) -> Self:
        """`visible_to` by ids, for prepared reads."""
        return self.filter(models.Q(author=reader) | models.Q(shared_text__isnull=False), pair=pair)

    def newest_first(self) -> Self:
        return self.order_by("-day", "-id")


class Share(models.Model):
    """One line from a person's day. `text` is its author's; `shared_text` is the copy the other reads."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    text = EncryptedText(owner="author_id")
    shared_text = EncryptedText(owner="pair_id", null=True)

    objects = ShareQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["pair", "-day", "-id"], name="share_of_pair_by_day")]

    def __str__(self) -> str:
        return str(self.id)

    def words_for(self, person: Person) -> str:
        return self.text if self.author_id == person.id else self.shared_text or ""
