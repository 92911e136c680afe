from datetime import datetime

from django.db import transaction

from mandorla.ownership.models import Keepsake
from mandorla.ownership.together import things_of
from mandorla.pairs.models import Member


@transaction.atomic
def freeze(*, member: Member, now: datetime) -> None:
    """When somebody leaves, keep a copy of what was shared with them and agreed by both, under their own key."""
    if not Keepsake.objects.filter(pair=member.pair, person=member.person).exists():
        things, sounds = things_of(member, now)
        made = Keepsake(pair=member.pair, person=member.person, things=things)
        made.record(sounds, now)
        made.save()
