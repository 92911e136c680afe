"""On which days to ask a person privately whether it is safe to disagree with the other."""

from datetime import date
from hashlib import blake2b

FIRST = 10  # days after the two became a pair
EVERY = 120
SPREAD = 20  # so that the two are asked on different days


def is_asked_on(day: date, *, together_since: date, seed: bytes) -> bool:
    """Whether `day` is one of the rare days: one every four months, at a different time for each person."""
    own = blake2b(seed, digest_size=2, person=b"asking").digest()
    passed = (day - together_since).days - FIRST - int.from_bytes(own) % SPREAD
    return passed >= 0 and passed % EVERY == 0
