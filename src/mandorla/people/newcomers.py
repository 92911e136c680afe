"""An account that a passkey opens, without a password. allauth's own way would take the name first, and ask for the
passkey after it: whoever stopped between the two would leave an account that nobody can enter, and the first account of
a server is the one that opens the rest. Here the account begins with its passkey or not at all."""

from typing import Any
from uuid import UUID

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.http import HttpRequest

from mandorla.people.models import Person
from mandorla.shared.ids import new_id

SESSION_KEY = "newcomer"  # the id that the passkey was made for; the session is a sealed cookie


def passkey_options(request: HttpRequest) -> dict[str, Any]:
    """What a browser needs to create a passkey for a new account. A second try replaces the first."""
    newcomer = _waiting(request) or new_id()
    request.session[SESSION_KEY] = str(newcomer)
    options: dict[str, Any] = auth.begin_registration(Person(id=newcomer), passwordless=True)
    return options


def check(request: HttpRequest, credential: dict[str, Any]) -> None:
    """Verify `credential` against the challenge; raises ValidationError if it does not match."""
    binding = auth.complete_registration(credential)
    if _waiting(request) is None or not binding.is_user_verified():
        raise get_adapter().validation_error("incorrect_code")


def take_id(request: HttpRequest) -> UUID:
    """The id for a new account: the one its passkey was created for, if any."""
    newcomer = _waiting(request) or new_id()
    request.session.pop(SESSION_KEY, None)
    return newcomer


def give_passkey(request: HttpRequest, person: Person, credential: dict[str, Any]) -> None:
    """Add the verified passkey to `person`'s account, and record it as used to sign in."""
    name = get_adapter().generate_authenticator_name(person, Authenticator.Type.WEBAUTHN)
    passkey = auth.WebAuthn.add(person, name, credential).instance
    record_authentication(
        request, person, "mfa", id=passkey.pk, type=Authenticator.Type.WEBAUTHN, passwordless=True
    )


def is_only_way_in(person: Person, passkey: int) -> bool:
    """Whether `person` could no longer sign in without that passkey."""
    others = Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).exclude(pk=passkey)
    return not person.has_usable_password() and not any(one.wrap().is_passwordless for one in others)


def _waiting(request: HttpRequest) -> UUID | None:
    # A cookie that was kept from before may name somebody who is here by now.
    word = request.session.get(SESSION_KEY)
    newcomer = UUID(word) if word else None
    return None if newcomer is None or Person.objects.filter(pk=newcomer).exists() else newcomer
