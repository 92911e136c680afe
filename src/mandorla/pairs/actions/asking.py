from dataclasses import replace
from datetime import datetime

from django.db import transaction

from mandorla.pairs.actions.spaces import set_limits
from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.models import Member


@transaction.atomic
def take_answer(*, member: Member, is_safe: bool, now: datetime) -> None:
    """Close what is better left out where it isn't safe to disagree; the answer is not kept, and opens nothing again.

    Whatever the answer is, the same row is written as by any choice of limits, so that none can be told by it.
    """
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    mine = Boundaries(member).mine()
    set_limits(member=member, limits=replace(mine, is_gentle=mine.is_gentle or not is_safe), now=now)
