"""Small acts of affection: how a person feels about each, and which ones both people like."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

EFFORTS = range(1, 4)
TOGETHER, APART = "together", "apart"
ENOUGH = 6
SHOWN = 3


class Mark(StrEnum):
    """What one person privately thinks of an act."""

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
    """The slugs of the acts a person marked as liked."""
    return frozenset(slug for slug, mark in marks.items() if mark == Mark.LIKE)


def ideas(acts: Iterable[Act], likes: Iterable[frozenset[str]], *, seed: bytes, day: int) -> list[Act]:
    """Up to three of the acts everyone likes, drawn anew each day; none if there are fewer than six.

    Only likes count. Three are drawn from at least six, so an act that is not among them may still be
    liked by both: its absence reveals nothing.
    """
    shared = frozenset.intersection(*likes)
    pool = sorted((act for act in acts if act.slug in shared), key=lambda act: _lot(act, seed, day))
    return pool[:SHOWN] if len(pool) >= ENOUGH else []


def _lot(act: Act, seed: bytes, day: int) -> bytes:
    return hashlib.sha256(b"%b:%d:%b" % (seed, day, act.slug.encode())).digest()
