from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from mandorla.pairs.actions.spaces import set_limits
from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.models import Member


@transaction.atomic
def rest(*, member: Member, until: date | None, now: datetime) -> None:
    """Rest until a day, or end a rest; all other limits stay as they are."""
    Member.objects.select_for_update(no_key=True).get(pk=member.pk)
    mine = Boundaries(member).mine()
    set_limits(member=member, limits=replace(mine, paused_until=until), now=now)
