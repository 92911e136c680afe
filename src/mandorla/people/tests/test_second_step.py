import base64
import json
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.db import connection
from django.test import Client
from pytest_django import Settings
from tests.cast import PASSWORD, Player

from mandorla.people.tests.hashing import DEARER
from mandorla.shared import clock
from mandorla.shared.tests.browser import Page, visit
from mandorla.vault import host

APP, CODES, PASSKEYS = "/account/second-step/app/", "/account/second-step/codes/", "/account/passkeys/"
SIGN_IN, CONFIRM = "/sign-in/", "/account/confirm/"


def code_of(secret: str) -> str:
    """What an authenticator app shows now (RFC 6238)."""
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


def sensitive(player: Player, address: str) -> Page:
    """A page that asks for the password once more."""
    page = visit(player, address)
    assert page.address == CONFIRM, page.address
    return page.press("Go on", password=PASSWORD)


def switch_on(player: Player) -> tuple[str, Page]:
    page = sensitive(player, APP)
    secret = page.all("details code")[0]
    return secret, page.press("Switch it on", code=code_of(secret))


def sign_in(client: Client) -> Page:
    return visit(client, SIGN_IN).press("Sign in", login="noor", password=PASSWORD)


@pytest.mark.parametrize("address", [APP, CODES + "new/", PASSKEYS + "new/"])
def test_pages_that_change_how_one_signs_in_ask_once_more(noor: Player, address: str) -> None:
    page = visit(noor, address)
    assert (page.address, page.heading) == (CONFIRM, "Is it still you?")
    assert page.press("Go on", password="a wrong guess").address == CONFIRM
    assert page.press("Go on", password=PASSWORD).address != CONFIRM


def test_whoever_was_asked_just_now_is_not_asked_again_for_a_while(noor: Player) -> None:
    sensitive(noor, APP)
    assert visit(noor, PASSKEYS + "new/").address == PASSKEYS + "new/"
    with time_machine.travel(clock.now() + timedelta(minutes=16)):
        assert visit(noor, APP).address == CONFIRM


def test_where_hashing_has_become_dearer_whoever_is_asked_stays_signed_in(
    noor: Player, settings: Settings
) -> None:
    noor.person.set_password(PASSWORD)
    noor.person.save(update_fields=["password"])
    phone, before = Client(), noor.person.password
    assert sign_in(phone).address == noor.at("home:today")
    settings.PASSWORD_HASHERS = DEARER
    assert visit(phone, APP).press("Go on", password=PASSWORD).address == APP
    noor.person.refresh_from_db()
    assert noor.person.password != before
    assert visit(phone, APP).address == APP


def test_a_wrong_code_switches_nothing_on(noor: Player) -> None:
    page = sensitive(noor, APP).press("Switch it on", code="000000")
    assert page.all(".error-summary li")
    assert not Authenticator.objects.exists()


def test_the_app_is_shown_a_code_and_a_secret(noor: Player) -> None:
    page = sensitive(noor, APP)
    assert page.soup.select(".qr svg")
    assert len(base64.b32decode(page.all("details code")[0])) == 20


def test_with_the_app_on_a_code_is_asked_for_after_the_password(noor: Player) -> None:
    secret, _page = switch_on(noor)
    phone = Client()
    page = sign_in(phone)
    assert page.heading == "The second step"
    assert visit(phone, noor.at("home:today")).heading == "The second step"
    with time_machine.travel(clock.now() + timedelta(seconds=90)):
        assert page.press("Sign in", code=code_of(secret)).address == noor.at("home:today")


def test_a_new_password_by_letter_does_not_go_around_the_code(noor: Player, settings: Settings) -> None:
    switch_on(noor)
    settings.HAS_EMAIL = True
    noor.person.email = "noor@example.org"
    noor.person.save(update_fields=["email"])
    visit(Client(), "/password/").press("Send the letter", email="noor@example.org")
    link = next(line for line in str(mail.outbox[0].body).split() if "/password/" in line)
    words = "a lake at first light"
    phone = Client()
    visit(phone, link.removeprefix("http://testserver")).press("Change it", password1=words, password2=words)
    assert visit(phone, "/me/").address == SIGN_IN
    assert visit(phone, SIGN_IN).press("Sign in", login="noor", password=words).heading == "The second step"


def test_a_wrong_code_does_not_sign_in(noor: Player) -> None:
    switch_on(noor)
    phone = Client()
    page = sign_in(phone).press("Sign in", code="123123")
    assert page.heading == "The second step"
    assert page.all(".error-summary li")
    assert visit(phone, noor.at("home:today")).heading == "The second step"


def test_a_code_counts_once(noor: Player) -> None:
    secret, _page = switch_on(noor)
    with time_machine.travel(clock.now() + timedelta(seconds=90), tick=False):
        code = code_of(secret)
        assert sign_in(Client()).press("Sign in", code=code).address == noor.at("home:today")
        assert sign_in(Client()).press("Sign in", code=code).heading == "The second step"


def test_recovery_codes_come_with_the_app_and_each_signs_in_once(noor: Player) -> None:
    _secret, page = switch_on(noor)
    assert page.address == CODES
    codes = page.all(".codes code")
    assert len(codes) == len(set(codes)) == 10
    assert sign_in(Client()).press("Sign in", code=codes[0]).address == noor.at("home:today")
    assert sign_in(Client()).press("Sign in", code=codes[0]).heading == "The second step"
    assert codes[0] not in visit(noor, CODES).all(".codes code")
    assert sign_in(Client()).press("Sign in", code=codes[1]).address == noor.at("home:today")


def test_new_recovery_codes_end_the_old_ones(noor: Player) -> None:
    old = switch_on(noor)[1].all(".codes code")
    page = visit(noor, "/account/second-step/codes/new/").press("Make new codes")
    assert not set(page.all(".codes code")) & set(old)
    assert sign_in(Client()).press("Sign in", code=old[0]).heading == "The second step"


def test_recovery_codes_can_be_saved_as_a_file(noor: Player) -> None:
    codes = switch_on(noor)[1].all(".codes code")
    saved = noor.get("/account/second-step/codes/file/")
    assert "attachment" in saved.headers["Content-Disposition"]
    assert all(code in saved.content.decode() for code in codes)
    assert "no-store" in saved.headers["Cache-Control"]


def test_the_app_can_be_switched_off_again(noor: Player) -> None:
    switch_on(noor)
    visit(noor, APP + "end/").press("Switch it off")
    assert not Authenticator.objects.exists()
    assert sign_in(Client()).address == noor.at("home:today")


def test_secrets_lie_sealed_in_the_database(noor: Player) -> None:
    secret, page = switch_on(noor)
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        stored = " ".join(str(row[0]) for row in cursor.fetchall())
    assert secret not in stored
    assert not any(code in stored for code in page.all(".codes code"))
    app = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert host.unseal(app.data["secret"], purpose="mfa") == secret


def test_when_a_code_was_last_used_is_not_stored(noor: Player) -> None:
    codes = switch_on(noor)[1].all(".codes code")
    sign_in(Client()).press("Sign in", code=codes[0])
    assert not Authenticator.objects.exclude(last_used_at=None).exists()


def test_guessing_codes_meets_a_limit(noor: Player) -> None:
    codes = switch_on(noor)[1].all(".codes code")
    page = sign_in(Client())
    for guess in range(8):
        page.press("Sign in", code=f"{guess:06}")
    assert page.press("Sign in", code=codes[0]).address != noor.at("home:today")


def test_the_page_of_passkeys_shows_how_to_add_one(noor: Player) -> None:
    page = visit(noor, PASSKEYS)
    assert (page.heading, page.status) == ("Passkeys", 200)
    page = sensitive(noor, page.link("Add a passkey"))
    assert page.heading == "A passkey"
    assert page.has_button("Make the passkey")
    assert "It then always asks for your finger, your face or a PIN." in page.text
    options = json.loads(page.soup.select("#js_data")[0].text)["creation_options"]["publicKey"]
    assert options["rp"] == {"id": "testserver", "name": "Mandorla"}


def test_a_passkey_can_be_asked_for_at_the_entrance(noor: Player, client: Client) -> None:
    assert visit(client, SIGN_IN).has_button("Sign in with a passkey")
    answer = client.get("/sign-in/passkey/", headers={"X-Requested-With": "XMLHttpRequest"})
    assert answer.status_code == 200
    assert answer.json()["request_options"]["publicKey"]["rpId"] == "testserver"


def test_nobody_removes_the_passkey_of_another(noor: Player, sam: Player) -> None:
    key = Authenticator.objects.create(
        user=noor.person, type=Authenticator.Type.WEBAUTHN, data={"name": "phone"}
    )
    sensitive(sam, APP)
    assert sam.post(f"/account/passkeys/{key.pk}/end/").status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_the_overview_tells_what_is_on(noor: Player) -> None:
    assert "Off" in visit(noor, "/account/second-step/").text
    switch_on(noor)
    assert "On: a code is asked for after the password." in visit(noor, "/account/second-step/").text
