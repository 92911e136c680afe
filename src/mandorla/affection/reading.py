"""What the pages of affection show: never more than their reader may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from mandorla.affection.acts import act_for, acts_of_kind, groups_of
from mandorla.affection.logic.acts import Act, Mark, ideas, liked
from mandorla.affection.models import Ask, Preference, Reply, marks_of
from mandorla.affection.wording import EFFORTS, MARKS, PLACES
from mandorla.pairs.models import Member


@dataclass(frozen=True, slots=True)
class Asked:
    """An ask of today, in words."""

    ask: Ask
    text: str
    is_gladly: bool
    is_not_tonight: bool


@dataclass(frozen=True, slots=True)
class Asks:
    """What each of the two asks of the other today, if anything."""

    mine: Asked | None = None
    theirs: Asked | None = None


@dataclass(frozen=True, slots=True)
class Liked:
    """My own likes for where we live, and today's ideas, which are all that shows of the other's marks."""

    likes: list[Act]
    ideas: list[Act]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the three marks of an act: its value, its words, and whether it is chosen."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Row:
    """An act to be marked, and how it is marked so far."""

    act: Act
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading."""

    title: str
    effort: str
    rows: list[Row]


def asks_of_today(member: Member, now: datetime) -> Asks:
    """What the two ask of each other today. One query."""
    rows = {row.author_id: row for row in Ask.objects.visible_to(member, now=now)}
    mine = rows.pop(member.person_id, None)
    return Asks(_asked(member, mine), *(_asked(member, row) for row in rows.values()))


def liked_by(member: Member, now: datetime) -> Liked:
    """What `member` likes, and today's ideas from what both like (or from their own likes, if alone). One query."""
    rows = list(Preference.objects.of(member.pair))
    day = member.pair_day(now)
    fitting = [act for act in acts_of_kind(member.pair.kind) if member.pair.place in act.places]
    mine = liked(marks_of(rows, member.person))
    counting = [liked(marks_of(rows, person, day)) for person in member.people]
    return Liked(
        likes=[act for act in fitting if act.slug in mine],
        ideas=ideas(fitting, counting, seed=member.pair_id.bytes, day=day.toordinal()),
    )


def sections(member: Member, sent: Mapping[str, str]) -> list[Section]:
    """All acts for such a pair, with the member's own marks, overridden by what was just `sent`. One query."""
    known = marks_of(Preference.objects.of(member.pair).by(member.person), member.person)
    marks = {**known, **sent}
    return [
        Section(
            str(PLACES[group.place]), str(EFFORTS[group.effort]), [_row(act, marks) for act in group.acts]
        )
        for group in groups_of(member.pair.kind, member.pair.place)
        if group.acts
    ]


def _row(act: Act, marks: Mapping[str, str]) -> Row:
    chosen = marks.get(act.slug)
    return Row(act, [Choice(str(mark), str(MARKS[mark]), mark == chosen) for mark in Mark])


def _asked(member: Member, row: Ask | None) -> Asked | None:
    """An ask in words, or None if the act no longer exists for such a pair."""
    act = act_for(member.pair, row.act) if row else None
    if row is None or act is None:
        return None
    return Asked(row, act.text, row.reply == Reply.GLADLY, row.reply == Reply.NOT_TONIGHT)
