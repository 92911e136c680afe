"""Secrets that belong to the server, such as those of one-time codes: text in, text out.

They hang from a key of the server's own in the keyring, so rotating the host key leaves them as they are.
"""

import base64
import binascii
import os
from uuid import UUID

from mandorla.vault import keys
from mandorla.vault.errors import DoesNotOpen, KeyMissing
from mandorla.vault.logic import cipher

SERVER = UUID(int=0)  # the owner that stands for this server


def seal(text: str, *, purpose: str) -> str:
    """`text` encrypted for one purpose of this server."""
    try:
        keys.of(SERVER)
    except KeyMissing:
        keys.create(SERVER)
    key = cipher.derive(keys.of(SERVER), purpose=purpose)
    sealed = cipher.encrypt(
        text.encode(), key=key, place=_place(purpose), nonce=os.urandom(cipher.NONCE_BYTES)
    )
    return base64.urlsafe_b64encode(sealed).decode()


def unseal(sealed: str, *, purpose: str) -> str:
    """What was sealed for this purpose on this server; anything else raises DoesNotOpen."""
    try:
        ciphertext = base64.b64decode(sealed, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise DoesNotOpen(f"This is not a secret sealed for {purpose}.") from None
    key = cipher.derive(keys.of(SERVER), purpose=purpose)
    return cipher.decrypt(ciphertext, key=key, place=_place(purpose)).decode()


def _place(purpose: str) -> cipher.Place:
    return cipher.Place(table="host", column=purpose, row=SERVER, owner=SERVER)
