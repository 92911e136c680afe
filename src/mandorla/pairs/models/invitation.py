import hashlib
from datetime import datetime, timedelta
from typing import Self

from django.db import models

from mandorla.pairs.models.pair import Pair
from mandorla.pairs.models.rows import PairRows
from mandorla.people.models import Person
from mandorla.shared.ids import new_id
from mandorla.vault.fields import EncryptedText

LIFETIME = timedelta(days=7)


class InvitationQuerySet(PairRows["Invitation"]):
    def open(self, now: datetime) -> Self:
        return self.filter(ended_on=None, expires_at__gt=now)

    def with_word(self, word: str) -> Self:
        return self.filter(word_hash=hash_of(word)).select_related("pair", "author")


class Invitation(models.Model):
    """A one-time link for the other side of a pair. Its secret word is stored encrypted and looked up by its hash."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    word = EncryptedText(owner="author_id")
    word_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    ended_on = models.DateField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pair"], condition=models.Q(ended_on=None), name="invitation_one_open_a_pair"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


def hash_of(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()
