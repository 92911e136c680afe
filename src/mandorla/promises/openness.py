"""What the pages of open words show: never more than their reader may see."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils.functional import Promise as Text

from mandorla.pairs.models import Member
from mandorla.people.models import Person
from mandorla.promises.kinds import FACES
from mandorla.promises.logic.openness import FIRST, PARTS, Kind
from mandorla.promises.models import OpenWord
from mandorla.shared import clock
from mandorla.shared.paging import Page, page_of

A_DAY = timedelta(days=1)
MOST_EARLIER = 20


@dataclass(frozen=True, slots=True)
class Told:
    """An open word as one reader sees it: its parts with their labels, and the look back."""

    word: OpenWord
    is_mine: bool
    parts: list[tuple[Text, str]]
    first: str
    back: str
    name: str = ""  # of the other, where they opened it

    @property
    def day(self) -> date:
        """One's own by the day one wrote it; the other's by the day they opened it."""
        return self.word.said_on if self.is_mine else self.word.shared_on or self.word.said_on

    @property
    def is_open(self) -> bool:
        return self.word.is_open

    @property
    def is_back_open(self) -> bool:
        return self.word.shared_back is not None

    @property
    def news_words(self) -> str:
        """What today's page says of it to the one it was opened to."""
        return str(FACES[Kind(self.word.kind)].news) % {"name": self.name}


def told(member: Member, word: OpenWord) -> Told:
    """One of them, as `member` sees it."""
    return _told(member.person, word)


def earlier_than(member: Member, word: OpenWord) -> list[Told]:
    """What was said on the same thing before, as far as `member` may see it, the newest first. One query."""
    before = OpenWord.objects.visible_to(member).filter(thread=word.thread, number__lt=word.number)
    return _all(member.person, before.order_by("-number")[:MOST_EARLIER])


def newest_of(member: Member, kind: Kind, asked: str) -> Page[Told]:
    """A page of those of a kind that `member` may see, the newest first. One query."""
    page = page_of(OpenWord.objects.visible_to(member).filter(kind=kind).newest_first(), asked)
    return page.showing(_all(member.person, page.rows))


def last_card(member: Member) -> OpenWord | None:
    """One's own newest card, if there is one. One query."""
    mine = OpenWord.objects.of(member.pair).by(member.person).filter(kind=Kind.CARD)
    return mine.order_by("-number").first()


def told_to(member: Member, now: datetime) -> list[Told]:
    """What the other opened today or the day before. One query."""
    since = clock.day_of(now, member.person.zone) - A_DAY
    rows = OpenWord.objects.open_to(member, since).newest_first()[:2]
    name = member.other.person.name if member.other else ""
    return [replace(one, name=name) for one in _all(member.person, rows)]


def told_kept(person: Person, asked: str) -> Page[Told]:
    """A page of what `person` wrote in pairs they have left, the newest first. One query."""
    rows = OpenWord.objects.by(person).filter(pair__in=Member.objects.pairs_left_by(person))
    page = page_of(rows.newest_first(), asked)
    return page.showing(_all(person, page.rows))


def _all(person: Person, rows: Iterable[OpenWord]) -> list[Told]:
    return [_told(person, one) for one in rows]


def _told(person: Person, word: OpenWord) -> Told:
    kind, said = Kind(word.kind), word.said_to(person)
    fields = FACES[kind].fields
    parts = [(fields[part].label, said[part]) for part in PARTS[kind] if said.get(part)]
    first = said.get(FIRST[kind], "")
    return Told(word, word.author_id == person.pk, parts, first, word.back_to(person))
