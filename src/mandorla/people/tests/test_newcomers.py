"""An account that begins with a passkey. In a browser a real one opens it (`tests/journeys/test_sign_in.py`)."""

import json
from typing import Any
from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django import Settings
from tests.cast import Player

from mandorla.people.models import Person
from mandorla.people.newcomers import is_only_way_in
from mandorla.people.tests.test_second_step import sensitive
from mandorla.people.tests.test_sign_up import SIGN_UP, begin
from mandorla.shared.tests.browser import Page, visit
from mandorla.vault.models import DataKey

MADE_UP = {
    "id": "AAAA",
    "rawId": "AAAA",
    "type": "public-key",
    "response": {"clientDataJSON": "AAAA", "attestationObject": "AAAA"},
}


def _options(page: Page) -> dict[str, Any]:
    options: dict[str, Any] = json.loads(page.soup.select("#passkey-options")[0].text)["publicKey"]
    return options


def _passkey(person: Person, *, opens_alone: bool) -> Authenticator:
    properties = {"credential": {"clientExtensionResults": {"credProps": {"rk": opens_alone}}}}
    return Authenticator.objects.create(
        user=person, type=Authenticator.Type.WEBAUTHN, data={"name": "phone", **properties}
    )


@pytest.mark.django_db
def test_the_page_asks_for_a_passkey_that_opens_alone_and_leaves_no_account_behind(client: Client) -> None:
    asked = _options(visit(client, SIGN_UP))
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["authenticatorSelection"]["userVerification"] == "required"
    assert not Person.objects.exists()
    assert not DataKey.objects.exists()


@pytest.mark.django_db
def test_a_second_try_replaces_the_passkey_of_the_first(client: Client) -> None:
    first, second = _options(visit(client, SIGN_UP)), _options(visit(client, SIGN_UP))
    assert first["user"]["id"] == second["user"]["id"]
    assert first["challenge"] != second["challenge"]


@pytest.mark.django_db
@pytest.mark.parametrize("credential", [MADE_UP, {"id": "x"}, "words", 7])
def test_a_passkey_that_answers_nothing_is_refused_and_all_else_is_kept(
    client: Client, credential: object
) -> None:
    page = begin(visit(client, SIGN_UP), password1="", credential=json.dumps(credential))
    assert page.all(".error-summary li")
    assert (page.value("display_name"), page.value("credential")) == ("Noor", "")
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_without_a_password_and_without_a_passkey_there_is_no_account(client: Client) -> None:
    for credential in ("", "null", "{}"):
        page = begin(visit(client, SIGN_UP), password1="", credential=credential)
        assert page.all(".error-summary li")
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_an_account_has_the_id_that_its_page_asked_a_passkey_for_and_the_next_one_another(
    client: Client, settings: Settings
) -> None:
    settings.MANDORLA_OPEN_SIGNUP = True
    page = visit(client, SIGN_UP)
    kept = client.cookies["session"].value
    begin(page)
    noor = Person.objects.get()
    again = Client()
    again.cookies["session"] = kept  # a cookie from before, which names an id that is taken
    begin(visit(again, SIGN_UP), username="noor2")
    assert Person.objects.count() == 2
    assert Person.objects.get(username="noor") == noor
    assert isinstance(noor.id, UUID)


@pytest.mark.parametrize("credential", [MADE_UP, {"id": "x"}, [], "words", 7, "null"])
def test_made_up_passkeys_open_nothing_and_break_nothing(noor: Player, credential: object) -> None:
    words = credential if isinstance(credential, str) else json.dumps(credential)
    stranger = Client()
    assert stranger.post("/sign-in/passkey/", {"credential": words}).status_code == 302
    assert visit(stranger, noor.at("home:today")).address == "/sign-in/"
    assert noor.post("/account/confirm/passkey/", {"credential": words}).status_code == 302
    sensitive(noor, "/account/passkeys/new/")
    assert noor.post("/account/passkeys/new/", {"credential": words, "name": "x"}).status_code == 200
    assert not Authenticator.objects.exists()


def test_the_only_way_in_is_not_thrown_away(noor: Player) -> None:
    only = _passkey(noor.person, opens_alone=True)
    assert not is_only_way_in(noor.person, only.pk)  # there is a password
    noor.person.set_unusable_password()
    assert is_only_way_in(noor.person, only.pk)
    _passkey(noor.person, opens_alone=False)
    assert is_only_way_in(noor.person, only.pk)
    _passkey(noor.person, opens_alone=True)
    assert not is_only_way_in(noor.person, only.pk)
