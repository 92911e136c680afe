"""What a person shares with the other, kind by kind, so that they can take it back before leaving."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Value

from mandorla.ownership.parts import OPENINGS
from mandorla.ownership.policy import data_policy
from mandorla.pairs.models import Member
from mandorla.pairs.parts import Opening
from mandorla.shared.paging import Sliceable, page_of
from mandorla.shared.text import shorten


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing of which something is open."""

    name: str
    title: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Row:
    number: UUID
    text: str


@dataclass(frozen=True, slots=True)
class OpenPage:
    """What is open of one kind, the newest first, and which other kinds there are."""

    kinds: list[Kind]
    kind: str
    rows: list[Row]
    number: int
    has_next: bool


def open_page(member: Member, kind: str, page: str) -> OpenPage:
    """One page of what `member` shares, of the requested kind or the first one. Two queries."""
    found = _kinds_of(member)
    chosen = kind if kind in found else next(iter(found), "")
    rows: Sliceable[Any] = _newest_first(found[chosen], member) if chosen else []
    open_ones = page_of(rows, page)
    kinds = [Kind(name, _title(name), name == chosen) for name in found]
    shown = [Row(row.pk, shorten(found[chosen].words(row))) for row in open_ones.rows]
    return OpenPage(kinds, chosen, shown, open_ones.number, open_ones.has_next)


def every_open(member: Member) -> Iterator[tuple[Opening, Any]]:
    """Everything `member` shares with the other."""
    for opening in OPENINGS:
        for row in rows_of(opening, member):
            yield opening, row


def one_open(member: Member, kind: str, number: UUID) -> tuple[Opening, Any] | None:
    """One thing that `member` shares, if it exists and is open."""
    opening = next((one for one in OPENINGS if one.name == kind), None)
    row = rows_of(opening, member).filter(pk=number).first() if opening else None
    return (opening, row) if opening and row else None


def rows_of(opening: Opening, member: Member) -> "QuerySet[Any]":
    """`member`'s rows of one kind that are open to the other."""
    own = {f"{opening.author}_id": member.person_id, "pair_id": member.pair_id}
    rows = opening.model._base_manager.filter(**own, **{f"{opening.copy}__isnull": False})
    return rows.select_related(*opening.along)


def _newest_first(opening: Opening, member: Member) -> "QuerySet[Any]":
    return rows_of(opening, member).order_by(*opening.newest_first, "-pk")


def _kinds_of(member: Member) -> dict[str, Opening]:
    asked = [
        rows_of(one, member)
        .order_by()
        .select_related(None)
        .annotate(of_kind=Value(one.name))
        .values_list("of_kind", flat=True)
        for one in OPENINGS
    ]
    there = set(asked[0].union(*asked[1:]))
    return {one.name: one for one in OPENINGS if one.name in there}


def _title(name: str) -> str:
    return next(policy.title for policy in data_policy() if policy.label == name)
