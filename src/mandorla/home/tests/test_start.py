import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils.html import escape
from tests.cast import Player

from mandorla.home import views
from mandorla.prompts.browsing import LIGHT_EACH
from mandorla.prompts.decks import catalogue
from mandorla.prompts.views import decks
from mandorla.shared.tests.browser import Page, visit


@pytest.mark.django_db
def test_a_new_server_invites_to_begin(client: Client) -> None:
    page = visit(client, "/")
    assert page.heading == "A quiet space for two"
    assert visit(client, page.link("Begin")).address == "/sign-up/"


def test_a_server_with_people_asks_to_sign_in_and_tells_newcomers_how(client: Client, noor: Player) -> None:
    page = visit(client, "/")
    assert page.link("Sign in") == "/sign-in/"
    assert "Open the link or scan the code that somebody gave you." in page.text
    assert "Begin" not in page.all("a")


def test_the_first_address_leads_on_to_today(noor: Player) -> None:
    page = visit(noor, "/")
    assert page.address == noor.at("home:today")
    assert page.heading.endswith(", Noor")


def test_the_places_that_are_built_stand_on_every_page_and_say_where_one_is(noor: Player) -> None:
    for address, here in (
        (noor.at("home:today"), "Today"),
        (noor.at("talks:talks"), "Talk"),
        (noor.at("prompts:shelf"), "Us"),
        (noor.at("home:us"), "Us"),
        ("/me/", "Me"),
        ("/kept/", "Me"),
        ("/kept/answers/", "Me"),
        ("/account/password/", "Me"),
    ):
        page = visit(noor, address)
        assert page.all(".places a") == ["Today", "Talk", "Us", "Plan", "Me"]
        assert page.all(".places [aria-current=page]") == [here]


def test_quick_exit_and_a_skip_link_come_first_on_every_signed_in_page(noor: Player) -> None:
    for address in (noor.at("home:today"), noor.at("prompts:shelf"), "/me/", "/help/"):
        page = visit(noor, address)
        first = page.soup.select("a, button, input:not([type=hidden])")[:2]
        assert [tag.get_text(strip=True) for tag in first] == ["Quick exit", "Skip to what this page is for"]


def test_a_page_that_asks_for_itself_gets_only_its_living_part(noor: Player) -> None:
    whole = noor.get(noor.at("home:today"))
    part = noor.get(noor.at("home:today"), headers={"HX-Request": "true"})
    assert part.content.strip().startswith(b"<live-part")
    assert b"<html" not in part.content
    assert len(part.content) < len(whole.content)
    assert "live" in part.cookies


def test_no_page_may_be_stored_framed_sniffed_or_indexed(noor: Player, client: Client) -> None:
    for browser, address in (
        (noor, noor.at("home:today")),
        (noor, "/me/"),
        (client, "/sign-in/"),
        (client, "/help/"),
    ):
        headers = browser.get(address).headers
        assert "no-store" in headers["Cache-Control"]
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "noindex" in headers["X-Robots-Tag"]
        assert "geolocation=()" in headers["Permissions-Policy"]


def test_a_page_may_load_nothing_from_elsewhere_and_run_nothing_inline(noor: Player) -> None:
    rules = dict(
        part.strip().split(" ", 1)
        for part in noor.get(noor.at("home:today")).headers["Content-Security-Policy"].split(";")
    )
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in str(rules)
    assert "http" not in str(rules)
    assert rules["require-trusted-types-for"] == "'script'"
    assert rules["script-src"] == "'self'"


@pytest.mark.django_db
def test_the_app_can_be_installed(client: Client) -> None:
    answer = client.get("/manifest.webmanifest")
    described = json.loads(answer.content)
    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert (described["name"], described["display"], described["start_url"]) == (
        "Mandorla",
        "standalone",
        "/",
    )
    assert any(icon.get("purpose") == "maskable" for icon in described["icons"])
    assert all(icon["src"].startswith("/static/") for icon in described["icons"])


@pytest.mark.django_db
def test_what_a_phone_keeps_for_offline_holds_nothing_personal(noor: Player) -> None:
    for address in ("/offline/", "/offline/decks/", "/service-worker.js", "/manifest.webmanifest"):
        answer = noor.get(address)
        assert answer.status_code == 200
        assert b"Noor" not in answer.content
        assert str(noor.pair.pk).encode() not in answer.content


@pytest.mark.django_db
def test_the_service_worker_is_another_as_soon_as_a_page_for_offline_is(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, again = (client.get("/service-worker.js").content for _ in range(2))
    assert before == again
    monkeypatch.setattr(decks, "light_decks", list)
    assert client.get("/service-worker.js").content != before


@pytest.mark.django_db
def test_cards_for_offline_are_light_and_for_every_kind_of_pair(client: Client) -> None:
    shown = client.get("/offline/decks/").content.decode()
    for deck in catalogue().decks:
        light = [one for one in deck.prompts if one.depth == 1 and not one.is_opt_in]
        for_all = [one for one in light if len(one.kinds) == 5 and len(one.suits) == len(one.places) == 2]
        told = [one for one in deck.prompts if escape(one.words("the person you have in mind")) in shown]
        assert told == for_all[:LIGHT_EACH], deck.slug


@pytest.mark.django_db
def test_robots_are_asked_to_stay_away(client: Client) -> None:
    assert client.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"


def test_an_address_that_leads_nowhere_gets_a_clear_page(noor: Player) -> None:
    page = visit(noor, "/no-such-page/")
    assert (page.status, page.heading) == (404, "There is nothing here")
    assert "Nothing of yours was changed." in page.text


def test_a_forged_form_is_refused_with_a_clear_page(noor: Player) -> None:
    noor.handler.enforce_csrf_checks = True
    page = Page(noor, noor.post("/pairs/new/", {"kind": "friends", "place": "together"}), "")
    assert (page.status, page.heading) == (403, "This page had gone out of date")
    assert "Nothing was sent." in page.text


def fault(error: Exception) -> Callable[..., Any]:
    def breaks(*args: Any, **options: Any) -> Any:
        raise error

    return breaks


@pytest.mark.parametrize(
    ("error", "status", "heading"),
    [(ZeroDivisionError("of Noor"), 500, "Something broke on this server"), (PermissionDenied(), 403, "")],
)
def test_a_fault_gets_a_clear_page_that_tells_nothing_of_it(
    noor: Player, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int, heading: str
) -> None:
    monkeypatch.setattr(views, "todays", fault(error))
    noor.raise_request_exception = False
    page = Page(noor, noor.get(noor.at("home:today")), "")
    assert page.status == status
    assert page.heading
    assert page.heading == (heading or page.heading)
    assert "ZeroDivision" not in page.html
    assert "Traceback" not in page.html


def test_asking_in_the_wrong_way_changes_nothing(noor: Player) -> None:
    assert noor.post(noor.at("home:today")).status_code == 405
    assert noor.get(noor.at("prompts:rest")).status_code == 405
    assert noor.get(noor.at("pairs:invitation_end")).status_code == 405
    assert noor.get("/exit/").status_code == 405
