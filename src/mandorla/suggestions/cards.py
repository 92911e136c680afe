from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, QuerySet
from django.utils.translation import gettext_lazy as _

from mandorla.pairs.cards import Card, Door, Part, Source
from mandorla.pairs.models import Member, Pair
from mandorla.practices.models import Practice
from mandorla.suggestions.models import Choice
from mandorla.suggestions.reading import asked_of, noted_today, things_of

LATER = frozenset({Part.DAY, Part.EVENING})  # in the morning the check-in goes before
WHAT_ELSE = Card("what-else", door=Door("suggestions:why", _("What else you could do")))


def cards(member: Member, now: datetime) -> list[Card]:
    """What `member` could do today. In the evening, once something was done: whether it brought the two closer."""
    noted = noted_today(member, now)
    is_evening = Part.at(now.astimezone(member.person.zone).time()) is Part.EVENING
    asked = asked_of(member, noted, now) if is_evening and member.other else None
    if asked:
        return [Card("closer", "suggestions/closer_card.html", {"asked": asked}, parts=LATER), WHAT_ELSE]
    things = things_of(member, noted, now)
    if not things:
        return [WHAT_ELSE]
    template, door = "suggestions/today_card.html", WHAT_ELSE.door
    return [Card("suggestions", template, {"things": things}, parts=LATER, door=door)]


def stirs(pair: UUID, person: UUID, day: date, lately: datetime) -> QuerySet[Pair]:
    """What was chosen for them, or what they did, in the last days."""
    chosen = Choice.objects.filter(pair=pair, person=person, day__gte=day)
    done = Practice.objects.filter(pair=pair, person=person, day__gte=day)
    return Pair.objects.filter(Exists(chosen) | Exists(done), pk=pair)


SOURCE = Source("suggestions", cards, stirs, (WHAT_ELSE,), door=WHAT_ELSE.door)
