"""What a slice shows on today's page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import Enum, IntEnum
from typing import Any, Protocol, Self
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise

from mandorla.pairs.models import Member


class Rank(IntEnum):
    """Why a card is there; the lowest comes first."""

    WAITING = 0  # it has begun, or was written for me
    SELDOM = 1  # rare, so it goes before what every day brings
    TODAY = 2  # what every day brings
    WHENEVER = 3  # something you could do


class Part(Enum):
    """A part of the day in local time, and when it begins."""

    MORNING = time(4)
    DAY = time(11)
    EVENING = time(17)

    @classmethod
    def at(cls, hour: time) -> Self:
        """The part an hour belongs to; the night belongs to the evening before."""
        begun = [part for part in cls if part.value <= hour]
        return begun[-1] if begun else list(cls)[-1]


ALL_DAY = frozenset(Part)


@dataclass(frozen=True, slots=True)
class Door:
    """The link that replaces a card when today's page is full: the URL name of a page of the pair, and words."""

    page: str
    words: str | Promise
    arguments: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One thing on today's page: a template and its context. Within a rank, cards that suit the time of day come first.

    `title` names it in a few words for the weekly letter; empty if nothing is waiting. `door` links to it on a
    day with no room for the card, and always if there is no template.
    """

    name: str
    template: str = ""
    context: Mapping[str, Any] = field(default_factory=dict)
    rank: Rank = Rank.TODAY
    parts: frozenset[Part] = ALL_DAY
    title: str | Promise = ""
    door: Door | None = None


Cards = Callable[[Member, datetime], list[Card]]


class Stirs(Protocol):
    """Rows of a slice that may be worth showing: of one pair, for one of the two, from the last few days.

    `day` is the day before yesterday, `lately` two weeks ago; everything on today's page is newer.
    """

    def __call__(self, pair: UUID, person: UUID, day: date, lately: datetime) -> QuerySet[Any]: ...


@dataclass(frozen=True, slots=True)
class Source:
    """What a slice has for today. If nothing `stirs`, `cards` is not called, and `otherwise` is shown instead.

    A source that `is_daily` is asked anyway, if there is room. Cards of a source that never stirs cost no query.
    `door` links to a source that was not asked. Events of `topic` (default: `name`) say that cards may have changed.
    """

    name: str
    cards: Cards
    stirs: Stirs | None = None
    otherwise: tuple[Card, ...] = ()
    is_daily: bool = False
    topic: str = ""
    door: Door | None = None
