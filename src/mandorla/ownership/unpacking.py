"""Opens an export: decrypts it, verifies checksums, and checks that this code knows its version."""

import binascii
import io
import json
import zipfile
from hashlib import sha256
from typing import Any

import pyrage
from django.utils.translation import gettext as _

from mandorla.ownership.gathering import FORMAT, VERSION
from mandorla.ownership.package import EVERYTHING, SUMS
from mandorla.ownership.trouble import NotTakenIn

AGE = b"age-encryption.org/"
MOST_BYTES = 2_000_000_000  # unpacked; a file that says more of itself is no export

Rows = dict[str, list[dict[str, Any]]]


def is_locked(content: bytes) -> bool:
    """Whether the file opens with a passphrase only."""
    return content.startswith(AGE)


def unpack(content: bytes, passphrase: str = "") -> tuple[Rows, dict[str, bytes]]:
    """The rows by table, and all files by name. NotTakenIn says what is wrong."""
    files = _files(_unlocked(content, passphrase))
    _check_sums(files)
    try:
        found = json.loads(files[EVERYTHING])
        known, version, rows = found["format"], found["version"], found["rows"]
    except (KeyError, TypeError, ValueError):
        raise NotTakenIn(_("This is no file of Mandorla's: it holds no list of what was written.")) from None
    if known != FORMAT or not isinstance(version, int) or not _are_rows(rows):
        raise NotTakenIn(_("This is no file of Mandorla's: it holds no list of what was written."))
    if version > VERSION:
        raise NotTakenIn(
            _(
                "This file was made by a newer version of Mandorla. Take it in with that version, or a later one."
            )
        )
    return rows, files


def _are_rows(found: Any) -> bool:
    return isinstance(found, dict) and all(
        isinstance(of_table, list) and all(isinstance(row, dict) and "id" in row for row in of_table)
        for of_table in found.values()
    )


def _unlocked(content: bytes, passphrase: str) -> bytes:
    if not is_locked(content):
        return content
    try:
        return bytes(pyrage.passphrase.decrypt(content, passphrase))
    except (pyrage.DecryptError, binascii.Error, ValueError):
        raise NotTakenIn(_("This passphrase does not open the file.")) from None


def _files(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(one.file_size for one in package.infolist()) > MOST_BYTES:
                raise NotTakenIn(_("This file is larger than anything that was taken along from here."))
            return {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError):
        raise NotTakenIn(_("This file is damaged, or no zip file.")) from None


def _check_sums(files: dict[str, bytes]) -> None:
    lines = files.get(SUMS, b"").decode(errors="replace").splitlines()
    stated = {name: digest for digest, _gap, name in (line.partition("  ") for line in lines)}
    found = {name: sha256(content).hexdigest() for name, content in files.items() if name != SUMS}
    if stated != found:
        raise NotTakenIn(_("This file is not as it was made: its sums differ. Take another copy of it."))
