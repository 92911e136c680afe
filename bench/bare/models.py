from typing import ClassVar

from django.conf import settings
from django.db import models


class Note(models.Model):
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    question = models.CharField(max_length=300)
    text = models.TextField()
    day = models.DateField(auto_now_add=True)

    objects: ClassVar[models.Manager["Note"]] = models.Manager()

    class Meta:
        app_label = "bare"
        indexes = [models.Index(fields=["author", "-id"], name="note_of_author")]

    def __str__(self) -> str:
        return str(self.pk)
