"""The host's key: a file outside the data folder, one base64 key of 32 bytes a line.

The first line is the key in use. Further lines are former keys, kept while a rotation is under way.
"""

import base64
import binascii
import os
import stat
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.utils.translation import gettext as _

from mandorla.shared.disk import sync
from mandorla.vault.errors import HostKeyProblem
from mandorla.vault.logic.cipher import KEY_BYTES


@dataclass(frozen=True)
class HostKey:
    """One key of the file; `id` (from its SHA-256) says which key wrapped a row, and nothing more."""

    secret: bytes = field(repr=False)

    @cached_property
    def id(self) -> str:
        return sha256(self.secret).digest()[:8].hex()

    @cached_property
    def aead(self) -> AESGCM:
        return AESGCM(self.secret)


def create_host_key(path: Path) -> None:
    """Writes a new key file that only its owner can read; never over an existing one."""
    _make_folders(path.parent)
    try:
        _write(path, [_new_secret()])
    except FileExistsError:
        raise HostKeyProblem(
            _("There is already a host key at %(path)s. It is never overwritten; move it away first.")
            % {"path": path}
        ) from None


def check_host_key(path: Path, data_folder: Path, has_data: bool) -> None:
    """Raises HostKeyProblem unless the key file is as it must be; without data it may be missing."""
    names = {"path": path, "folder": data_folder}
    if path.resolve().is_relative_to(data_folder.resolve()):
        raise HostKeyProblem(
            _(
                "The host key %(path)s lies inside the data folder %(folder)s, so a copy of the data would "
                "carry its key. Move it to a folder of its own and set MANDORLA_KEYS to that folder."
            )
            % names
        )
    if _is_missing(path):
        if has_data:
            raise HostKeyProblem(
                _(
                    "The host key %(path)s is missing, but there is data in %(folder)s that only it opens. "
                    "Put the key back from where you keep its copy, or set MANDORLA_KEYS to its folder."
                )
                % names
            )
        return
    load(path)
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise HostKeyProblem(
            _("Others on this machine can read the host key %(path)s. Run: chmod 600 %(path)s") % names
        )


def load(path: Path) -> tuple[HostKey, ...]:
    """All keys of the file, the one in use first; read again when the file has changed."""
    try:
        seen = path.stat()
        return _parse(path, seen.st_mtime_ns, seen.st_size, seen.st_ino)
    except FileNotFoundError:
        raise HostKeyProblem(
            _("There is no host key at %(path)s. Run `mandorla init`, or put the key back.") % {"path": path}
        ) from None
    except OSError as error:
        raise HostKeyProblem(
            _("The host key %(path)s can't be read (%(reason)s). Let the account that runs Mandorla own it.")
            % {"path": path, "reason": error.strerror}
        ) from None


def put_new_first(path: Path) -> None:
    """Adds a new key as the one in use and keeps the others, in one step that a power cut can't halve."""
    _replace(path, [_new_secret(), *(key.secret for key in load(path))])


def keep_first_only(path: Path) -> None:
    """Drops the former keys."""
    _replace(path, [load(path)[0].secret])


@lru_cache(maxsize=4)
def _parse(path: Path, changed_at: int, size: int, inode: int) -> tuple[HostKey, ...]:
    lines = path.read_bytes().split()
    try:
        secrets = [base64.b64decode(line, validate=True) for line in lines]
    except binascii.Error:
        secrets = []
    if not secrets or any(len(secret) != KEY_BYTES for secret in secrets):
        raise HostKeyProblem(
            _(
                "%(path)s doesn't hold a host key: each line must be 32 bytes in base64. "
                "Put the key back from where you keep its copy."
            )
            % {"path": path}
        )
    return tuple(HostKey(secret) for secret in secrets)


def _is_missing(path: Path) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except OSError:  # it may be there: `load` says what is wrong
        return False
    return False


def _new_secret() -> bytes:
    return os.urandom(KEY_BYTES)


def _make_folders(folder: Path) -> None:
    for one in [*reversed(folder.parents), folder]:
        one.mkdir(mode=0o700, exist_ok=True)


def _replace(path: Path, secrets: list[bytes]) -> None:
    draft, former = path.with_name(f"{path.name}.new"), path.stat()
    draft.unlink(missing_ok=True)
    _write(draft, secrets)
    os.chown(draft, former.st_uid, former.st_gid)  # root may rotate what another account serves
    draft.replace(path)
    sync(path.parent)


def _write(path: Path, secrets: list[bytes]) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(b"".join(base64.b64encode(secret) + b"\n" for secret in secrets))
        file.flush()
        os.fsync(file.fileno())
    sync(path.parent)
