"""The agreement as a page shows it. Both see the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mandorla.pairs.logic.agreement import Section, Wording
from mandorla.pairs.models import AgreementEntry, Member
from mandorla.people.models import Person
from mandorla.shared.dates import in_words

SECTIONS: dict[Section, str | Promise] = {
    Section.OURS: _("What is ours"),
    Section.MINE: _("What stays mine"),
    Section.CLOSED: _("Topics closed for now"),
}
LISTS: dict[Section, str | Promise] = {**SECTIONS, Section.TRIAL: _("What you try for a while")}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What waits for an answer; without words it is that the line ends."""

    entry: AgreementEntry
    words: str
    is_mine: bool
    is_end: bool
    was: str  # the current words, if it would change or end them
    title: str | Promise


@dataclass(frozen=True, slots=True)
class Line:
    """A line that stands. `is_mine` says of "what stays mine" that it is the reader's."""

    id: UUID
    number: int
    section: Section
    words: str
    is_mine: bool
    title: str | Promise
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the history: what stands since that day, and what stood before; no words: it ended."""

    day: date
    title: str | Promise
    words: str
    was: str


@dataclass(frozen=True, slots=True)
class Agreement:
    lists: list[tuple[str | Promise, list[Line]]]
    proposals: list[Proposal]
    review: date | None

    def line(self, line_id: UUID) -> Line | None:
        """The line with this number, if it is in force."""
        return next((line for _title, lines in self.lists for line in lines if line.id == line_id), None)


def agreement_of(member: Member) -> Agreement:
    """What stands, and what was proposed. One query."""
    rows = list(AgreementEntry.objects.of(member.pair).order_by("agreed_on", "number", "id"))
    standing = _standing(rows)
    lines = [
        _line(row, wording, member.person)
        for row in standing.values()
        if (wording := row.wording) and wording.section in LISTS
    ]
    review = standing.get(member.pair_id)
    return Agreement(
        lists=[(title, [one for one in lines if one.section == section]) for section, title in LISTS.items()],
        proposals=[
            _proposal(row, standing, member) for row in rows if row.agreed_on is None and member.other
        ],
        review=review.wording.day if review and review.wording else None,
    )


def history_of(member: Member) -> list[Step]:
    """All that was agreed, changed and ended, the latest first. One query."""
    return _history(list(AgreementEntry.objects.of(member.pair).agreed()))


def _standing(rows: Iterable[AgreementEntry]) -> dict[UUID, AgreementEntry]:
    """The newest agreed version of each line, in the order in which the lines were first agreed."""
    newest: dict[UUID, AgreementEntry] = {}
    for row in rows:
        known = newest.get(row.line)
        if row.agreed_on and (known is None or known.number < row.number):
            newest[row.line] = row
    return newest


def _line(row: AgreementEntry, wording: Wording, reader: Person) -> Line:
    is_mine = wording.whose == str(reader.id)
    return Line(
        row.line, row.number, wording.section, wording.text, is_mine, LISTS[wording.section], wording.until
    )


def _proposal(row: AgreementEntry, standing: dict[UUID, AgreementEntry], member: Member) -> Proposal:
    before = standing.get(row.line)
    was = before.wording if before else None
    about = row.wording or was
    return Proposal(
        entry=row,
        words=_words(row.wording),
        is_mine=row.proposer_id == member.person_id,
        is_end=row.wording is None,
        was=_words(was),
        title=_title(about),
    )


def _history(rows: list[AgreementEntry]) -> list[Step]:
    by_version = {(row.line, row.number): row.wording for row in rows}
    steps = []
    for row in sorted(rows, key=lambda one: (one.agreed_on or date.min, one.number), reverse=True):
        was = by_version.get((row.line, row.number - 1))
        title = _title(row.wording or was)
        steps.append(Step(row.agreed_on or date.min, title, _words(row.wording), _words(was)))
    return steps


def _words(wording: Wording | None) -> str:
    if wording is None:
        return ""
    if wording.until:
        return gettext("%(words)s (until %(day)s)") % {"words": wording.text, "day": in_words(wording.until)}
    return in_words(wording.day) if wording.section == Section.REVIEW else wording.text


def _title(wording: Wording | None) -> str | Promise:
    return LISTS.get(wording.section, _("To look at it again")) if wording else ""
