from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandorla.notices.logic.quiet import Quiet, next_at

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = st.sampled_from(
    sorted(z for z in available_timezones() if not z.startswith(("posix", "right", "SystemV", "localtime")))
)
WALLS = st.times(datetime.min.time(), time(23, 59)).map(lambda wall: wall.replace(second=0, microsecond=0))
INSTANTS = st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)).map(lambda then: then.replace(tzinfo=UTC))
# Half of all instants lie near a change of the clock: that is where things go wrong.
CHANGES = st.builds(
    lambda year, month, hours: datetime(year, month, 25, tzinfo=UTC) + timedelta(hours=hours),
    st.integers(1990, 2036),
    st.sampled_from([3, 4, 9, 10]),
    st.floats(0, 200),
)


@given(now=INSTANTS | CHANGES, name=ZONES, starts=WALLS, ends=WALLS)
def test_what_is_sent_is_never_sent_in_quiet_hours(
    now: datetime, name: str, starts: time, ends: time
) -> None:
    quiet, zone = Quiet(starts, ends), ZoneInfo(name)
    sent_at = quiet.over_at(now, zone)
    assert sent_at >= now
    wall = sent_at.astimezone(zone).time()
    is_within = starts <= wall < ends if starts <= ends else wall >= starts or wall < ends
    assert not is_within


@given(now=INSTANTS | CHANGES, name=ZONES, starts=WALLS, ends=WALLS, part=st.floats(0, 0.999))
def test_nothing_waits_longer_than_the_quiet_lasts(
    now: datetime, name: str, starts: time, ends: time, part: float
) -> None:
    quiet, zone = Quiet(starts, ends), ZoneInfo(name)
    sent_at = quiet.over_at(now, zone)
    assert sent_at - now < timedelta(hours=50)  # the longest night is the one with a day left out
    if sent_at > now:
        assert quiet.holds(now + (sent_at - now) * part, zone)
        assert quiet.over_at(sent_at, zone) == sent_at


@given(now=INSTANTS | CHANGES, name=ZONES, hour=st.integers(0, 23))
def test_the_chosen_hour_comes_once_a_day(now: datetime, name: str, hour: int) -> None:
    zone = ZoneInfo(name)
    first = next_at(hour, now, zone)
    second = next_at(hour, first, zone)
    assert now < first < second
    assert first - now <= timedelta(hours=50)
    assert first.astimezone(zone).date() < second.astimezone(zone).date()


@pytest.mark.parametrize(
    ("starts", "ends", "now", "until"),
    [
        # In the night of 28 March 2027 it is never 2:30; what ends then ends at 3:00 of summer time.
        (
            time(22),
            time(2, 30),
            datetime(2027, 3, 28, 0, 59, tzinfo=UTC),
            datetime(2027, 3, 28, 1, 0, tzinfo=UTC),
        ),
        (
            time(2, 15),
            time(2, 45),
            datetime(2027, 3, 28, 1, 0, tzinfo=UTC),
            datetime(2027, 3, 28, 1, 0, tzinfo=UTC),
        ),
        (
            time(2, 30),
            time(7),
            datetime(2027, 3, 28, 1, 0, tzinfo=UTC),
            datetime(2027, 3, 28, 5, 0, tzinfo=UTC),
        ),
        # On 31 October 2027 it is 2:15 twice. Both are quiet, and so is what lies between.
        (
            time(22),
            time(2, 30),
            datetime(2027, 10, 31, 0, 20, tzinfo=UTC),
            datetime(2027, 10, 31, 0, 30, tzinfo=UTC),
        ),
        (
            time(22),
            time(2, 30),
            datetime(2027, 10, 31, 1, 10, tzinfo=UTC),
            datetime(2027, 10, 31, 1, 30, tzinfo=UTC),
        ),
        (
            time(2, 30),
            time(7),
            datetime(2027, 10, 31, 1, 10, tzinfo=UTC),
            datetime(2027, 10, 31, 6, 0, tzinfo=UTC),
        ),
    ],
)
def test_both_changes_of_the_clock_keep_the_quiet(
    starts: time, ends: time, now: datetime, until: datetime
) -> None:
    assert Quiet(starts, ends).over_at(now, BERLIN) == until


def test_an_ordinary_night_ends_in_the_morning() -> None:
    quiet = Quiet(time(21), time(8))
    assert quiet.over_at(datetime(2027, 2, 1, 20, tzinfo=UTC), BERLIN) == datetime(2027, 2, 2, 7, tzinfo=UTC)
    assert quiet.over_at(datetime(2027, 2, 1, 19, 59, tzinfo=UTC), BERLIN).minute == 59
