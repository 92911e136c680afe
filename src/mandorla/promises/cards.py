from datetime import datetime

from django.utils.translation import gettext_lazy as _

from mandorla.pairs.cards import Card, Rank
from mandorla.pairs.models import Member
from mandorla.promises.confiding import confided_to
from mandorla.promises.reading import promises_for_today

MOST = 4  # the others are on the page of promises


def cards(member: Member, now: datetime) -> list[Card]:
    """What was written for `member` since yesterday, and their own promises that are due or were. Else nothing."""
    promises = promises_for_today(member, now)
    apologies = [] if member.is_solo else confided_to(member, now)
    if not promises and not apologies:
        return []
    context = {"promises": promises[:MOST], "apologies": apologies}
    title = _("Something about promises")
    return [Card("promises", "promises/today_card.html", context, rank=Rank.WAITING, title=title)]
