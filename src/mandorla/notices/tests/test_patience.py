from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from mandorla.notices.logic.patience import FIRST, LONGEST, MOST_TRIES, is_enough, pause_after


@given(st.integers(0, 2 * MOST_TRIES))
def test_each_wait_is_at_least_as_long_as_the_one_before_and_six_hours_at_most(tries: int) -> None:
    assert FIRST <= pause_after(tries) <= pause_after(tries + 1) <= LONGEST


def test_it_is_let_be_when_about_a_day_has_gone_by() -> None:
    waited = sum((pause_after(tries) for tries in range(1, MOST_TRIES)), timedelta())
    assert timedelta(hours=18) < waited < timedelta(hours=30)
    assert [is_enough(tries) for tries in (MOST_TRIES - 1, MOST_TRIES)] == [False, True]
