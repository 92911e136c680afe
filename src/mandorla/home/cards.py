"""Who has something to show on today's page. A slice that goes takes its line with it."""

from datetime import datetime

from mandorla.affection.cards import cards as affection
from mandorla.appreciation.cards import cards as appreciation
from mandorla.asks.cards import cards as asks
from mandorla.checkins.cards import cards as checkins
from mandorla.moments.cards import cards as moments
from mandorla.pairs.agreement_cards import cards as agreement
from mandorla.pairs.cards import Card, Cards, Part
from mandorla.pairs.models import Member
from mandorla.prompts.cards import cards as prompts

SLICES: tuple[Cards, ...] = (affection, asks, appreciation, moments, checkins, prompts, agreement)
MOST = 3


def cards(member: Member, now: datetime) -> list[Card]:
    """What today's page shows to `member`: at most three things, what is waiting first, then by the time of day."""
    part = Part.at(now.astimezone(member.person.zone).time())
    found = [card for slice_cards in SLICES for card in slice_cards(member, now)]
    return sorted(found, key=lambda card: (card.rank, part not in card.parts))[:MOST]


def waiting(member: Member, now: datetime) -> list[str]:
    """What the slices have for `member`, each in a few words that tell nothing of what somebody wrote."""
    found = [card for slice_cards in SLICES for card in slice_cards(member, now)]
    return [str(card.title) for card in sorted(found, key=lambda card: card.rank) if card.title]
