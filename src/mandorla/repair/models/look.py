from datetime import date
from typing import Self
from uuid import UUID

from django.db import models

from mandorla.pairs.models import AuthorRows, Member, Pair
from mandorla.people.models import Person
from mandorla.repair.logic.looking import Look
from mandorla.shared.ids import new_id
from mandorla.vault.fields import EncryptedJSON, EncryptedText


class LookBackQuerySet(AuthorRows["LookBack"]):
    def about(self, occasion: UUID) -> Self:
        """Those about one talk; or the one with that number, which is about none."""
        return self.filter(models.Q(occasion=occasion) | models.Q(pk=occasion, occasion=None))

    def visible_to(self, member: Member) -> Self:
        """One's own, and the other's where both were ready. The only read across the two."""
        mine = models.Q(author=member.person_id)
        return self.filter(mine | models.Q(shared__isnull=False), pair=member.pair)

    def newest_first(self) -> Self:
        return self.order_by("-day", "-id")


class LookBack(models.Model):
    """How somebody looks back at a hard moment. `tags` are theirs alone, always.

    About a talk, `shared` is the copy that the other reads, once both were ready; before that nobody is told.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    occasion = models.UUIDField(null=True)  # the number of a talk
    day = models.DateField()
    version = models.PositiveIntegerField(default=0)
    is_ready = models.BooleanField(default=False)
    said = EncryptedJSON(owner="author_id")
    tags = EncryptedJSON(owner="author_id")
    shared = EncryptedJSON(owner="pair_id", null=True)

    objects = LookBackQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "occasion"], name="look_one_a_talk"),
            models.CheckConstraint(
                condition=models.Q(shared__isnull=True) | models.Q(is_ready=True),
                name="look_shared_when_ready",
            ),
        ]
        indexes = [models.Index(fields=["pair", "author", "-day"], name="look_of_author_by_day")]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def number(self) -> UUID:
        """By which its page is found."""
        return self.occasion or self.id

    def words_for(self, person: Person) -> Look:
        """What `person` may read of it."""
        return Look.from_json((self.said if self.author_id == person.id else self.shared) or {})


class FriendViewQuerySet(AuthorRows["FriendView"]):
    def since(self, day: date) -> Self:
        return self.filter(day__gte=day)

    def newest_first(self) -> Self:
        return self.order_by("-day", "-id")


class FriendView(models.Model):
    """What somebody wrote as one who wants the best for both. Nobody else ever sees it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    text = EncryptedText(owner="author_id")

    objects = FriendViewQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)
