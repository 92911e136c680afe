from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, QuerySet
from django.utils.translation import gettext_lazy as _

from mandorla.pairs.cards import Card, Door, Rank, Source
from mandorla.pairs.models import Member
from mandorla.promises.models import Apology, OpenWord, Promise
from mandorla.promises.openness import told_to
from mandorla.promises.owning import confided_to
from mandorla.promises.reading import promises_for_today

MOST = 4  # the others are on the page of promises


def cards(member: Member, now: datetime) -> list[Card]:
    """What was written for `member` since yesterday, and their own promises that are due or were. Else nothing."""
    promises = promises_for_today(member, now)
    apologies = [] if member.is_solo else confided_to(member, now)
    words = [] if member.is_solo else told_to(member, now)
    if not promises and not apologies and not words:
        return []
    context = {"promises": promises[:MOST], "apologies": apologies, "words": words}
    title = _("Something about promises")
    door = Door("promises:promises", title)
    return [Card("promises", "promises/today_card.html", context, rank=Rank.WAITING, title=title, door=door)]


def stirs(pair: UUID, person: UUID, day: date, lately: datetime) -> QuerySet[Member]:
    """Oneself, where one has a promise that is open, or where something was promised, owned or opened to one lately."""
    promises = Promise.objects.stirring(pair=pair, person=person, since=day)
    apologies = Apology.objects.filter(pair=pair, made_to=person, shared__isnull=False, shared_on__gte=day)
    words = OpenWord.objects.filter(pair=pair, shared__isnull=False, shared_on__gte=day).exclude(
        author=person
    )
    here = Member.objects.filter(pair=pair, person=person)
    return here.filter(Exists(promises) | Exists(apologies) | Exists(words))


SOURCE = Source("promises", cards, stirs)
