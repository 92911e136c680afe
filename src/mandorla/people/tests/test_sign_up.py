from typing import Any

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from tests.cast import Player

from mandorla import settings as house_rules
from mandorla.pairs.models import Invitation, Kind, Member, Pair, Place
from mandorla.people import setup
from mandorla.people.models import Device, Person
from mandorla.shared import clock
from mandorla.shared.tests.browser import Page, visit
from mandorla.vault import keys
from mandorla.vault.models import DataKey

PASSWORD = "the plum tree in the yard"
SIGN_UP, SIGN_IN = "/sign-up/", "/sign-in/"


def begin(page: Page, **changes: Any) -> Page:
    filled: dict[str, Any] = {
        "display_name": "Noor",
        "username": "noor",
        "password1": PASSWORD,
        "is_adult": "on",
    }
    return page.press("Begin", **(filled | changes))


@pytest.mark.django_db
def test_name_and_password_make_an_account_a_pair_and_an_invitation_in_one_go(client: Client) -> None:
    page = begin(visit(client, SIGN_UP), kind=Kind.FRIENDS, place=Place.APART, time_zone="Asia/Tokyo")
    noor, pair = Person.objects.get(), Pair.objects.get()
    invitation = Invitation.objects.open(clock.now()).get()
    assert (noor.display_name, noor.username, noor.time_zone, noor.is_adult) == (
        "Noor",
        "noor",
        "Asia/Tokyo",
        True,
    )
    assert (pair.kind, pair.place) == ("friends", "apart")
    assert Member.objects.get().person == noor
    assert keys.exists(noor.id)
    assert keys.exists(pair.id)
    assert page.address == reverse("pairs:invitation", args=[pair.pk])
    assert invitation.word in page.html


@pytest.mark.django_db
def test_the_new_account_is_signed_in_on_one_device(client: Client) -> None:
    begin(visit(client, SIGN_UP))
    assert Device.objects.get().person == Person.objects.get()
    assert visit(client, "/me/").heading == "Noor"


@pytest.mark.django_db
def test_after_the_first_person_the_door_is_closed(client: Client, rae: Player) -> None:
    page = visit(client, SIGN_UP)
    assert page.heading == "New accounts come by invitation here"
    sent = client.post(
        SIGN_UP, {"display_name": "x", "username": "x1", "password1": PASSWORD, "is_adult": "on"}
    )
    assert "by invitation" in sent.content.decode()
    assert Person.objects.count() == 1


@pytest.mark.django_db
def test_the_host_may_open_the_door_for_everybody(client: Client, rae: Player, settings: Settings) -> None:
    settings.MANDORLA_OPEN_SIGNUP = True
    begin(visit(client, SIGN_UP))
    assert Person.objects.filter(username="noor").exists()


@pytest.mark.django_db
def test_on_a_network_only_the_set_up_link_opens_the_door(client: Client, settings: Settings) -> None:
    settings.MANDORLA_IS_LAN = True
    assert visit(client, SIGN_UP).heading == "New accounts come by invitation here"
    assert client.get("/begin/a-wrong-guess/").status_code == 404
    page = visit(client, f"/begin/{setup.token()}/")
    assert page.address == SIGN_UP
    begin(page)
    assert Person.objects.get().username == "noor"


@pytest.mark.django_db
def test_the_set_up_link_dies_with_the_first_account(client: Client, settings: Settings, rae: Player) -> None:
    settings.MANDORLA_IS_LAN = True
    assert client.get(f"/begin/{setup.token()}/").status_code == 404


def test_the_set_up_word_lies_where_only_the_host_can_read_it(settings: Settings) -> None:
    word = setup.token()
    path = settings.MANDORLA_KEYS / "setup.word"
    assert len(word) >= 24
    assert setup.token() == word == path.read_text()
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_nobody_under_eighteen_is_let_in(client: Client) -> None:
    page = begin(visit(client, SIGN_UP), is_adult=None)
    assert "Mandorla is for adults only." in page.text
    assert not Person.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("password", ["short", "qvzk wmxt", "password123", "noor.noor.noor"])
def test_a_weak_password_is_refused_and_all_else_is_kept(client: Client, password: str) -> None:
    typed = {"display_name": "Noor B.", "username": "noor.noor.noor", "kind": "siblings", "place": "apart"}
    more = {"time_zone": "Asia/Tokyo", "email": "noor@example.org"}
    page = begin(visit(client, SIGN_UP), password1=password, **typed, **more)
    assert page.all(".error-summary li")
    assert {name: page.value(name) for name in typed | more} == typed | more
    assert page.value("is_adult") == ["on"]
    assert not Person.objects.exists()
    assert not Pair.objects.exists()
    assert not DataKey.objects.exists()


@pytest.mark.django_db
def test_ten_characters_are_enough(client: Client) -> None:
    begin(visit(client, SIGN_UP), password1="qvzk wmxtb")
    assert Person.objects.get().check_password("qvzk wmxtb")


@pytest.mark.django_db
def test_a_refused_form_can_be_sent_again_corrected(client: Client) -> None:
    page = begin(visit(client, SIGN_UP), password1="short")
    assert page.press("Begin", password1=PASSWORD).status == 200
    assert Person.objects.get().username == "noor"


@pytest.mark.django_db
def test_a_sign_in_name_that_is_taken_is_refused_in_any_case_of_letters(
    client: Client, rae: Player, settings: Settings
) -> None:
    settings.MANDORLA_OPEN_SIGNUP = True
    page = begin(visit(client, SIGN_UP), username="RAE")
    assert "already exists" in page.text
    assert page.value("display_name") == "Noor"
    assert Person.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["a", "two words", "noor/sam", "n" * 61])
def test_a_sign_in_name_that_will_not_do_is_refused(client: Client, name: str) -> None:
    page = begin(visit(client, SIGN_UP), username=name)
    assert page.all(".error-summary li")
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_an_e_mail_address_is_optional_and_kept_when_given(client: Client) -> None:
    begin(visit(client, SIGN_UP), email="noor@example.org")
    assert Person.objects.get().email == "noor@example.org"


@pytest.mark.django_db
def test_an_e_mail_address_that_another_has_is_taken_without_a_word(settings: Settings) -> None:
    settings.MANDORLA_OPEN_SIGNUP = True
    for name in ("noor", "sam"):  # two who share one address
        page = begin(visit(Client(), SIGN_UP), username=name, email="both@example.org")
        assert page.address.endswith("/invitation/")
    assert Person.objects.filter(email="both@example.org").count() == 2


@pytest.mark.django_db
def test_a_name_without_words_is_refused(client: Client) -> None:
    page = begin(visit(client, SIGN_UP), display_name=" \u00a0 ")
    assert page.all(".error-summary li")
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_a_zone_that_nobody_lives_in_is_refused(client: Client) -> None:
    page = begin(visit(client, SIGN_UP), time_zone="Moon/Tranquility")
    assert page.all(".error-summary li")
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_passwords_are_hashed_by_argon2(client: Client, settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    begin(visit(client, SIGN_UP))
    noor = Person.objects.get()
    assert noor.password.startswith("argon2$argon2id$")
    assert identify_hasher(noor.password).algorithm == "argon2"


def test_the_settings_know_argon2_alone() -> None:
    assert house_rules.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


@pytest.mark.django_db
def test_the_page_says_who_could_read_what(client: Client) -> None:
    page = visit(client, SIGN_UP)
    assert "Whoever runs this server could read" in page.text
    assert page.link("Who can read what") == reverse("ownership:privacy")


@pytest.mark.django_db
def test_the_welcome_leads_on_to_the_invitation_or_to_today(
    noor: Player, ada: Player, client: Client
) -> None:
    assert visit(ada, "/welcome/").address.endswith("/invitation/")
    assert visit(noor, "/welcome/").address.endswith(f"/with/{noor.pair.pk}/")
    assert visit(client, "/welcome/").address == SIGN_IN
