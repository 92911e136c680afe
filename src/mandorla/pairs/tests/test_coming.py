"""What a file leaves out comes back from what it says: places, instants, recipients."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mandorla.pairs.coming import Coming, anew, copied, counted, fixed, in_order, later, noon_of, to_somebody

NOW = datetime(2026, 6, 20, 18, tzinfo=UTC)
JUNE_3 = date(2026, 6, 3)
NOON = datetime(2026, 6, 3, 10, tzinfo=UTC)  # in Berlin
LATER = timedelta(microseconds=1)
BERLIN = SimpleNamespace(zone=ZoneInfo("Europe/Berlin"))
OURS, THEIRS = SimpleNamespace(pk="ours"), SimpleNamespace(pk="theirs")
NOOR, SAM, SOMEBODY = "Noor", "Sam", "somebody"


def coming(row: Mapping[str, Any] | None = None, earlier: Sequence[Any] = (), **values: Any) -> Coming:
    return Coming(
        row=row or {},
        values=values,
        earlier=earlier,
        about=lambda _label, _name, _id: [],
        stranger=lambda: SOMEBODY,  # type: ignore[arg-type,return-value]
        taker=BERLIN,  # type: ignore[arg-type]
        now=NOW,
    )


def said(at: datetime | None, by: str = NOOR) -> SimpleNamespace:
    return SimpleNamespace(said_at=at, author=by)


def test_places_are_counted_in_each_pair_by_itself() -> None:
    earlier = [SimpleNamespace(pair_id=pair) for pair in ("ours", "theirs", "ours")]
    assert coming(pair=OURS).place == 1
    assert coming(earlier=earlier, pair=OURS).place == 3
    assert coming(earlier=earlier, pair=THEIRS).place == 2


def test_rounds_are_counted_among_those_alike_in_everything_named() -> None:
    earlier = [
        SimpleNamespace(pair=pair, slug=slug) for pair, slug in ((1, "a"), (1, "b"), (2, "a"), (1, "a"))
    ]
    count = counted("pair", "slug")
    assert [count(coming(earlier=earlier, pair=1, slug=slug), "round") for slug in ("a", "b", "c")] == [
        3,
        2,
        1,
    ]


def test_the_same_and_something_new_for_each_row() -> None:
    numbers = iter((7, 8))
    make = anew(lambda: next(numbers))
    assert [make(coming(), "number"), make(coming(), "number")] == [7, 8]
    assert fixed("over")(coming({"stage": "begun"}), "stage") == "over"


def test_the_first_field_that_says_something_is_copied() -> None:
    text = copied("shared_text", "opened_text")
    assert text(coming({"shared_text": "", "opened_text": "later"}), "text") == ""
    assert text(coming({"shared_text": None, "opened_text": "later"}), "text") == "later"
    assert text(coming({"text": "another"}), "text") is None


@pytest.mark.parametrize(
    ("copy", "who"), [("words", SOMEBODY), ("", SOMEBODY), (True, SOMEBODY), (None, None), (False, None)]
)
def test_it_was_to_somebody_where_it_was_shared(copy: object, who: str | None) -> None:
    assert to_somebody("shared_text")(coming({"shared_text": copy}), "recipient") == who
    assert to_somebody("shared_text")(coming({}), "recipient") is None


def test_an_instant_is_noon_of_its_day_where_one_is() -> None:
    assert noon_of(JUNE_3, BERLIN) == NOON  # type: ignore[arg-type]
    assert in_order("day")(coming(day=JUNE_3), "said_at") == NOON
    assert in_order("day")(coming(day=None), "said_at") == NOW
    assert in_order()(coming(day=JUNE_3), "said_at") == NOW


def test_rows_of_one_day_follow_each_other() -> None:
    follow = in_order("day")
    assert follow(coming(earlier=[said(NOON)], day=JUNE_3), "said_at") == NOON + LATER
    assert follow(coming(earlier=[said(NOON + LATER), said(None)], day=JUNE_3), "said_at") == NOON + 2 * LATER
    assert follow(coming(earlier=[said(NOON - LATER)], day=JUNE_3), "said_at") == NOON


def test_each_one_s_rows_follow_their_own() -> None:
    earlier = [said(NOON), said(NOON + timedelta(hours=3), SAM)]
    row = coming(earlier=earlier, day=JUNE_3, author=NOOR)
    assert in_order("day", of="author")(row, "said_at") == NOON + LATER
    assert in_order("day")(row, "said_at") == NOON + timedelta(hours=3) + LATER
    assert later(row, "said_at", NOON, of="author") == NOON + LATER
    assert later(row, "said_at", NOON + timedelta(hours=1), of="author") == NOON + timedelta(hours=1)
