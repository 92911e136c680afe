from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from mandorla.pairs.actions.spaces import set_limits
from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.logic.limits import Limits
from mandorla.pairs.models import Member


@transaction.atomic
def rest(*, member: Member, until: date | None, now: datetime) -> None:
    """Rest until a day, or end a rest; all other limits stay as they are."""
    set_limits(member=member, limits=replace(_mine(member), paused_until=until), now=now)


@transaction.atomic
def leave_deck_out(*, member: Member, deck: str, is_out: bool, now: datetime) -> None:
    """Want no more questions of a deck, or want them again. Nobody is told. Repeating it changes nothing."""
    mine = _mine(member)
    left_out = mine.left_out | {deck} if is_out else mine.left_out - {deck}
    if left_out != mine.left_out:
        set_limits(member=member, limits=replace(mine, left_out=left_out), now=now)


def _mine(member: Member) -> Limits:
    """One's own limits, nobody else changing them."""
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    return Boundaries(member).mine()
