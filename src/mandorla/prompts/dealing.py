"""Questions that the two meet in a talk. What comes on a day's page and what is dealt here keep clear of each other."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from hashlib import blake2b
from uuid import UUID

from django.db import transaction

from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.models import Member
from mandorla.pairs.roster import one_of_each
from mandorla.prompts.actions import A_DAY, write_offer
from mandorla.prompts.decks import catalogue
from mandorla.prompts.logic.catalogue import Prompt
from mandorla.prompts.logic.choosing import is_eligible
from mandorla.prompts.models import Dealt
from mandorla.prompts.offers import History, situation_of


@transaction.atomic
def deal(*, member: Member, seed: bytes, most: int, now: datetime) -> list[Prompt]:
    """Take questions within both people's limits, at most `most` of each depth, and hold them back from other places.

    None is among them that the two met within the year, or that comes on their page today or tomorrow.
    """
    day = member.pair_day(now)
    write_offer(member=member, day=day)
    limits = Boundaries(member).for_both(day)
    situation = situation_of(member, limits, limits.ceiling, seed=seed, turn=0)
    met = History(member, day, before=day + 2 * A_DAY).met
    fitting = [one for one in catalogue() if one.slug not in met and is_eligible(one, situation)]
    dealt: dict[int, list[Prompt]] = defaultdict(list)
    for prompt in sorted(
        fitting, key=lambda one: blake2b(one.slug.encode(), digest_size=8, key=seed).digest()
    ):
        if len(dealt[prompt.depth]) < most:
            dealt[prompt.depth].append(prompt)
    taken = [prompt for depth in sorted(dealt) for prompt in dealt[depth]]
    Dealt.objects.bulk_create(
        [Dealt(pair=member.pair, slug=one.slug, day=day) for one in taken],
        update_conflicts=True,
        unique_fields=["pair", "slug"],
        update_fields=["day"],
    )
    return taken


@transaction.atomic
def give_back(*, pair: UUID, dealt: Collection[str], asked: Collection[str], day: date) -> None:
    """A talk is over: what was on the table counts as asked on `day`, the rest of what was `dealt` may come anew.

    The question of that day stays as it is.
    """
    for member in one_of_each([pair]):
        write_offer(member=member, day=day)
    held = Dealt.objects.filter(pair=pair)
    held.filter(slug__in=set(dealt) - set(asked)).delete()
    held.filter(slug__in=asked).update(day=day)
