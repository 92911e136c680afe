"""Rotating the host key: data keys are wrapped anew, what they encrypt stays as it is."""

import os

from django.conf import settings

from mandorla.vault import hostkey, wal
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
    with sole_writer():
        if len(hostkey.load(settings.MANDORLA_HOST_KEY_FILE)) == 1:
            hostkey.put_new_first(settings.MANDORLA_HOST_KEY_FILE)
    wrapped = 0
    while batch := _wrap_batch():
        wrapped += batch
    wal.rewrite(KEYRING)
    return wrapped


def _wrap_batch() -> int:
    with sole_writer():
        host_keys = hostkey.load(settings.MANDORLA_HOST_KEY_FILE)
        rows = list(DataKey.objects.not_under(host_keys[0].id).order_by("id")[:BATCH])
        for row in rows:
            _wrap_anew(row, host_keys)
        if not rows:  # and nobody is still creating a key under the former one: they would hold the lock
            hostkey.keep_first_only(settings.MANDORLA_HOST_KEY_FILE)
    return len(rows)


def _wrap_anew(row: DataKey, host_keys: tuple[HostKey, ...]) -> None:
    current = host_keys[0]
    former = next((host for host in host_keys[1:] if host.id == row.host_key_id), None)
    if former is None:
        raise HostKeyProblem(
            f"The key {row.id} was wrapped by {row.host_key_id}, which is not in "
            f"{settings.MANDORLA_HOST_KEY_FILE}. Add it there as the last line and rotate again."
        )
    secret = cipher.unwrap(bytes(row.wrapped), host=former.aead, key_id=row.id, owner=row.owner)
    nonce = os.urandom(cipher.NONCE_BYTES)
    wrapped = cipher.wrap(secret, host=current.aead, key_id=row.id, owner=row.owner, nonce=nonce)
    DataKey.objects.filter(pk=row.pk).update(wrapped=wrapped, host_key_id=current.id)
