import re
from datetime import date
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.cast import Player

from mandorla.home.lines import HelpLine, help_lines
from mandorla.library.reading import document
from mandorla.shared import clock

NUMBER = re.compile(r"[0-9][0-9 -]*[0-9]")
ALL_LINES = [line for country in help_lines().countries for line in country.lines]


def page_for(client: Client) -> BeautifulSoup:
    response = client.get(reverse("home:help"))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize("line", [*ALL_LINES, *help_lines().directories], ids=lambda line: line.name)
def test_every_line_names_the_page_it_was_read_on_and_the_day(line: HelpLine) -> None:
    assert urlsplit(line.source).netloc
    assert urlsplit(line.address).scheme == "https"
    assert date(2026, 1, 1) < line.confirmed_on <= clock.now().date()
    assert line.about


@pytest.mark.parametrize("line", [line for line in ALL_LINES if line.number], ids=lambda line: line.name)
def test_every_number_can_be_dialed(line: HelpLine) -> None:
    assert NUMBER.fullmatch(line.number)


@pytest.mark.parametrize("row", document("help.yaml").body["countries"], ids=lambda row: row["code"])
def test_every_emergency_number_names_its_source(row: dict[str, str]) -> None:
    assert re.fullmatch("[0-9]{2,4}", row["emergency"])
    assert urlsplit(row["emergency_source"]).netloc


def test_no_number_lost_its_leading_zero() -> None:
    # YAML reads 000 and 016 as numbers unless they are quoted.
    numbers = {country.emergency for country in help_lines().countries} | {line.number for line in ALL_LINES}
    assert {"000", "016", "0808 2000 247"} <= numbers


@pytest.mark.django_db
def test_whoever_is_signed_out_reads_every_number_and_can_call_it(client: Client) -> None:
    seen = page_for(client)
    called = {link["href"] for link in seen.select("a[href^='tel:']")}
    for country in help_lines().countries:
        assert f"tel:{country.emergency}" in called
    assert {f"tel:{line.number.replace(' ', '')}" for line in ALL_LINES if line.number} <= called


@pytest.mark.django_db
def test_the_quick_exit_is_there_signed_out_too(client: Client) -> None:
    forms = page_for(client).select(f"form[method=post][action='{reverse('people:exit')}']")
    assert [form["data-blank"] for form in forms] == [reverse("people:blank")]


@pytest.mark.django_db
def test_whoever_left_in_a_hurry_gets_what_tells_back_from_a_new_visit(client: Client, noor: Player) -> None:
    came_back = "script[src*='came-back']"
    assert page_for(client).select(came_back) == page_for(noor).select(came_back) == []
    marks = []
    for _time in range(2):
        client.post(reverse("people:exit"))
        marks += [script["data-left"] for script in page_for(client).select(came_back)]
    assert len({*marks}) == 2


def test_the_quick_exit_is_there_once_when_signed_in(noor: Player) -> None:
    forms = page_for(noor).select(f"form[method=post][action='{reverse('people:exit')}']")
    assert len(forms) == 1


@pytest.mark.django_db
def test_danger_comes_before_anything_else_that_is_said(client: Client) -> None:
    main = page_for(client).select_one("main")
    assert main
    paragraph = main.find("p")
    assert paragraph
    assert paragraph.get_text(strip=True).startswith("If you are in danger now, call")


def test_reading_it_writes_nothing_down(noor: Player) -> None:
    with CaptureQueriesContext(connection) as captured:
        page_for(noor)
    assert captured.captured_queries
    assert all(query["sql"].startswith("SELECT") for query in captured.captured_queries)


@pytest.mark.django_db
def test_it_works_without_a_script(client: Client) -> None:
    main = page_for(client).select_one("main")
    assert main
    assert not main.select("script")
    assert len(main.select("details > summary")) == len(help_lines().countries)
