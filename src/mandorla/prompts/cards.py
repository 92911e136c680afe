from datetime import datetime

from django.utils.translation import gettext_lazy as _

from mandorla.pairs.cards import Card, Door, Part, Source
from mandorla.pairs.models import Member
from mandorla.prompts.browsing import name_of_other
from mandorla.prompts.decks import catalogue
from mandorla.prompts.offers import today
from mandorla.prompts.reading import standing


def cards(member: Member, now: datetime) -> list[Card]:
    """Today's question, and its state for `member`."""
    offered = today(member, member.pair_day(now))
    if offered.prompt is None:
        return [Card("rest", "prompts/rest_card.html", {"offered": offered})]
    stands = standing(member, offered.prompt, now)
    context = {
        "offered": offered,
        "standing": stands,
        "words": offered.prompt.words(name_of_other(member)),
        "deck": catalogue().deck_by_slug[offered.prompt.deck],
        "is_solo": member.is_solo,
    }
    title = "" if stands.has_mine else _("Today's question")
    door = Door("prompts:prompt", _("Today's question"), (offered.prompt.slug,))
    parts = frozenset({Part.DAY, Part.EVENING})
    return [Card("prompt", "prompts/today_card.html", context, parts=parts, title=title, door=door)]


SOURCE = Source("prompts", cards, is_daily=True, door=Door("prompts:decks", _("Questions to choose from")))
