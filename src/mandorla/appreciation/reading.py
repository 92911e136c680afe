"""What the pages of appreciations show: never more than their reader may see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from mandorla.appreciation.actions import FORMS, LANDING, subject_of
from mandorla.appreciation.logic.said import Said
from mandorla.appreciation.models import Appreciation, Landing, Plan
from mandorla.appreciation.wording import plan_of, sentence_of
from mandorla.drafts.reading import text_of, texts_of
from mandorla.pairs.models import Member
from mandorla.people.models import Person
from mandorla.shared import clock
from mandorla.shared.dates import in_words
from mandorla.shared.paging import Page, page_of

NEWS = timedelta(days=14)  # after that it is on its own page only, not on today's
WORD_BACK = timedelta(days=2)
MOST_NEWS = 20


@dataclass(frozen=True, slots=True)
class Seen:
    """An appreciation as one reader sees it. `landed` is set if they may know it; `is_put_away` if they put it away."""

    appreciation: Appreciation
    said: Said
    sentence: str
    day: str
    is_mine: bool
    landing: Landing | None
    landed: str

    @property
    def is_put_away(self) -> bool:
        return self.landing is not None and not self.is_mine


@dataclass(frozen=True, slots=True)
class News:
    """For today's page: the newest one the other shared that is not put away, and the newest response."""

    waiting: Appreciation | None = None
    word: Landing | None = None


@dataclass(frozen=True, slots=True)
class PlanSeen:
    plan: Plan
    sentence: str


def received(member: Member, page: str) -> Page[Seen]:
    """One page of what the other has shared with `member`, newest first. Two queries."""
    return _page(Appreciation.objects.to(member).order_by("-opened_at", "id"), member, page)


def received_between(member: Member, since: datetime | None, until: datetime | None) -> list[Seen]:
    """The newest ones the other shared with `member` in a span of time, which may be open-ended. Two queries."""
    found = Appreciation.objects.to(member)
    found = found.filter(opened_at__gte=since) if since else found
    found = found.filter(opened_at__lt=until) if until else found
    return _seen(found.order_by("-opened_at", "id")[:MOST_NEWS], member)


def written(member: Member, page: str) -> Page[Seen]:
    """One page of what `member` wrote, the newest first. Two queries."""
    mine = Appreciation.objects.of(member.pair).by(member.person)
    return _page(mine.order_by("-written_at", "id"), member, page)


def seen_by(member: Member, appreciation: Appreciation) -> Seen:
    """One appreciation as `member` sees it. One query."""
    return _seen([appreciation], member)[0]


def news(member: Member, now: datetime) -> News:
    """What is waiting to be taken in, and the latest response. One query."""
    if member.other is None:
        return News()
    mine, theirs = Q(author=member.person), Q(author=member.other.person)
    waits = theirs & Q(opened_at__gte=now - NEWS, landing__isnull=True)
    came_back = mine & Q(landing__shared_text__isnull=False, landing__said_at__gte=now - WORD_BACK)
    found = Appreciation.objects.visible_to(member).filter(waits | came_back, opened_at__isnull=False)
    rows = list(found.select_related("landing").order_by("-opened_at", "id")[:MOST_NEWS])
    waiting = next((row for row in rows if row.author_id != member.person_id), None)
    words = [row.landing for row in rows if row.author_id == member.person_id]
    return News(waiting, max(words, key=lambda landing: landing.said_at, default=None))


def plan_seen(member: Member) -> PlanSeen | None:
    """The member's own plan to thank, as a sentence. One query."""
    mine = Plan.objects.of(member.pair, member.person).first()
    return PlanSeen(mine, plan_of(mine.moment, mine.act)) if mine else None


def typed(member: Member, appreciation: Appreciation | None = None) -> dict[str, str]:
    """The draft of an appreciation, by field name. One query."""
    return texts_of(member.person, FORMS, subject_of(member, appreciation))


def typed_of_landing(member: Member, appreciation: Appreciation) -> str:
    """The draft of how it landed. One query."""
    return text_of(member.person, LANDING, subject_of(member, appreciation))


def seen_of(row: Appreciation, reader: Person, landings: Mapping[UUID, Landing]) -> Seen:
    """An appreciation as `reader` sees it, with what they may know about how it landed."""
    said, landing = row.said_to(reader), landings.get(row.pk)
    is_mine = row.author_id == reader.id
    instant = row.written_at if is_mine or row.opened_at is None else row.opened_at
    return Seen(
        appreciation=row,
        said=said,
        sentence=sentence_of(said),
        day=in_words(clock.day_of(instant, reader.zone)),
        is_mine=is_mine,
        landing=landing,
        landed=landing.words_for(reader) if landing else "",
    )


def _page(found: Any, member: Member, asked: str) -> Page[Seen]:
    page: Page[Appreciation] = page_of(found, asked)
    return page.showing(_seen(page.rows, member))


def _seen(rows: Iterable[Appreciation], member: Member) -> list[Seen]:
    rows = list(rows)
    known = Landing.objects.visible_to(member).filter(appreciation__in=[row.pk for row in rows])
    landings = {landing.appreciation_id: landing for landing in known if landing.appreciation_id}
    return [seen_of(row, member.person, landings) for row in rows]
