from django.db import models
from django.utils.translation import gettext_lazy as _

from mandorla.pairs.models import AuthorRows, Pair
from mandorla.people.models import Person
from mandorla.prompts.models.answer import Answer
from mandorla.shared.ids import new_opaque_id
from mandorla.vault.fields import EncryptedText


class ReplyKind(models.TextChoices):
    THANK = "thank", _("Thank")
    REFLECT = "reflect", _("Say what I heard")
    ASK = "ask", _("Ask")
    ADVICE = "advice", _("Advise")


class ReplyQuerySet(AuthorRows["Reply"]):
    pass


class Reply(models.Model):
    """A reply to the other's open answer. `text` is its author's; `shared_text` is the copy the other reads."""

    id = models.UUIDField(primary_key=True, default=new_opaque_id, editable=False)
    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="+")
    slug = models.CharField(max_length=80)
    # None once its author has deleted it. The reply stays with whoever wrote it, as if it had only been taken back.
    answer = models.ForeignKey(Answer, null=True, on_delete=models.SET_NULL, related_name="replies")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=ReplyKind)
    day = models.DateField()
    sent_at = models.DateTimeField()  # orders replies of one day, and is never shown
    text = EncryptedText(owner="author_id")
    shared_text = EncryptedText(owner="pair_id", null=True)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=ReplyKind.values), name="reply_kind_is_known"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    def words_for(self, person: Person) -> str:
        return self.text if self.author_id == person.id else self.shared_text or ""
