import hashlib
import uuid
from typing import Self

from django.db import models

from mandorla.people.models.person import Person
from mandorla.shared.ids import new_id


class DeviceQuerySet(models.QuerySet["Device"]):
    def of(self, person: Person) -> Self:
        return self.filter(person=person)

    def with_token(self, token: str) -> Self:
        return self.filter(token_hash=token_hash(token))


class Device(models.Model):
    """A browser in which a person is signed in. Its last use is not recorded.

    The browser's signed session cookie carries a token; only its hash is stored. Without this row the cookie is void.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="devices")
    token_hash = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=80)
    began_on = models.DateField()

    objects = DeviceQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)

    @property
    def listener(self) -> str:
        return listener_of(self.id)


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def listener_of(device_id: uuid.UUID) -> str:
    return device_id.hex
