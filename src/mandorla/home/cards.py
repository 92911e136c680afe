"""Who has something to show on today's page, in this order. A slice that goes takes its line with it."""

from datetime import datetime

from mandorla.checkins.cards import cards as checkins
from mandorla.pairs.cards import Card, Cards
from mandorla.pairs.models import Member
from mandorla.prompts.cards import cards as prompts

SLICES: tuple[Cards, ...] = (checkins, prompts)
MOST = 3


def cards(member: Member, now: datetime) -> list[Card]:
    """What today's page shows to `member`: at most three things."""
    return [card for slice_cards in SLICES for card in slice_cards(member, now)][:MOST]
