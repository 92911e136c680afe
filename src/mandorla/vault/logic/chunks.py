"""A long content in chunks, each sealed by AES-256-GCM under a key that is used for this content alone.

What a chunk is bound to: row, owner, its number, and whether it is the last. So none can be moved, left out, put twice
or taken from another file, and the end can't be cut off (the STREAM construction of Hoang, Reyhanitabar, Rogaway and
Vizar 2015, "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance"). The number is the nonce: with a
key of its own no nonce comes twice. The last chunk is filled with zeros, so that a file tells little of its length.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from mandorla.vault.errors import DoesNotOpen
from mandorla.vault.logic.cipher import NONCE_BYTES, bind

VERSION = b"\x01"
CHUNK = 64 * 1024
SEALED = CHUNK + 16


@dataclass(frozen=True, slots=True)
class Place:
    """Where a chunk belongs."""

    row: UUID
    owner: UUID
    number: int
    is_last: bool

    @property
    def nonce(self) -> bytes:
        """Twelve bytes, of which none come twice under one key."""
        return self.number.to_bytes(NONCE_BYTES, "big")

    @property
    def bound(self) -> bytes:
        """What the chunk opens with, and nothing else."""
        end = b"\x01" if self.is_last else b"\x00"
        return bind(b"file", VERSION, self.row.bytes, self.owner.bytes, self.nonce, end)


def count_of(size: int) -> int:
    """How many chunks a content of `size` bytes has; an empty one has one."""
    return max(1, -(-size // CHUNK))


def place_of(number: int) -> int:
    """Where in the file a chunk begins, in bytes."""
    return len(VERSION) + number * SEALED


def length_of(size: int) -> int:
    """How long the file of a content of `size` bytes is."""
    return place_of(count_of(size))


def encrypt(content: bytes, *, secret: bytes, row: UUID, owner: UUID) -> Iterator[bytes]:
    """The parts of the file; `secret` is 32 fresh random bytes."""
    key, count = AESGCM(secret), count_of(len(content))
    yield VERSION
    for number in range(count):
        place = Place(row, owner, number, is_last=number == count - 1)
        chunk = content[number * CHUNK : (number + 1) * CHUNK].ljust(CHUNK, b"\x00")
        yield key.encrypt(place.nonce, chunk, place.bound)


def decrypt(sealed: bytes, *, secret: bytes, place: Place) -> bytes:
    """The chunk that was encrypted for `place`, filled up; anything else raises DoesNotOpen."""
    try:
        return AESGCM(secret).decrypt(place.nonce, sealed, place.bound)
    except (InvalidTag, ValueError):
        raise DoesNotOpen(
            f"Chunk {place.number} of the file of row {place.row} was moved or changed."
        ) from None
