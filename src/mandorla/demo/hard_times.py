"""What Noor and Sam have from a hard week, and what Ada keeps for one."""

from datetime import datetime, timedelta

from mandorla.pairs.models import Member
from mandorla.repair import actions
from mandorla.repair.logic.starting import Words

A_DAY = timedelta(days=1)
SOFT = Words(
    feel="left out",
    about="the call with your brother on Sunday, when you settled Easter",
    need="a word with me first, before we say yes to a whole week",
    thanks="you let me sleep on Saturday, and took Ben to the pool",
)
HERS = ("Can I start again?", "I am on your side, even when I sound as if I were not.")
ADAS = "I need ten minutes. Then I will come back."
PARKED = "Who gave up which flat, six years ago"


def get_through_a_week(noor: Member, sam: Member, *, now: datetime) -> None:
    """Noor began softly some days ago; both have words for a bad moment, and Sam has parked something."""
    made = actions.write_start(member=noor, words=SOFT, is_meant=True, now=now - 4 * A_DAY)
    actions.open_start(member=noor, start=made, now=now - 4 * A_DAY)
    for text in HERS:
        actions.add_phrase(member=noor, text=text)
    actions.park(member=sam, text=PARKED)


def keep_words_at_hand(ada: Member) -> None:
    """One sentence for a bad moment."""
    actions.add_phrase(member=ada, text=ADAS)
