"""What a person wrote in pairs they have left: it stays theirs, without links."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from mandorla.appreciation.models import Appreciation, Landing, Plan
from mandorla.appreciation.reading import seen_of
from mandorla.appreciation.wording import plan_of
from mandorla.pairs.models import Member
from mandorla.people.models import Person
from mandorla.shared import clock
from mandorla.shared.dates import in_words
from mandorla.shared.paging import Page, page_of


@dataclass(frozen=True, slots=True)
class Row:
    """An appreciation the person wrote, or their words about how the other's landed."""

    day: str
    sentence: str
    words: str
    is_landing: bool


@dataclass(frozen=True, slots=True)
class KeptPage:
    number: int
    rows: list[Row]
    has_next: bool
    plans: list[str]


def kept_by(person: Person, asked: str) -> KeptPage:
    """One page of what `person` wrote in pairs they have left, the newest first. Four queries."""
    left = Member.objects.pairs_left_by(person)
    appreciations = Appreciation.objects.by(person).filter(pair__in=left)
    landings = Landing.objects.by(person).filter(pair__in=left)
    both: Any = appreciations.values_list("id", "written_at").union(
        landings.values_list("id", "said_at"), all=True
    )
    page: Page[tuple[UUID, datetime]] = page_of(both.order_by("-written_at", "id"), asked)
    ids = [row_id for row_id, _ in page.rows]
    rows: dict[UUID, Row | None] = {one.pk: _row(one, person) for one in appreciations.filter(pk__in=ids)}
    rows |= {one.pk: _said_of(one, person) for one in landings.filter(pk__in=ids)}
    shown = [row for row in map(rows.get, ids) if row]
    plans = [plan_of(one.moment, one.act) for one in Plan.objects.filter(person=person, pair__in=left)]
    return KeptPage(page.number, shown, page.has_next, plans)


def _row(row: Appreciation, person: Person) -> Row:
    seen = seen_of(row, person, {})
    return Row(seen.day, seen.sentence, seen.said.words, is_landing=False)


def _said_of(landing: Landing, person: Person) -> Row | None:
    """None for what was put away without words."""
    if not landing.text:
        return None
    return Row(_day(landing.said_at, person), "", landing.text, is_landing=True)


def _day(instant: datetime, person: Person) -> str:
    return in_words(clock.day_of(instant, person.zone))
