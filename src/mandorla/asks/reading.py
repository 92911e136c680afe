"""What the pages of good news show: never more than their reader may see."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from mandorla.asks.models import GoodNews, Response
from mandorla.pairs.models import Member
from mandorla.people.models import Person
from mandorla.shared import clock
from mandorla.shared.paging import Page, page_of
from mandorla.shared.text import shorten

A_DAY = timedelta(days=1)
FRESH = 10


@dataclass(frozen=True, slots=True)
class Said:
    """A response as one reader sees it."""

    response: Response
    text: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Told:
    """Good news as one reader sees it. `felt` is empty for everyone but its teller."""

    news: GoodNews
    text: str
    is_mine: bool
    felt: str = ""
    responses: list[Said] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.news.is_open


@dataclass(frozen=True, slots=True)
class Fresh:
    """New since yesterday: news from the other without a response yet, or a response to the member's own."""

    told: Told
    is_answered: bool


def news_of(member: Member, asked: str) -> Page[Told]:
    """A page of all that `member` may see, the newest first. One query."""
    page = page_of(GoodNews.objects.visible_to(member).newest_first(), asked)
    return page.showing(_told(row, member.person, short=True) for row in page.rows)


def news_kept(person: Person, asked: str) -> Page[Told]:
    """A page of what `person` wrote in pairs they have left. One query."""
    pairs = Member.objects.pairs_left_by(person)
    page = page_of(GoodNews.objects.by(person).filter(pair__in=pairs).newest_first(), asked)
    return page.showing(_told(row, person, short=True) for row in page.rows)


def told_in_full(member: Member, news: GoodNews) -> Told:
    """One piece of news with the responses to it. One query."""
    seen = Response.objects.under(news, member)
    said = [Said(row, row.words_for(member.person), row.author_id == member.person_id) for row in seen]
    return _told(news, member.person, responses=said)


def fresh(member: Member, now: datetime) -> Fresh | None:
    """What today's page shows of good news, the newest first. One query."""
    if member.other is None:
        return None
    me, other = member.person, member.other.person
    since = clock.day_of(now, other.zone) - A_DAY
    mine = Response.objects.filter(news=OuterRef("pk"), author=me)
    theirs = Response.objects.filter(
        news=OuterRef("pk"), author=other, shared_text__isnull=False, day__gte=since
    )
    rows = (
        GoodNews.objects.visible_to(member)
        .annotate(has_mine=Exists(mine), has_theirs=Exists(theirs))
        .filter(Q(author=other, day__gte=since, has_mine=False) | Q(author=me, has_theirs=True))
        .newest_first()[:FRESH]
    )
    for row in rows:
        is_answered = row.author_id == me.id
        if not (is_answered and row.felt):
            return Fresh(_told(row, me, short=True), is_answered)
    return None


def _told(row: GoodNews, reader: Person, *, responses: list[Said] | None = None, short: bool = False) -> Told:
    is_mine = row.author_id == reader.id
    text = row.words_for(reader)
    return Told(
        news=row,
        text=shorten(text) if short else text,
        is_mine=is_mine,
        felt=row.felt if is_mine else "",
        responses=responses or [],
    )
