import hashlib
from typing import Self

from django.db import models

from mandorla.people.models import Device, Person
from mandorla.shared.ids import new_id
from mandorla.vault.fields import EncryptedJSON


class BrowserQuerySet(models.QuerySet["Browser"]):
    def of(self, person: Person) -> Self:
        return self.filter(person=person).select_related("device").order_by("id")


class Browser(models.Model):
    """A browser that shows notices. It stops with its sign-in: signed out there or from afar, it gets none."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    device = models.OneToOneField(Device, on_delete=models.CASCADE, related_name="+")
    subscription = EncryptedJSON(owner="person_id")
    subscription_hash = models.CharField(max_length=64, unique=True)

    objects = BrowserQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)


def hash_of(endpoint: str) -> str:
    return hashlib.sha256(endpoint.encode()).hexdigest()
