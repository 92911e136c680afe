"""What Noor and Sam like of small acts, and some good news between them; Ines asks Jo for something tonight."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from mandorla.affection import actions as affection
from mandorla.affection.acts import acts
from mandorla.affection.logic.acts import Mark
from mandorla.asks import actions as asks
from mandorla.pairs.models import Member

TASTE = (Mark.LIKE, Mark.LIKE, Mark.NEUTRAL, Mark.LIKE, Mark.NO)
OTHER_TASTE = (Mark.LIKE, Mark.LIKE, Mark.LIKE, Mark.NO)
A_DAY = timedelta(days=1)
TOLD = "The library wants the workshop again, and this time they pay for it."
ANSWER = "They came to you? Start with the phone call, and leave nothing out."
GOING_ON = (
    "I was in the stairwell with both arms full of leeks. She said my name as if she had been saving it up."
)
KEPT = "Ran all the way to the weir without stopping once."
TONIGHT = "voice-for-sleep"


def share_kindnesses(noor: Member, sam: Member, *, now: datetime) -> None:
    """Marks of some weeks ago, and news of three days ago that Sam took up with interest."""
    like((noor, sam), now=now - 20 * A_DAY)
    day = now - 3 * A_DAY
    news = asks.tell(member=noor, text=TOLD, is_kept=False, now=day)
    asks.respond(member=sam, news=news, text=ANSWER, now=day + timedelta(minutes=12))
    asks.respond(member=noor, news=news, text=GOING_ON, now=day + timedelta(minutes=31))
    asks.rate(news=news, felt="shared")
    asks.tell(member=sam, text=KEPT, is_kept=True, now=day)


def ask_for_tonight(ines: Member, jo: Member, *, now: datetime) -> None:
    """Marks of some weeks ago, and one act that Ines would like today."""
    like((ines, jo), now=now - 10 * A_DAY)
    affection.ask(member=ines, act=acts()[TONIGHT], now=now)


def like(members: Sequence[Member], *, now: datetime) -> None:
    """Each marks all acts, not quite in the same way."""
    for member, taste in zip(members, (TASTE, OTHER_TASTE), strict=True):
        marks = {slug: taste[number % len(taste)] for number, slug in enumerate(acts())}
        affection.mark(member=member, marks={**marks, TONIGHT: Mark.LIKE}, now=now)
