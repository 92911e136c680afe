"""Accounts, devices, ways to sign in."""

from hashlib import sha256
from typing import Any

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from django.test import Client
from django.urls import reverse
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from mandorla.people.models import Person
from tests.access.cast import Cast
from tests.access.deeds import quiet
from tests.access.sessions import confirm
from tests.cast import PASSWORD, Player

FORMS: dict[str, dict[str, Any]] = {
    "people:me": {"display_name": "Me", "hue": "3", "time_zone": "UTC", "language": "en"},
}
NEVER_SAMS = {"code app", "recovery code 0"}
WITHOUT_A_PAGE = (
    "people:unsent people:begin people:device_end people:exit mfa_login_webauthn"
    " mfa_download_recovery_codes people:devices_end people:look"
)
ENDS = {
    ("changed", "account.EmailAddress"): "account_email",
    ("changed", "people.Person"): "people:me",
    ("deleted", "mfa.Authenticator"): "mfa_deactivate_totp",
    ("signed_out", "people.Device"): "account_logout",
}


def things(cast: Cast) -> dict[str, Any]:
    return {
        "noors_phone": cast.noor.elsewhere().device.pk,
        "sams_phone": cast.sam.elsewhere().device.pk,
        "noors_passkey": passkey(cast.noor.person),
        "sams_passkey": passkey(cast.sam.person),
    }


def passkey(person: Person) -> Any:
    key = ES256.from_cryptography_key(generate_private_key(SECP256R1()).public_key())  # type: ignore[no-untyped-call]
    held = AttestedCredentialData.create(Aaguid.NONE, person.pk.bytes, key)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    stored = AuthenticatorData.create(sha256(b"testserver").digest(), flags, 0, held)
    response = {
        "clientDataJSON": websafe_encode(
            CollectedClientData.create("webauthn.create", b"challenge", "http://testserver")
        ),
        "attestationObject": websafe_encode(AttestationObject.create("none", stored, {})),
    }
    identity = websafe_encode(person.pk.bytes)
    credential = {"id": identity, "rawId": identity, "type": "public-key", "response": response}
    data = {
        "name": "Phone",
        "credential": {**credential, "clientExtensionResults": {"credProps": {"rk": True}}},
    }
    return Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data=data).pk


@quiet
def signs_in_on_another_device(sam: Player) -> None:
    sam.elsewhere().get(sam.at("home:today"))
    browser = Client()
    browser.post(reverse("account_login"), {"login": "sam", "password": PASSWORD})
    assert browser.get(sam.at("home:today")).status_code == 200


@quiet
def ends_a_device(sam: Player) -> None:
    assert sam.post(reverse("people:device_end", args=[sam.elsewhere().device.pk])).status_code == 303


@quiet
def signs_out(sam: Player) -> None:
    assert sam.post(reverse("account_logout")).status_code == 302


@quiet
def leaves_in_a_hurry(sam: Player) -> None:
    assert sam.post(reverse("people:exit")).status_code == 303


def moves(sam: Player, zone: str) -> None:
    known = {name: getattr(sam.person, name) for name in ("display_name", "hue", "language")}
    assert sam.post(reverse("people:me"), {**known, "time_zone": zone}).status_code == 303


@quiet
def moves_to_where_the_day_begins_before(sam: Player) -> None:
    moves(sam, "Pacific/Auckland")


@quiet
def moves_to_where_the_day_begins_after(sam: Player) -> None:
    moves(sam, "America/Los_Angeles")


@quiet
def writes_down_an_address(sam: Player) -> None:
    confirm(sam)
    added = sam.post(reverse("account_email"), {"email": "sam@example.org", "action_add": ""})
    assert added.headers["Location"] == reverse("account_email")


@quiet
def ends_his_other_devices(sam: Player) -> None:
    sam.elsewhere()
    assert sam.post(reverse("people:devices_end")).status_code == 303


@quiet
def takes_a_plain_name_and_icon(sam: Player) -> None:
    assert sam.post(reverse("people:look"), {"look": "neutral"}).status_code == 303
