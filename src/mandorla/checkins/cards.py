from datetime import datetime

from mandorla.checkins.reading import check_ins_of_today, habits, newest_line_of_other
from mandorla.pairs.cards import Card, Part, Source
from mandorla.pairs.models import Member


def cards(member: Member, now: datetime) -> list[Card]:
    """Today between the two: what the other shows, whether one has checked in, and what both agreed on. One card."""
    has_mine, theirs = check_ins_of_today(member, now)
    context = {
        "has_mine": has_mine,
        "theirs": theirs,
        "line": newest_line_of_other(member, now),
        "habits": habits(member, now),
    }
    return [Card("checkins", "checkins/today_card.html", context, parts=frozenset({Part.MORNING}))]


SOURCE = Source("checkins", cards)
