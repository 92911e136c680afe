"""Rows that only their author ever sees."""

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
    """A person's own sentence, written when calm, that helps the two find their way back to each other."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    text = EncryptedText(owner="author_id")

    objects = PhraseQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)


class Parked(models.Model):
    """Something old that came up, parked for another day. The person who parked it reopens or drops it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    text = EncryptedText(owner="author_id")

    objects = ParkedQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)
