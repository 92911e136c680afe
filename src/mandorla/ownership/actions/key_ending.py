"""Destroying a key for certain: at once, and once more by the queue, where the first time was cut short."""

from uuid import UUID

from django_q.tasks import async_task

from mandorla.vault import keys

AGAIN = "mandorla.vault.keys.destroy"


def end_key(*, owner: UUID) -> None:
    """Destroy a key when this transaction is committed. What is queued with it makes up for a kill in between."""
    keys.destroy(owner)
    async_task(AGAIN, owner)
