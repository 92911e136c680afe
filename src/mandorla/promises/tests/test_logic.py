from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandorla.promises.logic.course import Deed, NotNow, State, after, may
from mandorla.promises.logic.terms import A_DAY, Asked, Terms, asked, is_fresh
from mandorla.shared import clock

DAYS = st.dates(date(2024, 1, 1), date(2030, 1, 1))
WEEKDAYS = st.frozensets(st.integers(0, 6), min_size=1)
TERMS = st.one_of(
    st.builds(Terms, st.text(min_size=1), st.text(), st.none() | DAYS),
    st.builds(Terms, st.text(min_size=1), st.text(), st.none(), WEEKDAYS),
)
ZONES = st.sampled_from(
    [
        "Europe/Berlin",
        "America/New_York",
        "Asia/Singapore",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Africa/Casablanca",
    ]
)
INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


@given(TERMS)
def test_terms_come_back_as_they_were_kept(terms: Terms) -> None:
    assert Terms.from_json(terms.to_json()) == terms


@given(TERMS, DAYS, DAYS)
def test_the_last_due_day_is_not_after_a_day_and_none_lies_between(
    terms: Terms, since: date, day: date
) -> None:
    latest = terms.latest_due(day, since=since)
    if latest:
        assert latest <= day
        assert terms.is_due_on(latest, since=since)
        between = (latest + n * A_DAY for n in range(1, min((day - latest).days, 30) + 1))
        assert not any(terms.is_due_on(one, since=since) for one in between)
    assert (latest == day) == terms.is_due_on(day, since=since)


@given(TERMS, DAYS, DAYS, st.none() | DAYS)
def test_nobody_is_asked_about_a_day_that_is_marked_still_to_come_or_not_due(
    terms: Terms, since: date, today: date, marked_on: date | None
) -> None:
    question = asked(terms, since=since, marked_on=marked_on, today=today)
    if question:
        assert marked_on is None or question.day > marked_on
        assert question.day <= today
        assert question.is_over == (question.day < today)
        assert terms.is_due_on(question.day, since=since)
        again = asked(terms, since=since, marked_on=question.day, today=today)
        assert again is None or (again.day == today and not again.is_over)


def test_a_day_that_was_let_go_a_week_ago_is_not_asked_about() -> None:
    monday = date(2027, 2, 1)
    terms = Terms("text", weekdays=frozenset({0}))
    question = asked(terms, since=monday, marked_on=None, today=monday + timedelta(days=8))
    assert question == Asked(monday + timedelta(days=7), is_over=True)


def test_todays_page_asks_for_a_week_and_then_leaves_it() -> None:
    question = Asked(date(2027, 2, 1), is_over=True)
    assert is_fresh(question, date(2027, 2, 8))
    assert not is_fresh(question, date(2027, 2, 9))


def test_in_a_rest_todays_page_asks_nothing_and_after_it_for_a_week() -> None:
    question, back_on = Asked(date(2027, 2, 1), is_over=True), date(2027, 2, 20)
    asks_on = [day for day in range(1, 29) if is_fresh(question, date(2027, 2, day), back_on=back_on)]
    assert asks_on == [20, 21, 22, 23, 24, 25, 26, 27]


@given(ZONES, INSTANTS)
def test_a_due_day_is_over_at_four_the_next_morning_through_every_change_of_clocks(
    name: str, now: datetime
) -> None:
    zone = ZoneInfo(name)
    today = clock.day_of(now, zone)
    terms = Terms("text", due_on=today)
    begun, ended = clock.start_of(today, zone), clock.start_of(today + A_DAY, zone)
    assert begun <= now < ended
    for instant, is_over in ((now, False), (ended - timedelta(seconds=1), False), (ended, True)):
        day = clock.day_of(instant, zone)
        assert asked(terms, since=today, marked_on=None, today=day) == Asked(today, is_over)


@given(st.lists(st.tuples(st.sampled_from(Deed), st.booleans())))
def test_a_promise_that_has_ended_takes_no_new_words_and_one_that_is_gone_takes_nothing(
    deeds: list[tuple[Deed, bool]],
) -> None:
    state = State.OPEN
    for deed, is_weekly in deeds:
        try:
            reached = after(state, deed, is_weekly=is_weekly)
        except NotNow:
            assert not may(state, deed)
            continue
        assert may(state, deed)
        assert state != State.GONE
        assert not (deed == Deed.RENEGOTIATE and state != State.OPEN)
        assert (reached == State.GONE) == (deed == Deed.ERASE)
        assert (reached == State.WITHDRAWN) == (deed == Deed.WITHDRAW)
        state = reached


@pytest.mark.parametrize(("is_weekly", "reached"), [(True, State.OPEN), (False, State.ANSWERED)])
def test_a_weekly_promise_stays_open_when_a_day_is_marked(is_weekly: bool, reached: State) -> None:
    assert after(State.OPEN, Deed.MARK, is_weekly=is_weekly) == reached
