from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connections, models, transaction

from mandorla.shared.ids import new_id
from mandorla.vault.router import KEYRING

_LOCK = 0x6D616E64  # any number that nobody else in this database uses


class DataKeys(models.QuerySet["DataKey"]):
    def owned_by(self, *owners: UUID) -> "DataKeys":
        return self.filter(owner__in=owners)

    def not_under(self, *host_key_ids: str) -> "DataKeys":
        return self.exclude(host_key_id__in=host_key_ids)


class DataKey(models.Model):
    """A random key that encrypts what one owner has, wrapped by the host's key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.UUIDField(unique=True)
    wrapped = models.BinaryField()
    host_key_id = models.CharField(max_length=16)

    objects = DataKeys.as_manager()

    def __str__(self) -> str:
        return str(self.id)


@contextmanager
def sole_writer() -> Iterator[None]:
    """A transaction on the keyring in which nobody else writes keys: creating and rotating take turns."""
    connection = connections[KEYRING]
    with transaction.atomic(using=KEYRING):
        if connection.vendor == "postgresql":  # SQLite has it from BEGIN IMMEDIATE
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        yield
