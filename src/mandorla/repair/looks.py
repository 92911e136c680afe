"""What the pages of looking back show: one's own, and the other's where both were ready."""

from dataclasses import dataclass, field
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mandorla.drafts.reading import texts_of
from mandorla.pairs.models import Member
from mandorla.people.models import Person
from mandorla.repair.actions.looking import subject_of
from mandorla.repair.logic.looking import A_MONTH, FORMS, Look, coming_back
from mandorla.repair.models import FriendView, LookBack
from mandorla.shared.paging import Page, page_of

PAST = 5
PATTERN_MOST = 40  # of a month
TIMES: dict[int, str | Promise] = {
    3: gettext_lazy("third"),
    4: gettext_lazy("fourth"),
    5: gettext_lazy("fifth"),
    6: gettext_lazy("sixth"),
    7: gettext_lazy("seventh"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A look back as one reader sees it."""

    row: LookBack
    words: Look
    is_mine: bool
    tags: tuple[str, ...] = ()
    patterns: list[str] = field(default_factory=list)


def looks_about(member: Member, occasion: UUID) -> tuple[Seen | None, Seen | None]:
    """One's own about a talk, or of that number, with what comes back in it; and the other's, if open. Two queries."""
    rows = list(LookBack.objects.visible_to(member).about(occasion))
    mine = next((row for row in rows if row.author_id == member.person_id), None)
    theirs = next((row for row in rows if row.author_id != member.person_id), None)
    return (
        _seen(member.person, mine, _patterns(member, mine)) if mine else None,
        _seen(member.person, theirs) if theirs and mine else None,
    )


def my_looks(member: Member, asked: str) -> Page[Seen]:
    """A page of one's own, the newest first. One query."""
    page = page_of(LookBack.objects.of(member.pair).by(member.person).newest_first(), asked)
    return page.showing(_seen(member.person, row) for row in page.rows)


def looks_kept(person: Person, asked: str) -> Page[Seen]:
    """A page of what `person` wrote in pairs they have left, the newest first. One query."""
    rows = LookBack.objects.by(person).filter(pair__in=Member.objects.pairs_left_by(person))
    page = page_of(rows.newest_first(), asked)
    return page.showing(_seen(person, row) for row in page.rows)


def typed_look(member: Member, occasion: UUID | None) -> dict[str, str]:
    """What was typed into the form and not sent, part by part. One query."""
    return texts_of(member.person, FORMS, subject_of(member, occasion))


def friend_views(member: Member) -> list[FriendView]:
    """What one wrote as a neutral friend, the newest first. One query."""
    return list(FriendView.objects.of(member.pair).by(member.person).newest_first()[:PAST])


def _patterns(member: Member, mine: LookBack) -> list[str]:
    rows = LookBack.objects.of(member.pair).by(member.person).exclude(pk=mine.pk)
    lately = rows.filter(day__gt=mine.day - A_MONTH, day__lte=mine.day)[:PATTERN_MOST]
    found = coming_back(mine.day, mine.tags, [(row.day, row.tags) for row in lately])
    return [_in_words(tag, count) for tag, count in found.items()]


def _in_words(tag: str, count: int) -> str:
    if count not in TIMES:
        return _("It is about %(tag)s again. That comes back often this month.") % {"tag": tag}
    words = _("This is the %(which)s time in thirty days that it is about %(tag)s.")
    return words % {"which": TIMES[count], "tag": tag}


def _seen(person: Person, row: LookBack, patterns: list[str] | None = None) -> Seen:
    is_mine = row.author_id == person.pk
    tags = tuple(row.tags) if is_mine else ()
    return Seen(row, row.words_for(person), is_mine, tags, patterns or [])
