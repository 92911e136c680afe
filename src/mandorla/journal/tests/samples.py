"""What the script of the journal would send, of the right shape and opening to nobody."""

import base64
import json
import secrets
from typing import Any

NAME, KEY = "0" * 32, "1" * 32


def noise(length: int) -> str:
    return base64.b64encode(secrets.token_bytes(length)).decode()


def lock(kind: str, **changes: Any) -> dict[str, Any]:
    row = {"kind": kind, "kdf": "PBKDF2-SHA-256", "cost": 1_000_000}
    return {**row, "salt": noise(16), "iv": noise(12), "box": noise(48), **changes}


def locks(*rows: dict[str, Any], **changes: Any) -> dict[str, Any]:
    both = rows or (lock("passphrase"), lock("code"))
    return {"v": 1, "journal": NAME, "key": KEY, "locks": list(both), **changes}


def sealed(version: int = 1, **changes: Any) -> str:
    row = {"v": 1, "key": KEY, "name": "2" * 32, "version": version, "iv": noise(12), "box": noise(256 + 16)}
    return json.dumps({**row, **changes})
