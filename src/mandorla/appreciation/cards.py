from datetime import datetime

from django.utils.translation import gettext_lazy as _

from mandorla.appreciation.reading import news
from mandorla.pairs.cards import Card, Rank
from mandorla.pairs.models import Member


def cards(member: Member, now: datetime) -> list[Card]:
    """That something kind is there to be taken in, and a word that came back; else a quiet way to say thanks."""
    found = news(member, now)
    if not found.waiting and not found.word:
        return [Card("thanks", "appreciation/thanks_card.html", rank=Rank.WHENEVER)]
    landed = found.word.words_for(member.person) if found.word else ""
    title = _("Something to take in") if found.waiting else ""
    context = {"waiting": found.waiting, "word": found.word, "landed": landed}
    return [Card("appreciation", "appreciation/today_card.html", context, rank=Rank.WAITING, title=title)]
