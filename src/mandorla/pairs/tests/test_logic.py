import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandorla.pairs.logic.agreement import MOST_DAYS, Section, Wording, longer
from mandorla.pairs.logic.limits import NO_DAY, Cadence, Limits, Rest, back_on, together

names = st.frozensets(st.sampled_from(["home", "body", "money", "family", "death"]))
limits = st.builds(
    Limits,
    ceiling=st.integers(1, 5),
    closed=names,
    opened=names,
    cadence=st.sampled_from(Cadence),
    paused_until=st.none() | st.dates(),
    is_gentle=st.booleans(),
    rests_until=st.none() | st.dates(),
)


@given(limits)
def test_limits_come_back_from_storage_as_they_were(one: Limits) -> None:
    assert Limits.from_json(json.loads(json.dumps(one.to_json())), is_gentle=one.is_gentle) == one


@given(st.lists(limits, min_size=1, max_size=3))
def test_together_is_never_looser_than_either(all_limits: list[Limits]) -> None:
    both = together(all_limits)
    for one in all_limits:
        assert both.ceiling <= one.ceiling
        assert both.closed >= one.closed
        assert both.opened <= one.opened
        assert both.cadence.every >= one.cadence.every
        assert both.joint_conflict_is_open <= one.joint_conflict_is_open


@given(st.lists(limits, min_size=1, max_size=3))
def test_together_is_no_stricter_than_it_must_be(all_limits: list[Limits]) -> None:
    both = together(all_limits)
    assert both.ceiling in [one.ceiling for one in all_limits]
    assert both.cadence in [one.cadence for one in all_limits]
    assert both.joint_conflict_is_open or any(not one.joint_conflict_is_open for one in all_limits)
    assert all(any(topic in one.closed for one in all_limits) for topic in both.closed)
    assert all(deck in both.opened for deck in frozenset.intersection(*(one.opened for one in all_limits)))


@given(limits, limits)
def test_it_is_the_same_whoever_is_named_first_and_told_twice(noors: Limits, sams: Limits) -> None:
    assert together([noors, sams]) == together([sams, noors]) == together([together([noors, sams]), sams])


@given(limits, limits)
def test_a_rest_of_one_is_none_of_both(noors: Limits, sams: Limits) -> None:
    assert together([noors, sams]).paused_until is None


@given(st.dates(date(2000, 1, 1)), st.integers(-400, 400))
def test_a_rest_ends_on_the_day_that_was_named(until: date, apart: int) -> None:
    day = until + timedelta(days=apart) if abs(apart) < (date.max - until).days else until
    assert Limits(paused_until=until).is_paused_on(day) == (day < until)


def test_nobody_s_limits_are_the_first_ones() -> None:
    assert together([]) == Limits()


@pytest.mark.parametrize(("cadence", "days"), [("daily", 1), ("some_days", 3), ("weekly", 7)])
def test_a_cadence_is_a_number_of_days(cadence: str, days: int) -> None:
    assert Cadence(cadence).every == days


@given(st.sampled_from(list(Rest)), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_rest_of_a_length_begins_today_and_the_longest_has_no_end(rest: Rest, today: date) -> None:
    until = back_on(rest, today)
    assert Limits(paused_until=until).is_paused_on(today)
    assert (until - today).days == {"day": 1, "week": 7, "season": 91}.get(rest, (NO_DAY - today).days)


def test_a_part_that_was_not_kept_has_its_first_value() -> None:
    assert Limits.from_json({}) == Limits()
    assert Limits.from_json({}, is_gentle=True) == Limits(is_gentle=True)


def test_what_is_kept_is_the_same_for_the_same_limits() -> None:
    day = date(2027, 2, 1)
    kept = Limits(
        2, frozenset("ba"), frozenset("dc"), Cadence.WEEKLY, day, True, day, frozenset("fe")
    ).to_json()
    assert kept == {
        "ceiling": 2,
        "closed": ["a", "b"],
        "opened": ["c", "d"],
        "cadence": "weekly",
        "paused_until": "2027-02-01",
        "rests_until": "2027-02-01",
        "left_out": ["e", "f"],
    }
    assert Limits().to_json()["paused_until"] is None


@given(limits, st.dates())
def test_one_is_free_for_a_hard_talk_unless_it_is_closed_or_one_rests_from_it(one: Limits, day: date) -> None:
    is_away = one.rests_until is not None and day < one.rests_until
    assert one.is_free_on(day) == (not one.is_gentle and not is_away)
    assert one.joint_conflict_is_open == one.sharing_is_suggested == (not one.is_gentle)


def test_one_is_free_again_on_the_day_that_was_named() -> None:
    day = date(2027, 2, 1)
    assert Limits(rests_until=day).is_free_on(day)
    assert not Limits(rests_until=day).is_free_on(day - timedelta(days=1))


@given(
    until=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    today=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    days=st.integers(1, MOST_DAYS),
)
def test_what_is_tried_goes_on_for_as_many_days_as_both_wanted(until: date, today: date, days: int) -> None:
    after = longer(Wording(Section.TRIAL, "x", until=until), days, today)
    assert after.until
    assert (after.until - max(until, today)).days == days
    assert (after.text, after.section) == ("x", Section.TRIAL)
