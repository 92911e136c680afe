from typing import Self

from django.db import models

from mandorla.people.models import Person
from mandorla.shared.ids import new_id
from mandorla.vault.fields import EncryptedText


class DraftQuerySet(models.QuerySet["Draft"]):
    def of(self, author: Person, form: str, subject: str) -> Self:
        return self.filter(author=author, form=form, subject=subject)


class Draft(models.Model):
    """What a person typed and has not sent yet, so that nothing gets lost. Only its author can see it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=40)
    subject = models.CharField(max_length=160)
    text = EncryptedText(owner="author_id")

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["author", "form", "subject"], name="draft_one_a_form_and_subject"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
