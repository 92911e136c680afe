"""The page of questionnaires: what is due, one's own results, and those that the other shows."""

from dataclasses import dataclass
from datetime import date, datetime

from mandorla.insights import wording
from mandorla.insights.logic.pulse import Questionnaire, compared, due, is_low
from mandorla.insights.models import Pulse
from mandorla.insights.questionnaires import OURS, has_csi, questionnaires
from mandorla.pairs.models import Member, Pair
from mandorla.shared import clock
from mandorla.shared.paging import number_of

RESULTS = 8


@dataclass(frozen=True, slots=True)
class Result:
    """One result in words; `is_mine` or shown by the other."""

    pulse: Pulse
    title: str
    total: str
    change: str
    is_mine: bool
    is_low: bool
    may_be_shown: bool


@dataclass(frozen=True, slots=True)
class Results:
    """A page of results, the newest first. `number` and `has_next` are for the links at its end."""

    due: Questionnaire | None
    open: tuple[Questionnaire, ...]
    number: int
    rows: tuple[Result, ...]
    has_next: bool

    @property
    def is_low(self) -> bool:
        """Whether one's own newest result is so low that help may do good."""
        mine = [row for row in self.rows if row.is_mine]
        return self.number == 1 and bool(mine) and mine[0].is_low


def offered(pair: Pair) -> tuple[Questionnaire, ...]:
    """The questionnaires that this pair may answer."""
    names = ("csi4", "csi16") if has_csi(pair) else (OURS,)
    return tuple(questionnaires()[name] for name in names)


def results(member: Member, asked: str, now: datetime) -> Results:
    """One page of what `member` may see. Two queries."""
    number = number_of(asked)
    days: dict[str, list[date]] = {}
    mine = Pulse.objects.of(member.pair).by(member.person)
    for form, day in mine.values_list("form", "day"):
        days.setdefault(form, []).append(day)
    first = (number - 1) * RESULTS
    # As many more as the last one of this page is compared with.
    rows = list(Pulse.objects.visible_to(member).newest_first()[first : first + 4 * RESULTS])
    name = due(days, clock.day_of(now, member.person.zone), has_csi=has_csi(member.pair))
    return Results(
        due=questionnaires()[name] if name else None,
        open=offered(member.pair),
        number=number,
        rows=tuple(_result(row, rows[n + 1 :], member) for n, row in enumerate(rows[:RESULTS])),
        has_next=len(rows) > RESULTS,
    )


def _result(row: Pulse, earlier: list[Pulse], member: Member) -> Result:
    form = questionnaires()[row.form]
    if row.person_id != member.person_id:
        total = wording.of_total(form, (row.shown or {}).get("total"))
        return Result(row, form.title, total, "", is_mine=False, is_low=False, may_be_shown=False)
    total_now = form.total(row.ticked)
    before = next((one for one in earlier if one.person_id == row.person_id and one.form == row.form), None)
    moved = compared(form, form.total(before.ticked) if before else None, total_now)
    return Result(
        pulse=row,
        title=form.title,
        total=wording.of_total(form, total_now),
        change=wording.of_change(moved),
        is_mine=True,
        is_low=is_low(form, total_now),
        may_be_shown=total_now is not None and not member.is_solo,
    )
