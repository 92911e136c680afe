"""Recordings and pictures, encrypted, in files beside the database: too long for a field, and read in parts.

A file is named by the id of its row and has a key of its own. The row keeps that key in an encrypted field: under its
author's key, and once more under the pair's while it is open; whoever destroys those has closed the file for good.
Its length on the disk says how many chunks of 64 KB it has, not how long it is, and its date only the day.
"""

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Self
from uuid import UUID

from django.conf import settings

from mandorla.shared.disk import sync
from mandorla.vault.errors import DoesNotOpen
from mandorla.vault.logic import chunks, cipher

PRIVATE = 0o700
A_DAY = 24 * 60 * 60
_NAME = re.compile(r"[0-9a-f]{32}")
GRACE = timedelta(days=2)  # a row may still be on its way; files say only the day


@dataclass(frozen=True, slots=True)
class Seal:
    """What a row keeps of its file: the key that opens it, and how many bytes it is long."""

    secret: bytes = field(repr=False)
    size: int

    def to_json(self) -> dict[str, Any]:
        return {"secret": self.secret.hex(), "size": self.size}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        return cls(bytes.fromhex(stored["secret"]), stored["size"])


def folder() -> Path:
    """Where the files lie."""
    return Path(settings.MANDORLA_DATA, "media")


def path_of(row: UUID) -> Path:
    """The file of a row, by its id."""
    return folder() / row.hex[:2] / row.hex


def write(content: bytes, *, row: UUID, owner: UUID, now: datetime) -> Seal:
    """Encrypt `content` as the file of a row; it is on the disk when this returns. A row has one file, ever."""
    target, seal = path_of(row), Seal(os.urandom(cipher.KEY_BYTES), len(content))
    _make_private(target.parent)
    unfinished = target.with_suffix(".unfinished")
    try:
        _save(unfinished, chunks.encrypt(content, secret=seal.secret, row=row, owner=owner))
        day = int(now.timestamp()) // A_DAY * A_DAY
        os.utime(unfinished, (day, day))
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)
    sync(target.parent)
    return seal


def exists(row: UUID) -> bool:
    """Whether a row has its file."""
    return path_of(row).is_file()


def read(seal: Seal, *, row: UUID, owner: UUID, start: int = 0, stop: int | None = None) -> Iterator[bytes]:
    """The content from byte `start` up to `stop`, opened chunk by chunk; DoesNotOpen if anything was changed."""
    stop = seal.size if stop is None else min(stop, seal.size)
    count = chunks.count_of(seal.size)
    with path_of(row).open("rb") as file:
        if os.fstat(file.fileno()).st_size != chunks.length_of(seal.size):
            raise DoesNotOpen(f"The file of row {row} was cut or lengthened.")
        for number in range(start // chunks.CHUNK, -(-stop // chunks.CHUNK)):
            file.seek(chunks.place_of(number))
            place = chunks.Place(row=row, owner=owner, number=number, is_last=number == count - 1)
            opened = chunks.decrypt(file.read(chunks.SEALED), secret=seal.secret, place=place)
            first = number * chunks.CHUNK
            yield opened[max(0, start - first) : stop - first]


def erase(row: UUID) -> None:
    """Delete the file of a row. Repeating it changes nothing."""
    path_of(row).unlink(missing_ok=True)


def kept() -> Iterator[Path]:
    """Every file there is."""
    return (path for path in _named_by_rows() if path.suffix == "")


def left_over(now: datetime) -> Iterator[tuple[UUID, Path]]:
    """Files of more than two days ago, by the row they are named after, which may be gone."""
    for path in _named_by_rows():
        if now.timestamp() - path.stat().st_mtime > GRACE.total_seconds():
            yield UUID(path.stem), path


def copy(source: Path, target: Path) -> None:
    """Copy a file as it is, so that it is whole or not there."""
    _make_private(target.parent)
    unfinished = target.with_suffix(".unfinished")
    try:
        shutil.copy2(source, unfinished)
        sync(unfinished)
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _named_by_rows() -> Iterator[Path]:
    # Whatever else a host's own programs lay down here is let be.
    return (path for path in sorted(folder().glob("??/*")) if _NAME.fullmatch(path.stem) and path.is_file())


def _make_private(below: Path) -> None:
    for one in (below.parent, below):
        one.mkdir(mode=PRIVATE, parents=True, exist_ok=True)


def _save(path: Path, parts: Iterable[bytes]) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.writelines(parts)
        file.flush()
        os.fsync(file.fileno())
