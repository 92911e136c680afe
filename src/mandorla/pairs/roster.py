"""Many pairs at once, for scheduled work."""

from collections.abc import Iterable
from uuid import UUID

from mandorla.pairs.models import Member
from mandorla.vault import keys


def one_of_each(pair_ids: Iterable[UUID]) -> list[Member]:
    """One member of each pair, with the other loaded; without pairs that both have left. Two queries."""
    rows = Member.objects.here().filter(pair__in=list(pair_ids)).select_related("pair", "person")
    first: dict[UUID, Member] = {}
    owners: set[UUID] = set()
    for row in rows.order_by("pair_id", "side"):
        known = first.setdefault(row.pair_id, row)
        known.other = row if row is not known else None
        owners |= {row.pair_id, row.person_id}
    keys.preload(owners)
    return list(first.values())
