"""What the pages of repair show: never more than their reader may see."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mandorla.drafts.reading import texts_of
from mandorla.pairs.models import Member
from mandorla.people.models import Person
from mandorla.repair.actions import subject_of
from mandorla.repair.logic.starting import FORMS, Words
from mandorla.repair.models import FriendView, Parked, Phrase, Start
from mandorla.shared import clock
from mandorla.shared.paging import Page, page_of, side_by_side

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Begun:
    """A soft beginning as one reader sees it."""

    start: Start
    words: Words
    is_mine: bool


def begun(member: Member, start: Start) -> Begun:
    """One of them. No query."""
    return _begun(member.person, start)


def all_begun(member: Member, asked: str) -> Page[Begun]:
    """A page of those that `member` may see, the newest first. One query."""
    page = page_of(Start.objects.visible_to(member).newest_first(), asked)
    return page.showing(_begun(member.person, one) for one in page.rows)


def begun_lately(member: Member, now: datetime) -> list[Begun]:
    """What the other said to `member` today or the day before. One query."""
    since = clock.day_of(now, member.person.zone) - A_DAY
    rows = Start.objects.told(pair=member.pair_id, person=member.person_id, since=since).newest_first()[:2]
    return [_begun(member.person, one) for one in rows]


def begun_kept(person: Person, asked: str) -> Page[Begun]:
    """A page of what `person` wrote in pairs they have left, the newest first. One query."""
    rows = Start.objects.by(person).filter(pair__in=Member.objects.pairs_left_by(person))
    page = page_of(rows.newest_first(), asked)
    return page.showing(_begun(person, one) for one in page.rows)


def own_kept(person: Person, asked: str) -> Page[str]:
    """A page of the phrases, things parked and friend's views that `person` wrote in pairs they have left. Three
    queries."""
    left = Member.objects.pairs_left_by(person)
    rows = (
        kind.objects.by(person).filter(pair__in=left).order_by("-id") for kind in (Phrase, Parked, FriendView)
    )
    found = side_by_side(*(page_of(each, asked) for each in rows))
    return found.showing(row.text for row in found.rows)


def typed(member: Member, start: Start | None = None) -> dict[str, str]:
    """What was typed into a form and not sent, part by part. One query."""
    return texts_of(member.person, FORMS, subject_of(member, start))


def phrases_of(member: Member) -> list[Phrase]:
    """One's own sentences that help. One query."""
    return list(Phrase.objects.of(member.pair).by(member.person))


def parked_by(member: Member) -> list[Parked]:
    """What one has parked. One query."""
    return list(Parked.objects.of(member.pair).by(member.person))


def _begun(person: Person, start: Start) -> Begun:
    return Begun(start, start.words_for(person), start.author_id == person.pk)
