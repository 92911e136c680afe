from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from mandorla.pairs.models import AuthorRows, Member, Pair
from mandorla.people.models import Person
from mandorla.shared.ids import new_opaque_id
from mandorla.vault.fields import EncryptedText


class Felt(models.TextChoices):
    """Whether telling it felt shared. Private to its teller."""

    SHARED = "shared", _("It felt shared")
    A_LITTLE = "a_little", _("A little")
    NOT_THIS_TIME = "not_this_time", _("Not this time")


class GoodNewsQuerySet(AuthorRows["GoodNews"]):
    def visible_to(self, member: Member) -> Self:
        """All of the member's own, and what the other told and has not taken back. The only read across the two."""
        return self.filter(pair=member.pair).filter(
            models.Q(author_id=member.person_id) | models.Q(shared_text__isnull=False)
        )

    def newest_first(self) -> Self:
        return self.order_by("-day", "-written_at", "pk")


class GoodNews(models.Model):
    """One person's good news. `text` is its author's; `shared_text` is the copy the other reads, once it is told.

    `felt` (whether telling it felt shared) is the author's alone. The column is never empty, so nobody can
    see whether it was answered.
    """

    id = models.UUIDField(primary_key=True, default=new_opaque_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    written_at = models.DateTimeField()  # orders the news of one day, and is never shown
    version = models.PositiveIntegerField(default=1)
    text = EncryptedText(owner="author_id")
    shared_text = EncryptedText(owner="pair_id", null=True)
    felt = EncryptedText(owner="author_id", default="")

    objects = GoodNewsQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["pair", "-day", "-written_at"], name="good_news_of_pair_by_day")]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_open(self) -> bool:
        return self.shared_text is not None

    def words_for(self, person: Person) -> str:
        return self.text if self.author_id == person.id else self.shared_text or ""
