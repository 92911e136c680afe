"""Destroys a key reliably: immediately, and again from the queue in case the first attempt was interrupted."""

from uuid import UUID

from django_q.tasks import async_task

from mandorla.vault import keys

AGAIN = "mandorla.vault.keys.destroy"


def end_key(*, owner: UUID) -> None:
    """Destroy a key when this transaction commits. A queued task makes up for a crash in between."""
    keys.destroy(owner)
    async_task(AGAIN, owner)
