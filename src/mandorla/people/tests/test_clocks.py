from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from mandorla.people.logic.clocks import Clocks
from mandorla.shared.clock import day_of

NAMES = [
    "Europe/Berlin",
    "Asia/Singapore",
    "America/New_York",
    "Pacific/Apia",
    "Pacific/Pago_Pago",
    "UTC",
    "Asia/Kolkata",
]
zones = st.sampled_from(NAMES).map(ZoneInfo)
instants = st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))
BERLIN, TOKYO = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo")


@given(zones, instants)
def test_who_stays_lives_by_the_clock_of_the_place(zone: ZoneInfo, now: datetime) -> None:
    assert Clocks(zone).pair_day(now) == day_of(now, zone)
    assert Clocks(zone).moved_to(zone, now) == Clocks(zone)


@given(zones, zones, instants)
def test_a_move_changes_no_day_while_it_runs(here: ZoneInfo, there: ZoneInfo, now: datetime) -> None:
    assert Clocks(here).moved_to(there, now).pair_day(now) == day_of(now, here)


@given(zones, zones, instants)
def test_two_moves_in_the_same_hour_that_end_at_home_are_none(
    here: ZoneInfo, there: ZoneInfo, now: datetime
) -> None:
    back = Clocks(here).moved_to(there, now).moved_to(here, now)
    for hour in range(72):
        assert back.pair_day(now + timedelta(hours=hour)) == day_of(now + timedelta(hours=hour), here)


@given(zones, zones, instants)
def test_after_a_move_no_day_comes_twice_and_soon_the_new_clock_counts(
    here: ZoneInfo, there: ZoneInfo, now: datetime
) -> None:
    moved = Clocks(here).moved_to(there, now)
    days = [moved.pair_day(now + timedelta(minutes=30 * half)) for half in range(150)]
    assert days == sorted(days)
    assert days[-1] == day_of(now + timedelta(minutes=30 * 149), there)


def test_a_move_east_counts_from_the_first_day_that_had_begun_nowhere() -> None:
    evening = datetime(2027, 3, 1, 20, tzinfo=UTC)  # nine at night in Berlin, five in the morning in Tokyo
    moved = Clocks(BERLIN).moved_to(TOKYO, evening)
    assert [moved.pair_day(evening + timedelta(hours=hours)).day for hours in (0, 6, 7, 22, 23)] == [
        1,
        1,
        2,
        2,
        3,
    ]


def test_a_move_west_brings_no_day_back() -> None:
    evening = datetime(2027, 3, 1, 20, tzinfo=UTC)
    moved = Clocks(TOKYO).moved_to(BERLIN, evening)
    assert [moved.pair_day(evening + timedelta(hours=hours)).day for hours in (0, 22, 24, 30, 31)] == [
        2,
        2,
        2,
        2,
        3,
    ]
