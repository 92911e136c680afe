import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings
from tests.cast import Player

from mandorla.pairs.boundaries import Boundaries
from mandorla.pairs.logic.asking import EVERY, FIRST, SPREAD, is_asked_on
from mandorla.pairs.models import Boundary
from mandorla.people.models import Operation
from mandorla.shared import clock
from mandorla.shared.ids import new_form_id
from mandorla.shared.tests.browser import Page, visit
from mandorla.shared.tests.calendar import Calendar

ANSWERS = ("yes", "sometimes", "no", "skip")
CARD = "One question, for you alone"


def answer(player: Player, said: str) -> Page:
    return visit(player, player.at("pairs:asking")).press("Done", answer=said)


def asked_day(player: Player, calendar: Calendar) -> None:
    """Go to the next day on which the question stands on today's page."""
    for _day in range(FIRST + SPREAD + EVERY):
        calendar.later(days=1)
        if CARD in visit(player, player.at("home:today")).text:
            return
    raise AssertionError("it was never asked")


@given(st.dates(date(2000, 1, 1), date(2900, 1, 1)), st.binary(min_size=16, max_size=16))
def test_it_is_asked_rarely_and_not_at_first(since: date, seed: bytes) -> None:
    days = range(-5, FIRST + SPREAD + 2 * EVERY)
    asked = [one for one in days if is_asked_on(since + timedelta(days=one), together_since=since, seed=seed)]
    assert FIRST <= asked[0] < FIRST + SPREAD
    assert {later - earlier for earlier, later in pairwise(asked)} == {EVERY}


@pytest.mark.parametrize(
    ("said", "is_open"), [("yes", True), ("skip", True), ("sometimes", False), ("no", False)]
)
def test_an_answer_closes_conflict_together_or_nothing(
    noor: Player, sam: Player, said: str, is_open: bool
) -> None:
    answer(noor, said)
    tomorrow = noor.member.pair_day(clock.now()) + timedelta(days=1)
    assert Boundaries(noor.member).mine().joint_conflict_is_open == is_open
    assert Boundaries(sam.member).for_both(tomorrow).joint_conflict_is_open == is_open
    assert Boundaries(sam.member).mine().joint_conflict_is_open


def test_an_answer_only_ever_removes(noor: Player) -> None:
    visit(noor, noor.at("pairs:boundaries")).press("Keep this", ceiling="2", closed=["money"], is_gentle="on")
    before = Boundary.objects.get().limits
    for said in ANSWERS:
        answer(noor, said)
        assert Boundary.objects.get().limits == before


def test_what_was_answered_can_be_told_by_nothing_that_is_kept(noor: Player) -> None:
    kept = set()
    for said in ANSWERS:
        Boundary.objects.all().delete()
        Operation.objects.all().delete()
        answer(noor, said)
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT length(stored), length(gentle), from_day FROM pairs_boundary")
            rows = tuple(cursor.fetchall())
        kept.add((rows, tuple(Operation.objects.values_list("kind", "result"))))
    assert len(kept) == 1


def test_the_next_page_is_the_same_whatever_was_answered(noor: Player) -> None:
    def plain(page: Page) -> str:
        return re.sub(r'value="[^"]*"|nonce="[^"]*"|X-CSRFToken[^}]*|data-key="[^"]*"', "", str(page.soup))

    pages = {plain(answer(noor, said)) for said in ANSWERS}
    assert len(pages) == 1
    assert "Thank you. Your answer is not kept." in pages.pop()


def asked_of_databases(player: Player, said: str) -> Iterator[str]:
    """What an answer, and the other's next page, ask of the databases: the questions, without their values."""
    form = {"answer": said, "operation": str(new_form_id())}
    with CaptureQueriesContext(connections["default"]) as seen:
        assert player.post(player.at("pairs:asking"), form).status_code == 303
    for query in seen.captured_queries:
        sql = re.sub(r"x?'[^']*'|\b[0-9a-f]{32}\b|\d+", "?", query["sql"])
        yield re.sub(r'"s\?_x\?"|s\?_x\?', "savepoint", sql)


def test_every_answer_takes_the_same_work(noor: Player, sam: Player) -> None:
    answer(noor, "skip")
    works = [tuple(asked_of_databases(noor, said)) for said in ANSWERS]
    assert len(set(works)) == 1
    assert len(works[0]) > 3


def test_without_a_choice_nothing_is_written_and_the_page_says_so(noor: Player) -> None:
    page = visit(noor, noor.at("pairs:asking")).press("Done")
    assert page.status == 422
    assert "Choose one of the four, or go back." in page.text
    assert not Boundary.objects.exists()


def test_the_page_says_first_who_runs_this_server(noor: Player, settings: Settings) -> None:
    settings.MANDORLA_HOST_NAME = "Val"
    text = visit(noor, noor.at("pairs:asking")).text
    assert text.index("This server is run by Val.") < text.index("Is it safe to disagree with Sam?")


def test_alone_there_is_nothing_to_close_yet(ada: Player, calendar: Calendar) -> None:
    assert "You are alone in this space" in visit(ada, ada.at("pairs:asking")).text
    for _week in range(30):
        calendar.later(days=7)
        assert CARD not in visit(ada, ada.at("home:today")).text


@pytest.mark.parametrize("said", ["yes", "no", "skip"])
def test_once_answered_or_passed_over_it_is_gone_for_months(
    noor: Player, calendar: Calendar, said: str
) -> None:
    asked_day(noor, calendar)
    noor.post(noor.at("pairs:asking"), {"answer": said})
    assert CARD not in visit(noor, noor.at("home:today")).text
    calendar.later(days=1)
    assert CARD not in visit(noor, noor.at("home:today")).text


def test_let_be_it_is_gone_the_next_day(noor: Player, calendar: Calendar) -> None:
    asked_day(noor, calendar)
    calendar.later(days=1)
    assert CARD not in visit(noor, noor.at("home:today")).text
