"""Kind words and how they landed, as they go into a person's export."""

from collections.abc import Iterator
from datetime import date, datetime

from mandorla.appreciation import actions
from mandorla.appreciation.logic.said import Said
from mandorla.appreciation.models import Appreciation, Landing, Plan
from mandorla.appreciation.wording import whole_of
from mandorla.notices.logic.quiet import next_at
from mandorla.pairs.coming import Coming, copied, in_order, later, noon_of
from mandorla.pairs.parts import Opening, Part, Taker


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """The person's own from all their pairs, what is shared with them, and the responses that came back."""
    person = taker.person
    appreciations = [*Appreciation.objects.by(person).order_by("written_at", "pk")]
    landings = [*Landing.objects.by(person).order_by("said_at", "pk")]
    for member in taker.members:
        appreciations += [*Appreciation.objects.to(member).order_by("opened_at", "pk")]
        sent = Landing.objects.visible_to(member).exclude(author=person)
        landings += [*sent.order_by("said_at", "pk")]
    yield Part(appreciations, model=Appreciation, back=_APPRECIATION)
    yield Part(
        landings, model=Landing, back={"text": copied("shared_text"), "said_at": in_order(of="author")}
    )
    plans = Plan.objects.filter(person=person).order_by("pk")
    yield Part(plans, back={"reminds_at": _next_reminder})


def _opened_at(coming: Coming, name: str) -> datetime | None:
    return coming.values["written_at"] if coming.row.get("shared") is not None else None


def _written_at(coming: Coming, name: str) -> datetime:
    """For the other's rows, an export has the day they were shared."""
    return later(coming, name, noon_of(date.fromisoformat(coming.row["opened_at"]), coming.taker), "author")


def _next_reminder(coming: Coming, name: str) -> datetime | None:
    hour = coming.row["wording"].get("hour")
    return None if hour is None else next_at(hour, coming.now, coming.taker.zone)


_APPRECIATION = {"said": copied("shared"), "written_at": _written_at, "opened_at": _opened_at}

OPENINGS = (
    Opening(
        Appreciation,
        "shared",
        lambda row: whole_of(Said.from_json(row.said)),
        lambda member, row, now: actions.take_back(member=member, appreciation=row),
        newest_first=("-written_at",),
    ),
    Opening(
        Landing,
        "shared_text",
        lambda row: row.text,
        lambda member, row, now: actions.take_landing_back(member=member, landing=row),
    ),
)
