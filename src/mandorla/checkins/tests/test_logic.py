from datetime import date, timedelta
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandorla.checkins.logic.circles import LEVEL, MIDDLE, RADIUS, STEPS, circles_of, step_of
from mandorla.checkins.logic.habits import THREE_WEEKS, is_due
from mandorla.checkins.logic.saying import CLOSENESS, ENERGY, Need, Part, Saying, Talk, closeness_meant

closenesses = st.integers(CLOSENESS.start, CLOSENESS.stop - 1)
sayings = st.builds(
    Saying,
    closeness=st.none() | closenesses,
    feelings=st.lists(st.text(min_size=1), max_size=5).map(tuple),
    note=st.text(),
    energy=st.none() | st.sampled_from(ENERGY),
    need=st.none() | st.sampled_from(Need),
    talk=st.none() | st.sampled_from(Talk),
)
parts = st.frozensets(st.sampled_from(Part))


@given(sayings)
def test_what_was_said_survives_being_stored(saying: Saying) -> None:
    assert Saying.from_json(saying.to_json()) == saying


@given(sayings, parts)
def test_showing_some_parts_shows_these_and_never_another(saying: Saying, chosen: frozenset[Part]) -> None:
    shown = saying.only(chosen)
    assert shown.to_json().keys() == saying.to_json().keys() & chosen
    assert all(getattr(shown, part) == getattr(saying, part) for part in shown.to_json())
    assert shown.only(chosen) == shown
    assert saying.only(Part) == saying


@given(sayings, st.data())
def test_what_is_shown_does_not_depend_on_what_is_not(saying: Saying, data: st.DataObject) -> None:
    chosen = data.draw(parts)
    other = data.draw(sayings)
    mixed = Saying.from_json({**other.to_json(), **saying.only(chosen).to_json()}).only(chosen)
    absent = chosen - saying.to_json().keys()
    assert mixed.only(chosen - absent) == saying.only(chosen)


@given(sayings)
def test_a_saying_is_empty_where_nothing_of_it_is_kept(saying: Saying) -> None:
    assert saying.is_empty == (saying == Saying())


@given(closenesses, closenesses)
def test_a_slider_that_was_moved_counts_and_one_that_was_not_waits_for_its_box(
    value: int, shown: int
) -> None:
    assert closeness_meant(value, shown=shown, is_ticked=True) == value
    assert closeness_meant(value, shown=shown, is_ticked=False) == (None if value == shown else value)


@given(closenesses)
def test_both_circles_stand_equally_far_from_the_middle_and_inside_the_picture(closeness: int) -> None:
    drawn = circles_of(closeness)
    assert MIDDLE - drawn.left == pytest.approx(drawn.right - MIDDLE)
    assert drawn.left - RADIUS >= 0
    assert drawn.right + RADIUS <= 2 * MIDDLE


@given(closenesses, closenesses)
def test_closer_is_drawn_closer_and_never_called_farther(one: int, other: int) -> None:
    near, far = max(one, other), min(one, other)
    assert circles_of(near).left >= circles_of(far).left
    assert step_of(near) >= step_of(far)
    assert 0 <= step_of(one) < STEPS


@given(closenesses)
def test_the_lens_is_there_exactly_where_the_circles_meet(closeness: int) -> None:
    drawn = circles_of(closeness)
    assert bool(drawn.lens) == (drawn.right - drawn.left < 2 * RADIUS)
    if drawn.lens:
        tip = float(drawn.lens.removeprefix(f"M{MIDDLE:g} ").partition("A")[0])
        for center in (drawn.left, drawn.right):
            assert dist((center, LEVEL), (MIDDLE, tip)) == pytest.approx(RADIUS, abs=0.05)


def test_every_step_has_a_closeness() -> None:
    assert {step_of(closeness) for closeness in CLOSENESS} == set(range(STEPS))


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(-100, 100), st.booleans())
def test_a_habit_is_asked_about_once_three_weeks_after_it_was_agreed(
    agreed: date, days: int, is_answered: bool
) -> None:
    day = agreed + THREE_WEEKS + timedelta(days=days) if agreed.year > 1 else agreed
    assert is_due(agreed, day, is_answered=is_answered) == (day - agreed >= THREE_WEEKS and not is_answered)
    assert not is_due(None, day, is_answered=is_answered)
