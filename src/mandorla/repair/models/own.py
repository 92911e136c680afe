"""What only its author ever sees."""

from typing import Self, TypeVar

from django.db import models

from mandorla.pairs.models import AuthorRows, Pair
from mandorla.people.models import Person
from mandorla.shared.ids import new_id
from mandorla.vault.fields import EncryptedText

Row = TypeVar("Row", bound=models.Model)


class OwnQuerySet(AuthorRows[Row]):
    def by(self, person: Person) -> Self:
        return super().by(person).order_by("id")


class PhraseQuerySet(OwnQuerySet["Phrase"]):
    pass


class ParkedQuerySet(OwnQuerySet["Parked"]):
    pass


class Phrase(models.Model):
    """A sentence of one's own that helps to find back to each other, made when calm."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    text = EncryptedText(owner="author_id")

    objects = PhraseQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)


class Parked(models.Model):
    """Something old that came up, put by for another day. Whoever parked it opens it again, or drops it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    text = EncryptedText(owner="author_id")

    objects = ParkedQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)
