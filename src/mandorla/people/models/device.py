import hashlib
import uuid
from datetime import date
from typing import Self

from django.db import models

from mandorla.people.models.person import Person
from mandorla.shared.ids import new_id


class DeviceQuerySet(models.QuerySet["Device"]):
    def of(self, person: Person) -> Self:
        return self.filter(person=person)

    def with_session(self, session_key: str) -> Self:
        return self.filter(session_hash=session_hash(session_key))


class Device(models.Model):
    """A browser in which a person is signed in. Ending it ends that session; when it was last used is not kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="devices")
    session_hash = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=80)
    began_on = models.DateField()

    objects = DeviceQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.id)

    @classmethod
    def beginning(cls, person: Person, session_key: str, name: str, today: date) -> "Device":
        """A device row, not yet saved, for a session that begins today."""
        return cls(person=person, session_hash=session_hash(session_key), name=name, began_on=today)

    @property
    def listener(self) -> str:
        return listener_of(self.id)


def session_hash(session_key: str) -> str:
    return hashlib.sha256(session_key.encode()).hexdigest()


def listener_of(device_id: uuid.UUID) -> str:
    return device_id.hex
