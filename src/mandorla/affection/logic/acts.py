"""Small acts of affection, what somebody thinks of them, and which of them two people both like."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

EFFORTS = range(1, 4)
TOGETHER, APART = "together", "apart"
ENOUGH = 6
SHOWN = 3


class Mark(StrEnum):
    """What one person, asked in private, says of an act."""

    LIKE = "like"
    NEUTRAL = "neutral"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Act:
    """One act. `effort` is 1 (a moment) to 3 (some preparing); `places` holds "together" and "apart"."""

    slug: str
    text: str
    effort: int
    places: frozenset[str]
    kinds: frozenset[str]


def liked(marks: Mapping[str, str]) -> frozenset[str]:
    """The acts that somebody marked as liked, by their slugs."""
    return frozenset(slug for slug, mark in marks.items() if mark == Mark.LIKE)


def ideas(acts: Iterable[Act], likes: Iterable[frozenset[str]], *, seed: bytes, day: int) -> list[Act]:
    """Up to three of the acts that everybody likes, drawn anew each day; none where they are fewer than six.

    Nothing but these likes plays a part. Three are drawn of at least six, so that an act which is not among them may
    be liked by both as well: that it is missing tells nothing.
    """
    shared = frozenset.intersection(*likes)
    pool = sorted((act for act in acts if act.slug in shared), key=lambda act: _lot(act, seed, day))
    return pool[:SHOWN] if len(pool) >= ENOUGH else []


def _lot(act: Act, seed: bytes, day: int) -> bytes:
    return hashlib.sha256(b"%b:%d:%b" % (seed, day, act.slug.encode())).digest()
