from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from tests.cast import PASSWORD, Player

from mandorla.people.middleware import DEVICE
from mandorla.people.models import Device, Person
from mandorla.people.tests.hashing import LightArgon2
from mandorla.shared import clock
from mandorla.shared.tests.browser import Page, visit

SIGN_IN = "/sign-in/"


def sign_in(client: Client, name: str = "noor", password: str = PASSWORD) -> Page:
    return visit(client, SIGN_IN).press("Sign in", login=name, password=password)


def test_name_and_password_open_the_door(noor: Player, client: Client) -> None:
    page = sign_in(client)
    assert page.address == noor.at("home:today")
    assert Device.objects.of(noor.person).count() == 2


@pytest.mark.parametrize(
    ("host", "who"), [("Val", "Val runs this server, and"), ("", "Whoever runs this server")]
)
def test_the_door_says_who_could_read_what_is_kept(
    host: str, who: str, client: Client, settings: Settings
) -> None:
    settings.MANDORLA_HOST_NAME = host
    assert f"{who} could read what is kept here." in visit(client, SIGN_IN).text


def test_the_case_of_the_name_does_not_matter(noor: Player, client: Client) -> None:
    assert sign_in(client, "NOOR").address == noor.at("home:today")


def test_a_known_and_an_unknown_name_are_answered_alike(noor: Player, client: Client) -> None:
    known, unknown = (sign_in(Client(), name, "not the password") for name in ("noor", "nobody"))
    assert known.status == unknown.status == 200
    assert known.all(".error-summary li") == unknown.all(".error-summary li") != []
    assert known.text == unknown.text


def test_an_unknown_name_is_hashed_as_often_as_a_known_one(noor: Player) -> None:
    work = []
    for name in ("noor", "nobody"):
        LightArgon2.times = 0
        sign_in(Client(), name, "not the password")
        work.append(LightArgon2.times)
    assert work[0] == work[1] > 0


def guess(times: int, name: str = "noor") -> Page:
    client = Client()
    for number in range(times):
        last = client.post(SIGN_IN, {"login": name, "password": f"guess {number}"})
    return Page(client, last, SIGN_IN)


def test_whoever_guesses_at_one_name_is_told_to_wait(noor: Player) -> None:
    assert "Too many failed login attempts. Try again later." in guess(6).text
    assert sign_in(Client()).address == SIGN_IN  # nor does the right password open now


def test_a_name_that_nobody_has_makes_a_guesser_wait_as_well(noor: Player) -> None:
    assert guess(6).text == guess(6, "nobody").text


def test_after_the_wait_the_right_password_opens_again(noor: Player) -> None:
    guess(6)
    with time_machine.travel(clock.now() + timedelta(minutes=6)):
        assert sign_in(Client()).address == noor.at("home:today")


def test_a_flood_of_tries_meets_a_clear_page(noor: Player) -> None:
    page = guess(31)
    assert (page.status, page.heading) == (429, "That was a lot of tries in a short time")
    assert "Please try again in a few minutes." in page.text


def test_a_page_asked_for_before_is_where_signing_in_leads(noor: Player, client: Client) -> None:
    page = visit(client, noor.at("prompts:shelf"))
    assert page.address == SIGN_IN
    assert page.press("Sign in", login="noor", password=PASSWORD).address == noor.at("prompts:shelf")


def test_signing_in_never_leads_to_another_server(noor: Player, client: Client) -> None:
    page = visit(client, SIGN_IN, next="https://elsewhere.example/")
    page = page.press("Sign in", login="noor", password=PASSWORD)
    assert page.address == noor.at("home:today")


def test_the_door_says_who_could_read_what_lies_behind_it(client: Client, noor: Player) -> None:
    assert "Whoever runs this server could read what is kept here." in visit(client, SIGN_IN).text


def test_a_session_that_was_planted_before_signing_in_opens_nothing_after_it(
    noor: Player, client: Client
) -> None:
    session = client.session
    session["planted"] = "by an attacker"
    session.save()
    attacker = Client()
    attacker.cookies["session"] = client.cookies["session"] = session.session_key or ""
    assert sign_in(client).address == noor.at("home:today")
    assert visit(attacker, "/me/").address == SIGN_IN


def test_each_time_one_signs_in_the_token_is_another(noor: Player, client: Client) -> None:
    sign_in(client)
    first = client.session[DEVICE]
    client.post("/sign-out/")
    sign_in(client)
    assert client.session[DEVICE] not in (first, noor.session[DEVICE])


def test_signing_out_ends_the_device(noor: Player) -> None:
    page = visit(noor, "/sign-out/").press("Sign out")
    assert page.address == SIGN_IN
    assert not Device.objects.of(noor.person).exists()
    assert visit(noor, noor.at("home:today")).address == SIGN_IN


def test_a_sign_out_page_alone_signs_nobody_out(noor: Player) -> None:
    visit(noor, "/sign-out/")
    assert visit(noor, "/me/").heading == "Noor"


def test_a_stolen_session_is_worthless_once_the_device_is_gone(noor: Player) -> None:
    thief = Client()
    thief.cookies["session"] = noor.cookies["session"].value
    assert visit(thief, "/me/").heading == "Noor"
    noor.post("/sign-out/")
    assert visit(thief, "/me/").address == SIGN_IN


def test_when_somebody_was_last_here_is_not_stored(noor: Player, client: Client) -> None:
    sign_in(client)
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        columns = {
            (table, column.name)
            for table in tables
            for column in connection.introspection.get_table_description(cursor, table)
        }
    assert not {column for _table, column in columns if column in ("last_login", "last_seen", "last_used")}
    assert Person.last_login is None


def test_a_closed_account_stays_out_and_its_sessions_end(noor: Player, client: Client) -> None:
    noor.person.is_active = False
    noor.person.save(update_fields=["is_active"])
    assert visit(noor, "/me/").address == SIGN_IN
    assert sign_in(client).address != noor.at("home:today")
    assert visit(client, "/me/").address == SIGN_IN


def test_a_forgotten_password_gets_one_answer_for_every_address(noor: Player, settings: Settings) -> None:
    settings.HAS_EMAIL = True
    noor.person.email = "noor@example.org"
    noor.person.save(update_fields=["email"])
    answers = [
        visit(Client(), "/password/").press("Send the letter", email=address)
        for address in ("noor@example.org", "nobody@example.org")
    ]
    assert answers[0].text == answers[1].text
    assert answers[0].heading == "The letter is on its way"
    assert [letter.to for letter in mail.outbox] == [["noor@example.org"], ["nobody@example.org"]]


def test_a_letter_opens_the_way_back_in_once(noor: Player, settings: Settings) -> None:
    settings.HAS_EMAIL = True
    noor.person.email = "noor@example.org"
    noor.person.save(update_fields=["email"])
    visit(Client(), "/password/").press("Send the letter", email="noor@example.org")
    link = next(line for line in str(mail.outbox[0].body).split() if "/password/" in line)
    path = link.removeprefix("http://testserver")
    page = visit(Client(), path).press(
        "Change it", password1="a lake at first light", password2="a lake at first light"
    )
    assert page.heading == "Your password is changed"
    assert visit(Client(), path).heading == "This link no longer works"
    assert sign_in(Client(), password="a lake at first light").address == noor.at("home:today")
    assert visit(noor, "/me/").address == SIGN_IN
    assert Device.objects.of(noor.person).count() == 1


def test_without_mail_no_letter_is_written(noor: Player, settings: Settings) -> None:
    settings.HAS_EMAIL = False
    noor.person.email = "noor@example.org"
    noor.person.save(update_fields=["email"])
    visit(Client(), "/password/").press("Send the letter", email="noor@example.org")
    assert mail.outbox == []


def test_leaving_in_a_hurry_signs_out_and_shows_a_neutral_page(noor: Player) -> None:
    page = visit(noor, noor.at("home:today")).press("Quick exit")
    assert page.address == reverse("people:blank")
    assert "Mandorla" not in page.html
    assert page.sent.headers["Clear-Site-Data"] == '"cache"'
    assert not Device.objects.of(noor.person).exists()


def test_after_a_quick_exit_every_page_is_neutral_until_one_signs_in(noor: Player) -> None:
    visit(noor, noor.at("home:today")).press("Quick exit")
    for address in (noor.at("home:today"), noor.at("prompts:shelf"), "/me/"):
        assert visit(noor, address).address == reverse("people:blank")
    assert sign_in(noor).address == noor.at("home:today")


BACK = {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "navigate"}
PRESSED = {**BACK, "Sec-Fetch-User": "?1"}
TYPED = {**PRESSED, "Sec-Fetch-Site": "none"}


@pytest.mark.django_db
def test_after_a_quick_exit_without_a_script_back_finds_no_page_for_everybody(client: Client) -> None:
    client.post(reverse("people:exit"), headers=PRESSED)
    for address in ("/help/", "/privacy/", SIGN_IN, "/"):
        assert client.get(address, headers=BACK).headers["Location"] == reverse("people:blank")
        assert client.get(address, headers=TYPED).headers.get("Location") != reverse("people:blank")
    assert client.get(reverse("people:blank"), headers=BACK).status_code == 200
    assert client.get("/help/", headers=PRESSED).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("left_with", [BACK, {}])
def test_where_a_script_leaves_or_a_browser_says_nothing_all_pages_for_everybody_are_there(
    client: Client, left_with: dict[str, str]
) -> None:
    client.post(reverse("people:exit"), headers=left_with)
    assert client.get("/help/", headers=BACK).status_code == 200


def test_whoever_has_signed_in_again_is_not_taken_for_somebody_going_back(noor: Player) -> None:
    noor.post(reverse("people:exit"), headers=PRESSED)
    sign_in(noor)
    assert noor.get("/help/", headers=BACK).status_code == 200
