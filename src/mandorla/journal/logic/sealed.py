"""What the browser sends for a journal: locks and sealed entries. The server only checks their shape."""

import base64
import binascii
import json
from typing import Any

VERSION = 1
LEAST_COST = 600_000  # rounds of PBKDF2-HMAC-SHA-256 (OWASP Password Storage Cheat Sheet)
MOST = 60_000  # characters of a sealed entry
BLOCK, TAG, NONCE, SALT, KEY = 256, 16, 12, 16, 32
DERIVED = {"kind", "kdf", "cost", "salt", "iv", "box"}
PASSKEY = {"kind", "credential", "salt", "iv", "box"}
MOST_PASSKEYS = 5


class Malformed(ValueError):
    """Not something the journal's script would send."""


def read_locks(text: str) -> dict[str, Any]:
    """The locks of a journal: its key, wrapped by a passphrase and by a recovery code, and perhaps by passkeys.

    Raises `Malformed` if one of the two is missing or too cheap to guess.
    """
    locks = _object(text, {"v", "journal", "key", "locks"})
    if locks["v"] != VERSION or not _is_name(locks["journal"]) or not _is_name(locks["key"]):
        raise Malformed("head")
    rows = locks["locks"]
    if not isinstance(rows, list) or not all(isinstance(row, dict) and _is_lock(row) for row in rows):
        raise Malformed("lock")
    kinds = [row["kind"] for row in rows]
    if sorted(kind for kind in kinds if kind != "passkey") != ["code", "passphrase"]:
        raise Malformed("a passphrase and a recovery code, both")
    if kinds.count("passkey") > MOST_PASSKEYS:
        raise Malformed("too many passkeys")
    return locks


def read_entry(text: str, *, key: str, version: int) -> dict[str, Any]:
    """A sealed entry under the key of that name, sealed as that version. Raises `Malformed` for anything else."""
    if len(text) > MOST:
        raise Malformed("too long")
    entry = _object(text, {"v", "key", "name", "version", "iv", "box"})
    if entry["v"] != VERSION or entry["key"] != key or entry["version"] != version:
        raise Malformed("head")
    box = _bytes(entry["box"])
    if not _is_name(entry["name"]) or len(_bytes(entry["iv"])) != NONCE:
        raise Malformed("head")
    if len(box) <= TAG or (len(box) - TAG) % BLOCK:
        raise Malformed("box")
    return entry


def _is_lock(row: dict[str, Any]) -> bool:
    if row.get("kind") == "passkey":
        is_whole = row.keys() == PASSKEY and 0 < len(_bytes(row["credential"])) <= 1023
    else:
        cost = row.get("cost")
        is_costly = isinstance(cost, int) and cost >= LEAST_COST
        is_whole = row.keys() == DERIVED and row["kdf"] == "PBKDF2-SHA-256" and is_costly
    return is_whole and (len(_bytes(row["salt"])), len(_bytes(row["iv"]))) == (SALT, NONCE) and _is_box(row)


def _is_box(row: dict[str, Any]) -> bool:
    return len(_bytes(row["box"])) == KEY + TAG


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 32 and all(one in "0123456789abcdef" for one in value)


def _object(text: str, parts: set[str]) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Malformed("no JSON") from error
    if not isinstance(found, dict) or found.keys() != parts:
        raise Malformed("parts")
    return found


def _bytes(value: Any) -> bytes:
    if not isinstance(value, str):
        raise Malformed("no base64")
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Malformed("no base64") from error
