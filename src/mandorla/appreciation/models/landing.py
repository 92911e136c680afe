from typing import Self

from django.db import models

from mandorla.appreciation.models.appreciation import Appreciation
from mandorla.pairs.models import AuthorRows, Member, Pair
from mandorla.people.models import Person
from mandorla.shared.ids import new_id
from mandorla.vault.fields import EncryptedText


class LandingQuerySet(AuthorRows["Landing"]):
    def visible_to(self, member: Member) -> Self:
        """All of the member's own, and what the other sent about what they share. The only read across the two."""
        sent = models.Q(shared_text__isnull=False, appreciation__opened_at__isnull=False)
        return self.filter(pair=member.pair).filter(models.Q(author_id=member.person_id) | sent)


class Landing(models.Model):
    """How an appreciation landed, in a word or a line from its recipient; without words, they put it away.

    `text` is theirs; `shared_text` is the copy the author of the appreciation reads, if they chose to send it.
    It does not record that anything was read: a row exists only if somebody pressed a button that says so.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    # None once its author has deleted it. The landing stays with whoever wrote it, as if it had only been taken back.
    appreciation = models.OneToOneField(
        Appreciation, null=True, on_delete=models.SET_NULL, related_name="landing"
    )
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    said_at = models.DateTimeField()  # orders one's own among what one kept; shown as a day
    text = EncryptedText(owner="author_id", blank=True)
    shared_text = EncryptedText(owner="pair_id", null=True)

    objects = LandingQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_sent(self) -> bool:
        return self.shared_text is not None

    def words_for(self, person: Person) -> str:
        return self.text if self.author_id == person.id else self.shared_text or ""
