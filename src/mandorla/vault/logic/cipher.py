"""AES-256-GCM (NIST SP 800-38D) around single values and around the keys that open them.

A ciphertext is: version byte 0x01, key id (16 bytes), nonce (12 bytes), encrypted text and tag (16 bytes).
Nonces are random and passed in: SP 800-38D, 8.3 allows 2^32 of them under one key, more than a person writes.
Texts are padded to whole blocks of 32 bytes (as in ISO/IEC 7816-4): the length of a ciphertext does not tell
a yes from a no, nor a 9 from a 10.
"""

from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from mandorla.vault.errors import DoesNotOpen

VERSION = b"\x01"
KEY_BYTES = 32
NONCE_BYTES = 12
BLOCK_BYTES = 32
_HEADER_BYTES = 1 + 16
_TEXT_STARTS = _HEADER_BYTES + NONCE_BYTES


@dataclass(frozen=True)
class Key:
    """An unwrapped data key."""

    id: UUID
    secret: bytes = field(repr=False)

    @cached_property
    def aead(self) -> AESGCM:
        return AESGCM(self.secret)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value lives: a ciphertext opens there and nowhere else."""

    table: str
    column: str
    row: UUID
    owner: UUID

    @property
    def parts(self) -> tuple[bytes, ...]:
        return self.table.encode(), self.column.encode(), self.row.bytes, self.owner.bytes


def encrypt(text: bytes, *, key: Key, place: Place, nonce: bytes) -> bytes:
    """The ciphertext of `text` that opens with `key` at `place` alone; `nonce` is 12 fresh random bytes."""
    header = VERSION + key.id.bytes
    return header + nonce + key.aead.encrypt(nonce, _pad(text), bind(b"value", header, *place.parts))


def decrypt(ciphertext: bytes, *, key: Key, place: Place) -> bytes:
    """The text that was encrypted with `key` at `place`; anything else raises DoesNotOpen."""
    header = ciphertext[:_HEADER_BYTES]
    if header != VERSION + key.id.bytes:
        raise DoesNotOpen(f"A ciphertext in {_name(place)} is of another version or under another key.")
    nonce, sealed = ciphertext[_HEADER_BYTES:_TEXT_STARTS], ciphertext[_TEXT_STARTS:]
    try:
        return _unpad(key.aead.decrypt(nonce, sealed, bind(b"value", header, *place.parts)))
    except (InvalidTag, ValueError):
        raise DoesNotOpen(f"A ciphertext in {_name(place)} was moved or changed.") from None


def wrap(secret: bytes, *, host: AESGCM, key_id: UUID, owner: UUID, nonce: bytes) -> bytes:
    """A data key under the host's key, bound to its id and its owner."""
    return VERSION + nonce + host.encrypt(nonce, secret, bind(b"key", VERSION, key_id.bytes, owner.bytes))


def unwrap(wrapped: bytes, *, host: AESGCM, key_id: UUID, owner: UUID) -> bytes:
    """The data key that was wrapped for this id and owner; anything else raises DoesNotOpen."""
    version, nonce, sealed = wrapped[:1], wrapped[1 : 1 + NONCE_BYTES], wrapped[1 + NONCE_BYTES :]
    try:
        return host.decrypt(nonce, sealed, bind(b"key", version, key_id.bytes, owner.bytes))
    except (InvalidTag, ValueError):
        raise DoesNotOpen(f"The key of {owner} was changed, or wrapped by another host key.") from None


def derive(key: Key, *, purpose: str) -> Key:
    """A key for one purpose; it tells nothing of `key` nor of other purposes (HKDF, RFC 5869)."""
    kdf = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"mandorla " + purpose.encode())
    return Key(key.id, kdf.derive(key.secret))


def bind(*parts: bytes) -> bytes:
    """All parts in one, as what a ciphertext is bound to; no two lists of parts make the same bytes."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def _pad(text: bytes) -> bytes:
    return text + b"\x80" + bytes(-(len(text) + 1) % BLOCK_BYTES)


def _unpad(padded: bytes) -> bytes:
    text, mark, _ = padded.rpartition(b"\x80")
    if not mark:
        raise ValueError("no padding")
    return text


def _name(place: Place) -> str:
    return f"{place.table}.{place.column} of row {place.row}, owner {place.owner},"
