import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django.fixtures import Settings
from tests.cast import Player

from mandorla.ownership.policy import data_policy, rooms

MOST_BYTES = 60_000


@pytest.fixture
def page(db: None, client: Client, settings: Settings) -> BeautifulSoup:
    settings.MANDORLA_HOST_NAME = "Val"
    return BeautifulSoup(client.get("/privacy/").content, "html.parser")


def test_everybody_may_read_it_and_it_says_who_runs_the_server(page: BeautifulSoup) -> None:
    assert "This server is run by Val." in page.get_text()
    assert "could read all of it" in page.get_text()


@pytest.mark.django_db
def test_without_a_name_it_still_says_whose_server_it_is(client: Client, settings: Settings) -> None:
    settings.MANDORLA_HOST_NAME = ""
    assert "whoever gave you its address" in client.get("/privacy/").content.decode()


@pytest.mark.parametrize(
    "words", ["Whether and when something was read.", "When you were last here.", "Where you are."]
)
def test_it_says_what_nobody_keeps(page: BeautifulSoup, words: str) -> None:
    assert words in page.get_text()


def test_every_line_about_people_stands_on_the_page_of_its_room(page: BeautifulSoup, client: Client) -> None:
    links = [str(link["href"]) for link in page.select("a.row")]
    assert len(links) == len(rooms())
    shown: set[str] = set()
    for link in links:
        room = client.get(link).content
        assert len(room) <= MOST_BYTES
        cells = BeautifulSoup(room, "html.parser").select("th[scope=row]")
        shown |= {next(cell.strings).strip() for cell in cells}
    kept = {line.what for model in data_policy() if model.is_about_people for line in model.fields}
    assert kept <= shown


def test_a_room_that_is_not_there_has_no_page(db: None, client: Client) -> None:
    assert client.get("/privacy/attic/").status_code == 404


def test_tables_about_nobody_are_named(page: BeautifulSoup) -> None:
    named = [model.title for model in data_policy() if not model.is_about_people]
    assert named
    assert all(title in page.get_text() for title in named)


def test_the_page_is_small(noor: Player) -> None:
    assert len(noor.get("/privacy/").content) <= MOST_BYTES
