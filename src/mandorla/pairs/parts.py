"""What a slice exports for a person, and how it is imported again."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from mandorla.pairs.access import member_of
from mandorla.pairs.coming import Coming, Made
from mandorla.pairs.logic.agreement import Section
from mandorla.pairs.logic.occasions import Occasion
from mandorla.pairs.models import AgreementEntry, Boundary, Member, Pair, Side
from mandorla.people.models import Person
from mandorla.shared.dates import in_words


@dataclass(frozen=True, slots=True)
class Taker:
    """The person exporting, and their memberships in pairs they have not left, with the other members loaded."""

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
class Opening:
    """A kind of thing a person can share: the copy that the other reads, its words as its author
    sees them, and how it is taken back. `along` names what is read with it; `newest_first` the columns that say
    which is the newest, where a row's number does not.
    """

    model: type[Model]
    copy: str
    words: Callable[[Any], str]
    take_back: Callable[[Member, Any, datetime], object]
    author: str = "author"
    along: tuple[str, ...] = ()
    newest_first: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of its table."""
        return self.model._meta.label


NOTHING: Mapping[str, Made] = {}


def no_media(row: Any) -> Iterator[tuple[str, bytes]]:
    """For rows without pictures or sounds."""
    yield from ()


def nothing_back(row: Any, files: Mapping[str, bytes], now: datetime) -> None:
    """For rows without files."""


def no_occasions(row: Any) -> Iterator[Occasion]:
    """For rows without calendar entries."""
    yield from ()


@dataclass(frozen=True, slots=True)
class Part:
    """Only rows the exporting person may see; of those the other wrote, only what is shared.

    `heading` says in the readable book what a row is about, `media` gives the files that belong to it, by their names,
    `occasions` what of it has its place in a calendar, and `media_back` takes the files in again once the row is there.
    `back` says how a field comes back that the file leaves out; parts come back in the order in which they go out.
    A part given as a list names its `model`.
    """

    rows: Iterable[Model]
    heading: Callable[[Any], str] = no_heading
    back: Mapping[str, Made] = field(default_factory=lambda: NOTHING)
    model: type[Model] | None = None
    media: Callable[[Any], Iterator[tuple[str, bytes]]] = no_media
    occasions: Callable[[Any], Iterator[Occasion]] = no_occasions
    media_back: Callable[[Any, Mapping[str, bytes], datetime], None] = nothing_back

    @property
    def table(self) -> type[Model]:
        """The model of its rows."""
        found = self.rows.model if isinstance(self.rows, QuerySet) else self.model
        assert found, "a part given as a list names its model"
        return found


Parts = Callable[[Taker, datetime], Iterator[Part]]


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """The pairs a person is or was in, their members, and the person's own limits."""
    mine = list(Member.objects.filter(person=taker.person).select_related("pair").order_by("pair_id"))
    others = [member.other for member in taker.members if member.other]
    yield Part([member.pair for member in mine], model=Pair, occasions=_review)
    yield Part([other.person for other in others], model=Person)
    yield Part([*mine, *others], model=Member, back={"side": _free_side, "joined_on": _with_the_pair})
    limits = Boundary.objects.filter(person=taker.person).order_by("pair_id", "from_day")
    yield Part(limits, lambda row: _("My limits"))
    here = AgreementEntry.objects.filter(pair__in=[member.pair_id for member in taker.members])
    agreed, proposed = here.agreed(), here.proposed()
    rows = [*agreed.order_by("pair_id", "agreed_on", "number", "pk"), *proposed.order_by("pair_id", "pk")]
    yield Part(rows, _words_of, model=AgreementEntry)


def _words_of(entry: AgreementEntry) -> str:
    wording = entry.wording
    if wording is None:
        return _("A line that ended")
    return in_words(wording.day) if wording.section == Section.REVIEW else wording.text


def _review(pair: Pair) -> Iterator[Occasion]:
    if pair.review_on:
        yield Occasion(_("A look at our agreement"), pair.review_on)


def _free_side(coming: Coming, name: str) -> str:
    taken = {one.side for one in coming.earlier if one.pair_id == coming.values["pair"].pk}
    return next(side for side in Side.values if side not in taken)


def _with_the_pair(coming: Coming, name: str) -> Any:
    return coming.values["pair"].begun_on
