"""A model of the tests alone; its table is made by the fixture `note_table`."""

from typing import ClassVar

from django.db import models

from mandorla.shared.ids import new_id
from mandorla.vault.fields import EncryptedJSON, EncryptedText


class Written(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id)
    text = EncryptedText(owner="author_id", max_length=200)
    author_id = models.UUIDField(null=True)

    class Meta:
        app_label = "vault_tests"
        abstract = True


class Note(Written):
    aside = EncryptedText(owner="author_id", null=True, blank=True)
    rating = EncryptedJSON(owner="author_id", null=True)
    topic = models.CharField(max_length=40, default="everyday")

    objects: ClassVar[models.Manager["Note"]] = models.Manager()

    class Meta:
        app_label = "vault_tests"
