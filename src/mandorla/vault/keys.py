"""The keys of owners. An owner is an opaque id: a person, a pair, the server.

Creating: key first, then content. Destroying: content first, key last.
"""

import os
from collections.abc import Iterable
from functools import partial
from itertools import cycle, islice
from time import monotonic
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from mandorla.shared.ids import new_id
from mandorla.shared.prepared import prepared
from mandorla.vault import hostkey, wal
from mandorla.vault.errors import HostKeyProblem, KeyMissing
from mandorla.vault.logic import cipher
from mandorla.vault.logic.cache import ShortCache
from mandorla.vault.models import DataKey, sole_writer
from mandorla.vault.router import CONTENT, KEYRING

# Short, because a key that another process destroyed must soon stop opening things here.
_open_keys: ShortCache[UUID, cipher.Key] = ShortCache(limit=4096, seconds=30)


def create(owner_id: UUID) -> None:
    """Gives the owner a key; an owner who has one keeps it."""
    if exists(owner_id):
        return
    with sole_writer():
        key_id, host = new_id(), hostkey.load(settings.MANDORLA_HOST_KEY_FILE)[0]
        wrapped = cipher.wrap(
            os.urandom(cipher.KEY_BYTES),
            host=host.aead,
            key_id=key_id,
            owner=owner_id,
            nonce=os.urandom(cipher.NONCE_BYTES),
        )
        row = {"id": key_id, "wrapped": wrapped, "host_key_id": host.id}
        DataKey.objects.get_or_create(owner=owner_id, defaults=row)


def destroy(owner_id: UUID) -> None:
    """Destroys the owner's key for good, so that nothing under it opens again.

    Content first, key last: within a transaction on the content it waits until that is committed.
    """
    transaction.on_commit(partial(_destroy, owner_id), using=CONTENT)


def exists(owner_id: UUID) -> bool:
    """Whether the owner has a key now, asked of the keyring itself."""
    return DataKey.objects.owned_by(owner_id).exists()


def preload(owner_ids: Iterable[UUID]) -> None:
    """Opens the keys of many owners with one query; owners without a key are left out."""
    now = monotonic()
    wanted = [owner for owner in dict.fromkeys(owner_ids) if _open_keys.get(owner, now=now) is None]
    # A pair and its two: the same three, or fewer, on every page.
    rows = _of_few(wanted) if 0 < len(wanted) <= 3 else DataKey.objects.owned_by(*wanted)
    for row in rows:
        _open_keys.put(row.owner, unwrap(row), now=now)


def _of_few(owners: list[UUID]) -> list[DataKey]:
    one, two, three = islice(cycle(owners), 3)
    return _of_three(one, two, three)


@prepared
def _of_three(one: UUID, two: UUID, three: UUID) -> QuerySet[DataKey]:
    return DataKey.objects.filter(Q(owner=one) | Q(owner=two) | Q(owner=three))


def of(owner_id: UUID) -> cipher.Key:
    """The owner's key, unwrapped; raises KeyMissing if there is none."""
    now = monotonic()
    key = _open_keys.get(owner_id, now=now)
    if key is None:
        row = DataKey.objects.owned_by(owner_id).first()
        if row is None:
            raise KeyMissing(f"There is no key of {owner_id}: it was never created, or it was destroyed.")
        key = unwrap(row)
        _open_keys.put(owner_id, key, now=now)
    return key


def unwrap(row: DataKey) -> cipher.Key:
    """The key that a row of a keyring holds; raises HostKeyProblem where another host key wrapped it."""
    for host in hostkey.load(settings.MANDORLA_HOST_KEY_FILE):
        if host.id == row.host_key_id:
            secret = cipher.unwrap(bytes(row.wrapped), host=host.aead, key_id=row.id, owner=row.owner)
            return cipher.Key(row.id, secret)
    raise HostKeyProblem(
        f"{settings.MANDORLA_HOST_KEY_FILE} is not the host key of this data: the key {row.id} was wrapped "
        f"by {row.host_key_id}. Put the right file back."
    )


def forget() -> None:
    """Empties this process's cache of unwrapped keys."""
    _open_keys.clear()


def _destroy(owner_id: UUID) -> None:
    DataKey.objects.owned_by(owner_id).delete()
    _open_keys.drop(owner_id)
    transaction.on_commit(partial(wal.rewrite, KEYRING), using=KEYRING)
