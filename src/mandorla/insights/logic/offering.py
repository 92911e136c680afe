"""On which days a guess of the other's day may be made: some, by chance, so that nobody picks the easy ones."""

from datetime import date
from hashlib import sha256

SHARE = 0.45  # of the days


def is_offered(key: str, day: date) -> bool:
    """Whether a guess is offered on `day`: the same all day, and for each `key` on days of its own."""
    drawn = sha256(f"{key}:{day.isoformat()}".encode()).digest()
    return int.from_bytes(drawn[:4], "big") / 2**32 < SHARE
