"""What the pages of owned mistakes show: never more than their reader may see."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise as Text
from django.utils.translation import gettext_lazy as _

from mandorla.pairs.models import Member
from mandorla.people.models import Person
from mandorla.promises.logic.owning import Choice, Words
from mandorla.promises.models import Apology, Promise, Reception
from mandorla.shared import clock
from mandorla.shared.paging import Page, page_of

A_DAY = timedelta(days=1)
CHOICES: dict[Choice | None, Text] = {
    None: _("I take my time"),
    Choice.NOT_YET: _("Not yet"),
    Choice.TALK: _("Let us talk"),
    Choice.ACCEPTED: _("I accept it"),
}


@dataclass(frozen=True, slots=True)
class Confided:
    """An owned mistake as one reader sees it; no words where only a mark of it is left."""

    apology: Apology
    words: Words | None
    is_mine: bool
    choice: str  # what the receiver said, empty where nothing
    promise: Promise | None = None

    @property
    def choice_words(self) -> Text | str:
        return CHOICES[Choice(self.choice)] if self.choice in list(Choice) else ""


def confided(member: Member, apology: Apology) -> Confided:
    """One of them, with the promise that one may have made of its offer. One query."""
    found = Promise.objects.visible_to(member).filter(apology=apology, author=member.person).first()
    return _confided(member.person, apology, found)


def all_confided(member: Member, asked: str) -> Page[Confided]:
    """A page of those that `member` may see, the newest first. One query."""
    page = page_of(Apology.objects.visible_to(member).newest_first(), asked)
    return page.showing(_confided(member.person, one) for one in page.rows)


def confided_to(member: Member, now: datetime) -> list[Confided]:
    """What the other owned before `member` today or the day before. One query."""
    since = clock.day_of(now, member.person.zone) - A_DAY
    rows = Apology.objects.open_to(member).since(since).newest_first()[:2]
    return [_confided(member.person, one) for one in rows]


def confided_kept(person: Person, asked: str) -> Page[Confided]:
    """A page of what `person` wrote in pairs they have left, the newest first. One query."""
    rows = Apology.objects.by(person).filter(pair__in=Member.objects.pairs_left_by(person))
    page = page_of(rows.newest_first(), asked)
    return page.showing(_confided(person, one) for one in page.rows)


def _confided(person: Person, apology: Apology, promise: Promise | None = None) -> Confided:
    reception: Reception | None = getattr(apology, "reception", None)
    is_mine = apology.author_id == person.pk
    choice = ""
    if reception and apology.is_open:
        choice = reception.shared_choice if is_mine else reception.choice
    return Confided(apology, apology.words_for(person), is_mine, choice, promise)
