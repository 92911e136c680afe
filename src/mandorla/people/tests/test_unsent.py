"""What waits in a browser is locked: the session has the key, and it goes with the session."""

import uuid
from base64 import b64decode

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import PASSWORD, Player

from mandorla.people.models import Device
from mandorla.people.unsent import KEY_BYTES
from mandorla.shared.tests.browser import visit

PAGE = "/me/unsent/"
KEEPS = {"X-Keeps": "1"}


def lock(browser: Client) -> dict[str, str]:
    found: dict[str, str] = browser.get(PAGE).json()
    return found


def test_a_session_has_one_key_and_each_session_another(noor: Player) -> None:
    first, again, elsewhere = lock(noor), lock(noor), lock(noor.elsewhere())
    assert len(b64decode(first["key"])) == KEY_BYTES
    assert [first[one] for one in ("key", "name", "whose")] == [
        again[one] for one in ("key", "name", "whose")
    ]
    assert first["key"] != elsewhere["key"]
    assert first["name"] != elsewhere["name"]
    assert first["whose"] == elsewhere["whose"]


def test_two_people_are_told_apart(noor: Player, sam: Player) -> None:
    assert lock(noor)["whose"] != lock(sam)["whose"]


def test_the_page_brings_the_same_key(noor: Player) -> None:
    part = visit(noor, noor.at("home:today")).soup.select_one("unsent-items")
    assert part
    assert [part[f"data-{one}"] for one in ("key", "name", "whose")] == [
        lock(noor)[one] for one in ("key", "name", "whose")
    ]


@pytest.mark.parametrize("way", ["people:exit", "account_logout"])
def test_the_key_goes_with_the_session(noor: Player, way: str) -> None:
    before = lock(noor)
    noor.post(reverse(way))
    assert noor.get(PAGE).status_code in (302, 303)
    noor.post(reverse("account_login"), {"login": "noor", "password": PASSWORD})
    after = lock(noor)
    assert after["key"] != before["key"]
    assert after["whose"] == before["whose"]


def test_signing_out_empties_the_browser_and_looking_at_its_page_does_not(noor: Player) -> None:
    assert "Clear-Site-Data" not in noor.get(reverse("account_logout")).headers
    assert '"storage"' in noor.post(reverse("account_logout")).headers["Clear-Site-Data"]


def test_the_server_keeps_nothing_that_the_key_could_be_made_of(noor: Player) -> None:
    token = noor.session["device"]
    kept = Device.objects.values().get(pk=noor.device.pk)
    assert token not in str(kept)


def test_nobody_who_is_not_signed_in_gets_a_key(client: Client, noor: Player) -> None:
    assert client.get(PAGE).status_code == 302
    assert b"data-key" not in client.get(reverse("account_login")).content


def test_a_page_that_keeps_its_form_is_told_where_it_leads_and_again_the_second_time(noor: Player) -> None:
    form = {"text": "A heron", "operation": str(uuid.uuid4())}
    first, second = (noor.post(noor.at("checkins:shares"), form, headers=KEEPS) for _ in range(2))
    for answer in (first, second):
        assert (answer.status_code, answer.headers["X-Leads-To"]) == (204, noor.at("checkins:shares"))
    assert noor.get(noor.at("checkins:shares")).content.count(b"A heron") == 1


def test_a_refused_form_is_no_success_for_such_a_page_either(noor: Player) -> None:
    answer = noor.post(noor.at("checkins:shares"), {"text": ""}, headers=KEEPS)
    assert answer.status_code == 422
    assert "X-Leads-To" not in answer.headers


@pytest.mark.parametrize("has_left", [False, True])
def test_being_asked_to_sign_in_is_no_success(noor: Player, has_left: bool) -> None:
    noor.post(reverse("people:exit" if has_left else "account_logout"))
    answer = noor.post(noor.at("checkins:shares"), {"text": "A heron"}, headers=KEEPS)
    assert answer.status_code in (302, 303)
    assert "X-Leads-To" not in answer.headers


def test_a_form_that_is_kept_says_what_is_missing_without_javascript(noor: Player, sam: Player) -> None:
    for page in ("checkins:shares", "checkins:checkin", "checkins:habits"):
        soup = visit(noor, noor.at(page)).soup
        form = soup.select_one("form[data-keeps]")
        assert form, page
        assert form.select_one("[name=operation]"), page
        assert "JavaScript is off" in str(form.select_one("noscript")), page
