"""What a slice gives to somebody who takes everything with them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from mandorla.pairs.access import member_of
from mandorla.pairs.models import AgreementEntry, Boundary, Member
from mandorla.people.models import Person


@dataclass(frozen=True, slots=True)
class Taker:
    """Who takes everything along: a person, and their places in pairs they have not left, with the others at hand."""

    person: Person
    members: list[Member] = field(default_factory=list)

    @classmethod
    def of(cls, person: Person) -> "Taker":
        """The person as they are now."""
        return cls(person, [member_of(one.pair_id, person) for one in Member.objects.of(person)])


def no_heading(row: Any) -> str:
    """For rows that need no words of ours."""
    return ""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that the taker may see, and no others; of those that the other wrote, only what is open is taken.

    `heading` says in the readable book what a row is about.
    """

    rows: Iterable[Model]
    heading: Callable[[Any], str] = no_heading


Parts = Callable[[Taker, datetime], Iterator[Part]]


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """The pairs somebody is or was in, their place there, and their own limits."""
    mine = list(Member.objects.filter(person=taker.person).select_related("pair").order_by("pair_id"))
    yield Part([member.pair for member in mine])
    yield Part([member.other.person for member in taker.members if member.other])
    yield Part(mine)
    limits = Boundary.objects.filter(person=taker.person).order_by("pair_id", "from_day")
    yield Part(limits, lambda row: _("My limits"))
    agreed = AgreementEntry.objects.filter(pair__in=[member.pair_id for member in mine]).agreed()
    proposed = AgreementEntry.objects.filter(pair__in=[member.pair_id for member in taker.members]).proposed()
    yield Part([*agreed.order_by("pair_id", "line", "number"), *proposed.order_by("pair_id", "line")])
