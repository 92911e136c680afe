from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mandorla.pairs.actions import TOPIC
from mandorla.pairs.cards import Card, Door, Rank, Source
from mandorla.pairs.logic.agreement import is_due
from mandorla.pairs.models import AgreementEntry, Member

AGREEMENT = "pairs:agreement"
LOOK = _("A look at your agreement")


def cards(member: Member, now: datetime) -> list[Card]:
    """A review of the agreement that is due, or a proposal by the other. At most one query."""
    if member.is_solo:
        return []
    if is_due(member.pair.review_on, member.review_from, member.pair_day(now)):
        return [_card("pairs/review_card.html", Rank.SELDOM, LOOK)]
    if AgreementEntry.objects.of(member.pair).proposed().exclude(proposer=member.person).exists():
        # It may stay as it is for as long as one likes, so it waits for a day with room, and is a door till then.
        return [_card("pairs/proposed_card.html", Rank.WHENEVER, _("A line for your agreement"))]
    return []


def _card(template: str, rank: Rank, title: Promise) -> Card:
    return Card("agreement", template, rank=rank, title=title, door=Door(AGREEMENT, title))


def stirs(pair: UUID, person: UUID, day: date, lately: datetime) -> QuerySet[Member]:
    """Proposals by the other, and the review day; both in one query."""
    proposed = AgreementEntry.objects.filter(pair=pair, agreed_on=None).exclude(proposer=person)
    here = Member.objects.filter(pair=pair, person=person)
    return here.filter(Exists(proposed) | Q(pair__review_on__isnull=False))


SOURCE = Source("agreement", cards, stirs, topic=TOPIC, door=Door(AGREEMENT, LOOK))
