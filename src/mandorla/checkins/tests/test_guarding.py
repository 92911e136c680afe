"""What no page, no table and no nudge may tell."""

from collections.abc import Iterator
from functools import partial
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.cast import Player

from mandorla.checkins import actions
from mandorla.checkins.models import CheckIn, Habit, Share
from mandorla.checkins.tests.doing import checks_in, pages_of, shares, today
from mandorla.checkins.tests.test_habits import opens as opens_habits
from mandorla.checkins.tests.test_habits import proposes
from mandorla.checkins.urls import urlpatterns
from mandorla.live.tests.wire import Wire
from mandorla.prompts.actions import write_offer
from mandorla.shared import clock
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import Calendar

ALL = {"closeness": "77", "feelings": ["wistful"], "note": "a canary in the note", "energy": "2"}
TOPIC = "checkins"


@pytest.fixture
def full(noor: Player, sam: Player) -> None:
    """A day on which both have done everything there is."""
    for player in (noor, sam):
        checks_in(player, **ALL, need="space", talk="later")
        shares(player, f"A line of {player.person.name}")
    proposes(noor)
    opens_habits(sam).press("Yes, let us try")
    proposes(sam, "A canary in the kitchen")


def test_a_private_check_in_leaves_the_other_s_pages_as_they_were_and_sends_nothing(
    noor: Player, sam: Player, wire: Wire
) -> None:
    before = pages_of(sam)
    assert wire.during(lambda: checks_in(noor, **ALL)) == []
    assert wire.during(lambda: checks_in(noor, need="space", talk="now", parts=None)) == []
    assert pages_of(sam) == before


def test_correcting_a_private_part_leaves_the_other_s_pages_as_they_were_and_sends_nothing(
    noor: Player, sam: Player, wire: Wire
) -> None:
    checks_in(noor, **ALL, need="space")
    before = pages_of(sam)
    for part in ({"note": "another"}, {"energy": "5"}, {"feelings": ["calm"]}, {"closeness": "3"}):
        assert wire.during(lambda part=part: checks_in(noor, **part)) == []  # type: ignore[misc]
    assert pages_of(sam) == before


def test_a_draft_a_usual_choice_and_a_deleted_private_day_are_nobody_else_s_business(
    noor: Player, sam: Player, wire: Wire
) -> None:
    before = pages_of(sam)
    assert wire.during(lambda: noor.post(noor.at("checkins:draft"), {"text": "hm"})) == []
    assert wire.during(lambda: checks_in(noor, **ALL, parts=["talk"], is_usual="on")) == []
    delete = visit(noor, noor.at("checkins:checkin"))
    assert wire.during(lambda: delete.press("Delete today's check-in")) == []
    assert pages_of(sam) == before


def test_an_answer_to_keep_a_habit_leaves_the_other_s_pages_as_they_were_and_sends_nothing(
    noor: Player, sam: Player, wire: Wire, calendar: Calendar
) -> None:
    proposes(noor)
    opens_habits(sam).press("Yes, let us try")
    calendar.later(days=21)
    before = pages_of(sam)
    page = opens_habits(noor)
    assert wire.during(lambda: page.press("Keep it")) == []
    assert pages_of(sam) == before


def test_the_other_is_nudged_exactly_when_what_they_see_is_another(
    noor: Player, sam: Player, wire: Wire
) -> None:
    to_sam = [(sam.member.channel, TOPIC)]
    assert wire.during(lambda: checks_in(noor, need="space")) == to_sam
    assert wire.during(lambda: checks_in(noor, need="space")) == []
    assert wire.during(lambda: checks_in(noor, parts=["talk"])) == to_sam
    assert wire.during(lambda: checks_in(noor, parts=["need"])) == to_sam
    assert wire.during(lambda: checks_in(noor, need="")) == to_sam
    assert wire.during(lambda: shares(noor, "A heron")) == to_sam
    mine = Share.objects.get()
    for deed in (actions.take_share_back, partial(actions.open_share, now=clock.now())):
        assert wire.during(lambda deed=deed: deed(member=noor.member, share=mine)) == to_sam  # type: ignore[misc]
        assert wire.during(lambda deed=deed: deed(member=noor.member, share=mine)) == []  # type: ignore[misc]
    actions.take_share_back(member=noor.member, share=mine)
    assert wire.during(lambda: actions.erase_share(member=noor.member, share=mine)) == []


def test_a_line_taken_back_leaves_the_other_s_pages_as_if_it_had_never_been(
    noor: Player, sam: Player
) -> None:
    before = pages_of(sam)
    shares(noor, "A heron")
    assert pages_of(sam) != before
    visit(noor, noor.at("checkins:shares")).press("Take it back")
    assert pages_of(sam) == before


def rows() -> Iterator[str]:
    for prefix in ("checkins_", "drafts_", "people_operation"):
        for table in connection.introspection.table_names():
            if table.startswith(prefix):
                with connection.cursor() as cursor:
                    cursor.execute(f'SELECT * FROM "{table}"')
                    yield from (
                        repr([bytes(v) if isinstance(v, memoryview) else v for v in row]) for row in cursor
                    )


@pytest.mark.usefixtures("full")
def test_nothing_that_anybody_said_lies_open_in_the_database(noor: Player) -> None:
    noor.post(noor.at("checkins:draft"), {"text": "a canary in a draft"})
    found = list(rows())
    assert len(found) > 8
    for word in ("canary", "wistful", "space", "later", "A line of", "phones", "evening", "need"):
        assert [row for row in found if word in row] == []


def test_the_copy_that_the_other_read_is_gone_once_the_day_is_over_everywhere(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    checks_in(noor, need="space")
    actions.forget_shown(now=calendar.later(days=1))
    assert CheckIn.objects.get().shown is not None  # it is still that day somewhere
    actions.forget_shown(now=calendar.later(hours=5))
    row = CheckIn.objects.get()
    assert (row.shown, row.saying.need) == (None, "space")


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: str(pattern.name))
def test_strangers_former_members_and_passers_by_find_nothing_of_a_pair(
    noor: Player, rae: Player, kit: Player, client: Client, pattern: object
) -> None:
    name, route = str(pattern.name), str(pattern.pattern)  # type: ignore[attr-defined]
    if "<uuid:pair>" not in route:
        assert visit(client, reverse(f"checkins:{name}")).address == "/sign-in/"
        return
    parts = {
        part: row.objects.of(noor.pair).earliest("id").pk
        for part, row in (("checkin", CheckIn), ("share", Share), ("habit", Habit))
        if f"<uuid:{part}>" in route
    }
    address = noor.at(f"checkins:{name}", **parts)
    for method in ("get", "post"):
        for outsider in (rae, kit):
            assert getattr(outsider, method)(address).status_code in (404, 405)
        assert getattr(client, method)(address).status_code in (302, 405)
    if parts:  # a row of theirs, under an address of one's own
        assert rae.post(rae.at(f"checkins:{name}", **parts)).status_code == 404


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("name", ["erasure", "taking_back", "opening", "share_erasure"])
def test_what_is_the_other_s_own_cannot_be_touched(noor: Player, sam: Player, name: str) -> None:
    part, row = ("checkin", CheckIn) if name == "erasure" else ("share", Share)
    theirs = row.objects.by(sam.person).get()
    before = pages_of(sam)
    assert noor.post(noor.at(f"checkins:{name}", **{part: theirs.pk})).status_code == 404
    assert noor.post(noor.at(f"checkins:{name}", **{part: uuid4()})).status_code == 404
    assert pages_of(sam) == before


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("home:today", 13),
        ("checkins:checkin", 8),
        ("home:days", 8),
        ("checkins:shares", 7),
        ("checkins:habits", 7),
    ],
)
def test_a_page_asks_the_database_few_questions(
    noor: Player, name: str, most: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    write_offer(
        member=noor.member, day=noor.member.pair_day(clock.now())
    )  # the timetable did, the day before
    noor.get(noor.at(name))
    with django_assert_max_num_queries(most):
        assert noor.get(noor.at(name)).status_code == 200


@pytest.mark.usefixtures("full")
def test_more_days_and_lines_cost_no_more_questions(
    noor: Player,
    sam: Player,
    calendar: Calendar,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(3):
        calendar.later(days=1)
        for player in (noor, sam):
            checks_in(player, need="fun", note="more")
            shares(player, "more")
    test_a_page_asks_the_database_few_questions(noor, "home:days", 8, django_assert_max_num_queries)
    test_a_page_asks_the_database_few_questions(noor, "checkins:shares", 7, django_assert_max_num_queries)


@pytest.mark.usefixtures("full")
def test_today_has_one_card_of_this_slice_and_no_number_for_anybody(noor: Player) -> None:
    page = today(noor)
    assert len(page.soup.select("section[aria-label='How it is today']")) == 1
    assert "77" not in " ".join(page.all("main"))
