"""What no page, no table and no stranger may tell or get."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.cast import Player

from mandorla.moments.models import Rating, Window
from mandorla.moments.tests.doing import agree, begins, plan, proposes, quiet
from mandorla.moments.urls import urlpatterns
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import Calendar


@pytest.fixture
def full(noor: Player, sam: Player, calendar: Calendar) -> None:
    """Two agreed times, a proposal of each, a rating, and something that runs."""
    for day in range(2):
        proposes(noor, days=[str(day)])
        agree(sam)
    proposes(noor, days=["4"])
    proposes(sam, days=["5"])
    begins(sam, "15 minutes", is_for_both="on")
    calendar.later(minutes=15)
    quiet(noor).press("Keep this", felt="6")
    begins(sam, is_for_both="on")


@pytest.mark.usefixtures("full")
def test_nothing_of_it_lies_open_in_the_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rule FROM moments_window UNION ALL SELECT felt FROM moments_rating")
        found = [bytes(row[0]) for row in cursor.fetchall() if row[0] is not None]
    assert len(found) == 5
    assert not [row for row in found if b"20:00" in row or b"minutes" in row or row == b"6"]


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("pattern", urlpatterns, ids=lambda pattern: str(pattern.name))
def test_strangers_former_members_and_passers_by_find_nothing_of_a_pair(
    noor: Player, rae: Player, kit: Player, client: Client, pattern: object
) -> None:
    name, route = str(pattern.name), str(pattern.pattern)  # type: ignore[attr-defined]
    if "<uuid:pair>" not in route:
        assert visit(client, f"/{route}").address == "/sign-in/"
        return
    known = {
        "window": Window.objects.planned().earliest("place").pk,
        "run": Window.objects.get(place=0).run,
        "rating": Rating.objects.get().pk,
    }
    parts = {part: value for part, value in known.items() if f"<uuid:{part}>" in route}
    address = noor.at(f"moments:{name}", **parts)
    for method in ("get", "post"):
        for outsider in (rae, kit):
            assert getattr(outsider, method)(address).status_code in (404, 405)
        assert getattr(client, method)(address).status_code in (302, 405)
    if parts.keys() & {"window", "rating"}:  # a row of theirs, under an address of one's own
        assert rae.post(rae.at(f"moments:{name}", **parts)).status_code == 404
    elif parts:
        rae.post(rae.at(f"moments:{name}", **parts), {"felt": "2"})
        assert quiet(noor).heading == "Until 2:15 PM"
        assert Rating.objects.count() == 1


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize("name", ["agreement", "window_end", "window_beginning"])
def test_what_is_no_planned_time_is_not_found(noor: Player, name: str) -> None:
    for row in (Window.objects.get(place=0).pk, uuid4()):
        assert noor.post(noor.at(f"moments:{name}", window=row)).status_code == 404


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize(
    ("name", "most"), [("moments:windows", 5), ("moments:quiet", 5), ("moments:felt", 5)]
)
def test_a_page_asks_the_database_few_questions(
    noor: Player, name: str, most: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    noor.get(noor.at(name))
    with django_assert_max_num_queries(most):
        assert noor.get(noor.at(name)).status_code == 200


@pytest.mark.usefixtures("full")
def test_no_page_counts_or_compares(noor: Player) -> None:
    quiet(noor).press("End it early")
    for name in ("moments:windows", "moments:felt", "moments:quiet"):
        words = visit(noor, noor.at(name)).text.lower()
        assert not [word for word in (" times in ", "average", "more than", "streak") if word in words]
    assert plan(noor).status == 200
