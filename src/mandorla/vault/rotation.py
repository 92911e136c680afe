"""Rotating the host key: data keys are wrapped anew, what they encrypt stays as it is."""

import os

from django.conf import settings

from mandorla.vault import hostkey, keys, wal
from mandorla.vault.errors import HostKeyProblem
from mandorla.vault.hostkey import HostKey
from mandorla.vault.logic import cipher
from mandorla.vault.models import DataKey, sole_writer
from mandorla.vault.router import KEYRING

BATCH = 500


def rotate() -> int:
    """Puts a new host key in use, wraps every data key under it and drops the old one; returns their number.

    Safe to repeat: a rotation that was cut short is finished, not begun again. Backups of the keyring from
    before open with the former host key only, so a new backup belongs right after it.
    """
    path = settings.MANDORLA_HOST_KEY_FILE
    if len(hostkey.load(path)) == 1:
        hostkey.put_new_first(path)
    wrapped = 0
    while batch := _wrap_batch(hostkey.load(path)):
        wrapped += batch
    hostkey.keep_first_only(path)
    keys.forget()
    wal.truncate(KEYRING)
    return wrapped


def _wrap_batch(host_keys: tuple[HostKey, ...]) -> int:
    # The batch that finds nothing has waited for all who began to create a key before the new one was in use.
    with sole_writer():
        rows = list(DataKey.objects.not_under(host_keys[0].id).order_by("id")[:BATCH])
        for row in rows:
            _wrap_anew(row, host_keys)
    return len(rows)


def _wrap_anew(row: DataKey, host_keys: tuple[HostKey, ...]) -> None:
    current, names = host_keys[0], {"key_id": row.id, "owner": row.owner}
    former = next((host for host in host_keys[1:] if host.id == row.host_key_id), None)
    if former is None:
        raise HostKeyProblem(
            f"The key {row.id} was wrapped by {row.host_key_id}, which {settings.MANDORLA_HOST_KEY_FILE} doesn't "
            f"hold. Add that host key as the last line and rotate again."
        )
    secret = cipher.unwrap(bytes(row.wrapped), host=former.aead, **names)
    row.wrapped = cipher.wrap(secret, host=current.aead, nonce=os.urandom(cipher.NONCE_BYTES), **names)
    row.host_key_id = current.id
    row.save(update_fields=["wrapped", "host_key_id"])
