"""Which question to offer. A seeded, pure choice: the same pair on the same day always gets the same one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from hashlib import blake2b

from mandorla.prompts.logic.catalogue import Prompt

WORD = 2**64 - 1
DEEP = 3  # from this depth on, people talk about feelings


@dataclass(frozen=True, slots=True)
class Situation:
    """What a choice depends on: whom it is for (`seed`), the day, what may be offered, and the history.

    `left_out` names decks that are not wanted for now.
    If `is_tender`, soon after a talk about conflict, nothing deep is offered. If there is something at
    least as deep as `least`, it comes first.
    """

    seed: bytes
    turn: int
    depth: int
    kind: str
    place: str
    is_solo: bool
    closed: frozenset[str] = field(default_factory=frozenset)
    opened: frozenset[str] = field(default_factory=frozenset)
    left_out: frozenset[str] = field(default_factory=frozenset)
    excluded: frozenset[str] = field(default_factory=frozenset)
    pending: tuple[str, ...] = ()
    is_tender: bool = False
    least: int = 1


def choose(prompts: Iterable[Prompt], situation: Situation) -> Prompt | None:
    """The prompt to offer, or None if nothing fits.

    A prompt waiting for its second answer comes first. Otherwise the eligible ones are put in an order specific to this
    pair (multiplicative hashing, Dietzfelbinger et al. 1997) and taken in turn, so that none returns before the
    others have been.
    """
    eligible = {prompt.slug: prompt for prompt in prompts if is_eligible(prompt, situation)}
    for slug in situation.pending:
        if slug in eligible:
            return eligible[slug]
    factor = _number(situation.seed) | 1
    new = eligible.keys() - situation.excluded
    deep_enough = {slug for slug in new if eligible[slug].depth >= situation.least}
    fresh = sorted(deep_enough or new, key=lambda slug: _number_of(slug) * factor & WORD)
    return eligible[fresh[situation.turn % len(fresh)]] if fresh else None


def is_eligible(prompt: Prompt, situation: Situation) -> bool:
    """Whether a prompt may be offered at all: depth, topics, deck, kind of pair, place, what is opened."""
    return (
        prompt.depth <= situation.depth
        and not (situation.is_tender and prompt.depth >= DEEP)
        and not prompt.topics & situation.closed
        and prompt.deck not in situation.left_out
        and situation.kind in prompt.kinds
        and situation.place in prompt.places
        and ("solo" if situation.is_solo else "both") in prompt.suits
        and (not prompt.is_opt_in or prompt.deck in situation.opened)
    )


def is_offer_day(begun_on: date, day: date, every: int) -> bool:
    """Whether a question is due on `day`, for a pair that began on `begun_on` and wants one every `every` days."""
    return (day - begun_on).days % every == 0


def next_offer_day(begun_on: date, day: date, every: int) -> int:
    """Days from `day` to the next one with a question, at least one."""
    return every - (day - begun_on).days % every


@cache
def _number_of(slug: str) -> int:
    return _number(slug.encode())


def _number(words: bytes) -> int:
    return int.from_bytes(blake2b(words, digest_size=8).digest())
