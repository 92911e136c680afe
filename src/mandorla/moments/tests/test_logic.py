from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandorla.moments.logic.feeling import STEPS, step_of
from mandorla.moments.logic.windows import LONGEST, SHORTEST, Rule, Span, current, is_over, moves, upcoming
from mandorla.shared import clock

BERLIN = ZoneInfo("Europe/Berlin")
SPRING, AUTUMN = (
    date(2027, 3, 28),
    date(2027, 10, 31),
)  # the clocks go from 2:00 to 3:00, and from 3:00 to 2:00
A_DAY = timedelta(days=1)

zones = st.sampled_from(
    [
        "Europe/Berlin",
        "America/New_York",
        "America/St_Johns",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "Africa/Casablanca",
        "Pacific/Apia",
        "America/Havana",
        "Asia/Gaza",
    ]
).map(ZoneInfo)
instants = st.datetimes(datetime(2010, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC))
starts = st.times().map(lambda one: one.replace(second=0, microsecond=0))
lengths = st.integers(SHORTEST, LONGEST)
weekly = st.builds(Rule, starts, lengths, st.frozensets(st.integers(0, 6), min_size=1))
once = st.builds(Rule, starts, lengths, on=st.dates(date(2010, 1, 1), date(2036, 12, 31)))


@given(weekly | once)
def test_a_rule_survives_being_stored(rule: Rule) -> None:
    assert Rule.from_json(rule.to_json()) == rule


@given(weekly | once, zones, st.dates(date(2010, 1, 1), date(2036, 12, 31)))
def test_every_time_is_as_long_as_it_says_and_begins_at_an_hour_that_exists(
    rule: Rule, zone: ZoneInfo, day: date
) -> None:
    span = rule.span_on(day, zone)
    assert span.ends - span.starts == timedelta(minutes=rule.minutes)
    wall, wanted = span.starts.astimezone(zone).replace(tzinfo=None), datetime.combine(day, rule.starts)
    assert wall >= wanted  # never early
    if wall != wanted:  # only where that time is left out, and then at the first that is not
        before = (span.starts - timedelta(seconds=1)).astimezone(zone).replace(tzinfo=None)
        assert before < wanted < wall


@given(weekly, zones, instants)
def test_of_every_week_a_next_time_is_near_and_the_same_rule_never_overlaps_itself(
    rule: Rule, zone: ZoneInfo, now: datetime
) -> None:
    following = upcoming(rule, zone, now)
    assert following
    assert now < following.starts <= now + 8 * A_DAY + timedelta(hours=25)
    assert current(rule, zone, following.starts) == following
    assert following.ends <= (upcoming(rule, zone, following.starts) or following).starts
    assert not is_over(rule, zone, now)


@given(weekly, zones, instants)
def test_what_goes_on_has_begun_on_one_of_its_days(rule: Rule, zone: ZoneInfo, now: datetime) -> None:
    span = current(rule, zone, now)
    if span:
        assert span.holds(now)
        local = span.starts.astimezone(zone).date()
        assert {
            local.weekday(),
            (local - A_DAY).weekday(),
        } & rule.days  # the day before, where a day began late
    days = [now.astimezone(zone).date() + ahead * A_DAY for ahead in range(-2, 2)]
    spans = [rule.span_on(day, zone) for day in days if day.weekday() in rule.days]
    assert any(one.holds(now) for one in spans) == (span is not None)


@given(zones, st.dates(date(2011, 1, 1), date(2036, 12, 25)), starts, lengths)
def test_in_a_week_every_chosen_day_has_its_time_once(
    zone: ZoneInfo, first: date, begins: time, minutes: int
) -> None:
    rule = Rule(begins, minutes, frozenset(range(7)))
    now = clock.at_local(datetime.combine(first, begins), zone) - timedelta(seconds=1)
    found = []
    for _ in range(7):
        span = upcoming(rule, zone, now)
        assert span
        found.append(span.starts)
        now = span.starts
    assert found == sorted(set(found))
    assert found == sorted({rule.span_on(first + ahead * A_DAY, zone).starts for ahead in range(9)})[:7]


@given(once, zones)
def test_what_is_to_be_once_is_once(rule: Rule, zone: ZoneInfo) -> None:
    assert rule.on
    span = rule.span_on(rule.on, zone)
    just_before = span.starts - timedelta(seconds=1)
    assert (current(rule, zone, just_before), upcoming(rule, zone, just_before)) == (None, span)
    assert (current(rule, zone, span.starts), upcoming(rule, zone, span.starts)) == (span, None)
    assert not is_over(rule, zone, span.ends - timedelta(seconds=1))
    assert is_over(rule, zone, span.ends)
    assert current(rule, zone, span.ends) is None


def utc(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), UTC)


def test_a_time_that_does_not_exist_moves_to_the_first_that_does() -> None:
    rule = Rule(time(2, 30), 15, on=SPRING)
    assert rule.span_on(SPRING, BERLIN) == Span(utc(SPRING, 1), utc(SPRING, 1, 15))  # 3:00 by the wall
    assert moves(rule, BERLIN)
    assert not moves(Rule(time(3, 0), 15, on=SPRING), BERLIN)
    assert not moves(Rule(time(2, 30), 15, frozenset({6})), BERLIN)


def test_a_time_that_happens_twice_counts_once() -> None:
    rule = Rule(time(2, 30), 20, frozenset({6}))
    first, again = utc(AUTUMN, 0, 30), utc(AUTUMN, 1, 30)
    assert first.astimezone(BERLIN).time() == again.astimezone(BERLIN).time() == time(2, 30)
    assert current(rule, BERLIN, first) == Span(first, utc(AUTUMN, 0, 50))
    assert current(rule, BERLIN, again) is None


def test_through_the_night_it_lasts_as_many_minutes_as_ever() -> None:
    rule = Rule(time(22), 540, frozenset(range(7)))
    night = rule.span_on(SPRING - A_DAY, BERLIN)
    assert night.ends.astimezone(BERLIN).time() == time(8)  # an hour of that night was left out


@pytest.mark.parametrize("felt", range(11))
def test_each_value_has_the_nearest_word(felt: int) -> None:
    assert abs(STEPS[step_of(felt)] - felt) <= 1
