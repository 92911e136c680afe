from datetime import datetime
from uuid import UUID

from django.db import transaction

from mandorla.ownership.opened import every_open, one_open
from mandorla.pairs.models import Member


@transaction.atomic
def take_one_back(*, member: Member, kind: str, number: UUID, now: datetime) -> bool:
    """Take one thing off the other's pages; returns whether it was there. Repeating it changes nothing."""
    found = one_open(member, kind, number)
    if found:
        opening, row = found
        opening.take_back(member, row, now)
    return found is not None


@transaction.atomic
def take_all_back(*, member: Member, now: datetime) -> None:
    """Take back everything `member` shares with the other. Repeating it changes nothing."""
    for opening, row in list(every_open(member)):
        opening.take_back(member, row, now)
