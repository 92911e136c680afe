from typing import Any

import pytest
from django.db import connection
from django.test import Client
from tests.cast import Player

from mandorla.people.hues import CHOICES
from mandorla.people.models import Person
from mandorla.people.models.person import HUES, companion
from mandorla.shared.tests.browser import visit


def test_name_color_and_clock_can_be_changed(noor: Player) -> None:
    page = visit(noor, "/me/").press("Save", display_name="Nour", hue="14", time_zone="Asia/Amman")
    assert (page.sent.status_code, page.heading) == (303, "Nour")
    known = Person.objects.get(pk=noor.person.pk)
    assert (known.display_name, known.hue, known.time_zone, known.language) == (
        "Nour",
        14,
        "Asia/Amman",
        "en",
    )
    assert "Saved." in page.text


def test_the_other_sees_the_new_name_and_color(noor: Player, sam: Player) -> None:
    visit(noor, "/me/").press("Save", display_name="Nour", hue="14")
    page = visit(sam, sam.at("home:us"))
    assert page.heading == "Sam and Nour"
    assert "theirs-hue-14" in page.soup.body["class"]  # type: ignore[index]


def test_the_sign_in_name_is_never_shown_to_the_other(noor: Player, sam: Player) -> None:
    visit(noor, "/me/").press("Save", display_name="Light of the house")
    assert "noor" not in visit(sam, sam.at("home:us")).html.lower()


def test_a_name_is_only_ever_words(noor: Player, sam: Player) -> None:
    name = """<img src=x onerror="alert('x')"> {{ 7 }} & "Noor" """.strip()
    visit(noor, "/me/").press("Save", display_name=name)
    sam.post(
        sam.at("prompts:answer", slug="everyday-chosen-mug"), {"text": "x", "rule": "both", "version": 0}
    )
    for place in ("home:today", "home:us", "pairs:departure", "prompts:shelf"):
        for player in (noor, sam):
            assert not visit(player, player.at(place)).soup.select("img, [onerror]")
    page = visit(sam, sam.at("prompts:prompt", slug="everyday-chosen-mug"))
    assert f"It opens when {name} has answered too." in page.text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("display_name", "  "),
        ("display_name", "x" * 121),
        ("hue", "25"),
        ("time_zone", "Mars/Base"),
        ("language", "tlh"),
    ],
)
def test_what_will_not_do_is_refused_and_kept_in_the_form(noor: Player, field: str, value: str) -> None:
    changes: Any = {field: value}
    page = visit(noor, "/me/").press("Save", **changes)
    assert page.status == 422
    assert page.all(".error-summary li")
    assert Person.objects.get(pk=noor.person.pk).display_name == "Noor"
    if field == "display_name":
        assert page.value(field).strip() == value.strip()


def test_there_are_twenty_four_colors_each_with_a_name(noor: Player) -> None:
    assert [hue for hue, _name in CHOICES] == list(HUES)
    assert visit(noor, "/me/").choices("hue") == [str(hue) for hue in HUES]
    assert len({str(name) for _hue, name in CHOICES}) == 24


def test_two_colors_lie_well_apart_on_the_circle() -> None:
    for hue in HUES:
        assert companion(hue) in HUES
        assert min((companion(hue) - hue) % 24, (hue - companion(hue)) % 24) == 9


def test_the_name_people_call_one_is_encrypted(noor: Player) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT display_name FROM people_person")
        stored = bytes(cursor.fetchone()[0])
    assert b"Noor" not in stored
    assert len(stored) > 20


def test_the_page_of_oneself_is_for_oneself(client: Client) -> None:
    assert visit(client, "/me/").address == "/sign-in/"


def test_pages_come_in_the_language_of_the_person(noor: Player) -> None:
    page = visit(noor, "/me/")
    assert page.soup.html["lang"] == "en"  # type: ignore[index]
    assert page.response.headers["Content-Language"] == "en"
