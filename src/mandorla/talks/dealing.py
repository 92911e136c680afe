"""Cards for a talk: questions of the decks that may be offered to both, in an order of the talk's own."""

from collections import defaultdict
from datetime import datetime
from hashlib import blake2b

from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.models import Member
from mandorla.prompts.decks import catalogue
from mandorla.prompts.logic.choosing import Situation, is_eligible
from mandorla.prompts.models import Exchange
from mandorla.talks.logic.state import Card

MOST = 6  # of each depth


def deal(member: Member, seed: bytes, now: datetime) -> list[Card]:
    """Questions within both people's limits that the two have not met, at most six of each depth. Two queries."""
    limits = Boundaries(member).for_both(member.pair_day(now))
    situation = Situation(
        seed=seed,
        turn=0,
        depth=limits.ceiling,
        kind=member.pair.kind,
        place=member.pair.place,
        is_solo=False,
        closed=limits.closed,
        opened=limits.opened,
        left_out=limits.left_out,
    )
    met = set(Exchange.objects.of(member.pair).values_list("slug", flat=True))
    fitting = [one for one in catalogue() if one.slug not in met and is_eligible(one, situation)]
    dealt: dict[int, list[Card]] = defaultdict(list)
    for prompt in sorted(
        fitting, key=lambda one: blake2b(one.slug.encode(), digest_size=8, key=seed).digest()
    ):
        if len(dealt[prompt.depth]) < MOST:
            dealt[prompt.depth].append(Card(prompt.text, prompt.depth))
    return [card for depth in sorted(dealt) for card in dealt[depth]]
