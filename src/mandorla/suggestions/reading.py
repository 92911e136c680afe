"""What was chosen for today, as the one it was chosen for sees it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from mandorla.affection.acts import acts
from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.logic.limits import Limits
from mandorla.pairs.models import Member
from mandorla.practices.models import Closer, Kind, Practice
from mandorla.shared import clock
from mandorla.shared.prepared import prepared
from mandorla.suggestions.conflict import conflict_until
from mandorla.suggestions.logic.catalogue import AFFECTION, ITEMS, TALK, TALKS, affectionate, talk
from mandorla.suggestions.logic.gate import DEEP
from mandorla.suggestions.logic.items import BOTH, SOLO, Item, Slot
from mandorla.suggestions.logic.noting import CLOSER, Noted, Thing, Wanted
from mandorla.suggestions.models import Choice, Wish
from mandorla.suggestions.wording import WHY, words_of

# What is asked about in the evening: what one did oneself, or both at once. Not an answer that nobody has read.
ASKED_ABOUT = frozenset(Kind) - {Kind.QUESTION, Kind.REVEAL}


@dataclass(frozen=True, slots=True)
class Suggested:
    """One thing in words. `why` is the one line, `reasons` are all of them."""

    slug: str
    slot: Slot
    what: str
    why: str
    reasons: tuple[str, ...]
    minutes: int
    url: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about this evening, with the answers."""

    practice: UUID
    what: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """All that the page "Why this?" shows."""

    things: list[Suggested]
    refused: list[tuple[str, str]]
    is_by_chance: bool


def noted_today(member: Member, now: datetime) -> Noted:
    """What was chosen for `member` today; None if nothing was chosen yet. One query."""
    rows = _choices(member.pair_id, member.person_id, clock.day_of(now, member.person.zone))
    return rows[0].noted if rows else Noted()


def things_of(member: Member, noted: Noted, now: datetime) -> list[Suggested]:
    """What `member` can still take up today, in words. One query; none if nothing is left, two if some of it is deep.

    One's own limits count at once: what one closed since is gone from one's own page. So does a talk about conflict.
    """
    found = [(one, item) for one in noted.open_things if (item := item_of(one.slug))]
    if not found:
        return []
    mine, day = Boundaries(member).mine(), clock.day_of(now, member.person.zone)
    is_tender = any(item.depth >= DEEP for _one, item in found) and conflict_until(member, day) == day
    allowed = [
        _in_words(member, one, item)
        for one, item in found
        if _is_open(item, member, mine, day) and not (is_tender and item.depth >= DEEP)
    ]
    return [one for one in allowed if one]


def asked_of(member: Member, noted: Noted, now: datetime) -> Asked | None:
    """What `member` did last today and may say of whether it brought the two closer: once a day. One query."""
    if CLOSER in noted.aside:
        return None
    rows = _done(member.pair_id, member.person_id, clock.day_of(now, member.person.zone))
    if any(row.closer for row in rows):
        return None
    row = next((row for row in rows if row.kind in ASKED_ABOUT), None)
    answers = tuple((one.value, str(one.label)) for one in Closer)
    return Asked(row.pk, str(Kind(row.kind).label), answers) if row else None


def seen_by(member: Member, now: datetime) -> Seen:
    """Today's things with all reasons, and what one wished of them. Three queries."""
    row = Wish.objects.of(member.pair).by(member.person).first()
    wanted = row.wanted if row else Wanted()
    words = {slug: words_of(slug) for slug in wanted.refused}
    return Seen(
        things=things_of(member, noted_today(member, now), now),
        refused=[(slug, str(one.what)) for slug, one in words.items() if one],
        is_by_chance=wanted.by_chance_from is not None,
    )


def item_of(slug: str) -> Item | None:
    """The thing of this slug, whoever it is for."""
    kind, _colon, name = slug.partition(":")
    if kind == AFFECTION and name in acts():
        return affectionate(name)
    if kind == TALK and name in TALKS:
        return talk(name, frozenset())
    return next((item for item in ITEMS if item.slug == slug), None)


def _is_open(item: Item, member: Member, mine: Limits, day: date) -> bool:
    return (
        not mine.is_paused_on(day)
        and item.depth <= mine.ceiling
        and not item.topics & mine.closed
        and (mine.sharing_is_suggested or not item.opens_up)
        and (SOLO if member.is_solo else BOTH) in item.suits
    )


def _in_words(member: Member, thing: Thing, item: Item) -> Suggested | None:
    words = words_of(thing.slug)
    if words is None:
        return None
    reasons = tuple(str(WHY[why]) for why in thing.why)
    url = reverse(words.view, kwargs={"pair": member.pair_id, **words.parts})
    return Suggested(thing.slug, thing.slot, str(words.what), reasons[0], reasons, item.minutes, url)


@prepared
def _choices(pair: UUID, person: UUID, day: date) -> QuerySet[Choice]:
    return Choice.objects.filter(pair=pair, person=person, day=day)


@prepared
def _done(pair: UUID, person: UUID, day: date) -> QuerySet[Practice]:
    return Practice.objects.filter(pair=pair, person=person, day=day).newest_first()
