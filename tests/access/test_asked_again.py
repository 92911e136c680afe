"""Whoever holds a phone that lies open can't stay: what would let them back in, take everything along or erase it asks
once more who it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.urls import reverse

from mandorla.people.models import Person
from mandorla.shared import policy
from tests.access.sessions import confirm
from tests.access.table import all_lines
from tests.access.test_matrix import patterns
from tests.cast import Player
from tests.rooms.people import passkey

CONFIRM = "/account/confirm/"
MINE = "thief@example.org"
# What asks, by the form that would do it; None: what only shows something.
ASKS: dict[str, dict[str, Any] | None] = {
    "account_email": {"email": MINE, "action_add": ""},
    "account_set_password": {"password1": "a lake at first light", "password2": "a lake at first light"},
    "mfa_activate_totp": {"code": "000000"},
    "mfa_deactivate_totp": {},
    "mfa_view_recovery_codes": None,
    "mfa_download_recovery_codes": None,
    "mfa_generate_recovery_codes": {},
    "mfa_add_webauthn": {"name": "theirs", "credential": "{}"},
    "mfa_edit_webauthn": {"name": "theirs"},
    "mfa_remove_webauthn": {},
    "ownership:export": {"passphrase": ""},
    "ownership:erasing": {"word": "erase"},
}
ASKS_NOT = {
    "account_change_password": "its form asks for the old password",
    "account_reauthenticate": "is what asks",
    "mfa_reauthenticate": "is what asks",
    "mfa_reauthenticate_webauthn": "is what asks",
    "people:me": "name, color, clock and language",
    "people:look": "name and icon of the app",
    "people:device_end": "signs out, and whoever is afraid has no time",
    "people:devices_end": "signs out, and whoever is afraid has no time",
}


@contextmanager
def nothing_changes(person: Person) -> Iterator[None]:
    before = _account(person)
    yield
    assert _account(person) == before


def _account(person: Person) -> list[tuple[Any, ...]]:
    """All by which somebody could sign in, now or later."""
    people = Person.objects.filter(pk=person.pk).values_list("username", "password", "email", "is_active")
    keys = Authenticator.objects.filter(user=person).order_by("pk").values_list("pk", "type", "data")
    addresses = EmailAddress.objects.filter(user=person).order_by("pk").values_list("email", "verified")
    return [*people, *keys, *addresses]


@pytest.fixture
def unlocked(noor: Player, request: pytest.FixtureRequest) -> Player:
    """Noor's phone in other hands: signed in, and her password was last given long ago."""
    name = request.node.callspec.params["name"]
    passkey(noor.person)
    if name != "mfa_activate_totp":
        TOTP.activate(noor.person, "A" * 32)
        RecoveryCodes.activate(noor.person)
    if name == "account_set_password":
        noor.person.set_unusable_password()
        noor.person.save(update_fields=["password"])
        return noor.elsewhere()
    return noor


def address_of(name: str, player: Player) -> str:
    takes_key = name in ("mfa_edit_webauthn", "mfa_remove_webauthn")
    return reverse(name, args=[Authenticator.objects.get(type="webauthn").pk] if takes_key else [])


@pytest.mark.parametrize("name", ASKS)
def test_nothing_that_lets_somebody_in_happens_without_asking_once_more(name: str, unlocked: Player) -> None:
    address, form = address_of(name, unlocked), ASKS[name]
    with nothing_changes(unlocked.person):
        for response in [
            unlocked.get(address),
            *([unlocked.post(address, form)] if form is not None else []),
        ]:
            assert response.status_code == 302
            assert response.headers["Location"].startswith(CONFIRM)
    confirm(unlocked)
    assert not unlocked.get(address).headers.get("Location", "").startswith(CONFIRM)


def test_every_page_of_an_account_is_in_one_of_the_two_lists() -> None:
    sends = {line.name for line in all_lines() if line.method == "POST"}
    own = {
        name
        for name, pattern in patterns()
        if (found := policy.of(pattern.callback)) and found.kind == "personal"
        if ":" not in name or name.startswith(("people:", "ownership:"))
    }
    assert own & sends == (ASKS.keys() | ASKS_NOT.keys()) & sends
