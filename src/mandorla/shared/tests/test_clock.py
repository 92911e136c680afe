from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given
from hypothesis import strategies as st

from mandorla.shared import clock

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = sorted(
    z for z in available_timezones() if "/" in z and not z.startswith(("posix", "right", "SystemV"))
)


def test_a_day_starts_at_four_in_the_morning() -> None:
    assert clock.day_of(datetime(2026, 3, 10, 2, 59, tzinfo=UTC), BERLIN) == date(2026, 3, 9)
    assert clock.day_of(datetime(2026, 3, 10, 3, 0, tzinfo=UTC), BERLIN) == date(2026, 3, 10)


def test_a_time_that_does_not_exist_moves_to_the_first_that_does() -> None:
    skipped = clock.at_local(datetime(2026, 3, 29, 2, 30), BERLIN)
    assert skipped.astimezone(BERLIN) == datetime(2026, 3, 29, 3, 0, tzinfo=BERLIN)


def test_a_time_that_happens_twice_counts_the_first_time() -> None:
    assert clock.at_local(datetime(2026, 10, 25, 2, 30), BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(
    instant=st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)),
    zone=st.sampled_from(ZONES),
)
def test_every_instant_lies_in_the_day_that_has_begun(instant: datetime, zone: str) -> None:
    here, instant = ZoneInfo(zone), instant.replace(tzinfo=UTC)
    day = clock.day_of(instant, here)
    assert clock.start_of(day, here) <= instant or _is_in_a_gap(day, here)
    assert instant < clock.start_of(day + timedelta(days=2), here)


def _is_in_a_gap(day: date, zone: ZoneInfo) -> bool:
    return clock.start_of(day, zone).astimezone(zone).time() != clock.DAY_STARTS
