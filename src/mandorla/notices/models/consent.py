from datetime import datetime
from typing import Self

from django.db import models

from mandorla.notices.logic.wishes import Wishes
from mandorla.people.models import Person
from mandorla.shared.ids import new_id
from mandorla.vault.fields import EncryptedJSON


class ConsentQuerySet(models.QuerySet["Consent"]):
    def of(self, person: Person) -> Self:
        return self.filter(person=person)

    def asking(self, now: datetime) -> Self:
        """Those whose hour has come, longest waiting first."""
        return self.filter(asks_at__lte=now).order_by("asks_at", "id")


class Consent(models.Model):
    """The notices that a person asked for. Whoever has no such row gets none, and nobody else can tell."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    stored = EncryptedJSON(owner="person_id")
    asks_at = models.DateTimeField(null=True)  # when they may next be told of what comes by the hour

    objects = ConsentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["asks_at"], name="consent_by_hour")]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def wishes(self) -> Wishes:
        return Wishes.from_json(self.stored)
