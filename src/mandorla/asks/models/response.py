from typing import Self

from django.db import models

from mandorla.asks.models.news import GoodNews
from mandorla.pairs.models import AuthorRows, Member, Pair
from mandorla.people.models import Person
from mandorla.shared.ids import new_opaque_id
from mandorla.vault.fields import EncryptedText


class ResponseQuerySet(AuthorRows["Response"]):
    def under(self, news: GoodNews, member: Member) -> Self:
        """What `member` may see under news they may see: their own responses, and those shared with them."""
        seen = models.Q(author_id=member.person_id) | models.Q(shared_text__isnull=False)
        return self.filter(seen, news=news).order_by("sent_at", "pk")


class Response(models.Model):
    """A response to good news, by the other or by its teller. `shared_text` is the copy the reader sees."""

    id = models.UUIDField(primary_key=True, default=new_opaque_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    # None once its teller has deleted it. The response stays with whoever wrote it, as if it had only been taken back.
    news = models.ForeignKey(GoodNews, null=True, on_delete=models.SET_NULL, related_name="responses")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    sent_at = models.DateTimeField()  # orders responses, and is never shown
    text = EncryptedText(owner="author_id")
    shared_text = EncryptedText(owner="pair_id", null=True)

    objects = ResponseQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_open(self) -> bool:
        return self.shared_text is not None

    def words_for(self, person: Person) -> str:
        return self.text if self.author_id == person.id else self.shared_text or ""
