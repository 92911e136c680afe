from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from mandorla.appreciation.models import Appreciation
from mandorla.appreciation.reading import news
from mandorla.pairs.cards import Card, Door, Rank, Source
from mandorla.pairs.models import Member

SAY_THANKS = Card(
    "thanks",
    "appreciation/thanks_card.html",
    rank=Rank.WHENEVER,
    door=Door("appreciation:new", _("Say thanks")),
)
KIND_WORDS = Door("appreciation:received", _("Something kind, for you or from you"))


def cards(member: Member, now: datetime) -> list[Card]:
    """Something kind to take in, and a response that came back; otherwise a quiet link to say thanks."""
    found = news(member, now)
    if not found.waiting and not found.word:
        return [SAY_THANKS]
    landed = found.word.words_for(member.person) if found.word else ""
    title = _("Something to take in") if found.waiting else ""
    context = {"waiting": found.waiting, "word": found.word, "landed": landed}
    template = "appreciation/today_card.html"
    return [Card("appreciation", template, context, rank=Rank.WAITING, title=title, door=KIND_WORDS)]


def stirs(pair: UUID, person: UUID, day: date, lately: datetime) -> QuerySet[Appreciation]:
    """What is waiting to be taken in, and what got a response."""
    waits = ~Q(author=person) & Q(landing__isnull=True)
    came_back = Q(author=person, landing__shared_text__isnull=False)
    return Appreciation.objects.filter(waits | came_back, pair=pair, opened_at__gte=lately)


SOURCE = Source("appreciation", cards, stirs, (SAY_THANKS,), door=KIND_WORDS)
