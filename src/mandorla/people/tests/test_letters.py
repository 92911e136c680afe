import re
from pathlib import Path
from typing import Any

import pytest
from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.core import context
from django.core.mail import EmailMessage
from django.template.loader import get_template
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings
from tests.cast import PASSWORD, Player

import mandorla
from mandorla.people.models import Person
from mandorla.people.tests.test_second_step import sensitive
from mandorla.shared.tests.browser import visit

OURS = Path(mandorla.__file__).parent
ADDRESS = "somebody@example.com"
NEW_PASSWORD = "the plum tree in the yard"
TWICE: dict[str, Any] = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
LINK = re.compile(r"^http://testserver(/\S+)$", re.MULTILINE)
LETTERS = (
    "email_confirmation",
    "email_confirmation_signup",
    "password_reset_key",
    "account_already_exists",
    "unknown_account",
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def post_office(settings: Settings) -> None:
    """A server that sends e-mail."""
    settings.HAS_EMAIL = True
    settings.ACCOUNT_EMAIL_VERIFICATION = "optional"


def only(letters: list[EmailMessage]) -> EmailMessage:
    assert [letter.to for letter in letters] == [[ADDRESS]]
    return letters[0]


def link_in(letter: EmailMessage) -> str:
    found: list[str] = LINK.findall(str(letter.body))
    assert len(found) == 1
    return found[0]


def is_quiet(letter: EmailMessage) -> bool:
    """Short and plain; says nothing of who it is for, whom they are with, or what is done here."""
    text = f"{letter.subject}\n{letter.body}"
    told = re.findall(r"noor|\bsam\b|mandorla|partner|pair|!|&#|<", LINK.sub("", text), re.IGNORECASE)
    return told == [] and len(text.splitlines()) <= 7 and not getattr(letter, "alternatives", [])


def given(player: Player, *, is_confirmed: bool = True) -> None:
    EmailAddress.objects.create(user=player.person, email=ADDRESS, verified=is_confirmed, primary=True)


def ask_for_a_new_password() -> None:
    page = visit(Client(), reverse("account_reset_password")).press("Send the letter", email=ADDRESS)
    assert page.heading == "The letter is on its way"


def test_a_letter_confirms_an_address_that_was_added(noor: Player, mailoutbox: list[EmailMessage]) -> None:
    sensitive(noor, reverse("account_email")).press("Add", email=ADDRESS)
    letter = only(mailoutbox)
    assert is_quiet(letter)
    visit(noor, link_in(letter)).press("Yes, it is mine")
    assert EmailAddress.objects.get(verified=True).email == ADDRESS


def test_a_letter_confirms_the_address_of_a_new_account(
    client: Client, mailoutbox: list[EmailMessage]
) -> None:
    filled: dict[str, Any] = {
        "display_name": "Noor",
        "username": "noor",
        "password1": PASSWORD,
        "is_adult": "on",
    }
    visit(client, reverse("account_signup")).press("Begin", email=ADDRESS, **filled)
    assert Person.objects.get().username == "noor"
    letter = only(mailoutbox)
    assert is_quiet(letter)
    assert visit(client, link_in(letter)).has_button("Yes, it is mine")


def test_a_letter_leads_to_a_new_password_once(noor: Player, mailoutbox: list[EmailMessage]) -> None:
    given(noor)
    ask_for_a_new_password()
    letter = only(mailoutbox)
    assert is_quiet(letter)
    page = visit(Client(), link_in(letter))
    assert page.press("Change it", **TWICE).heading == "Your password is changed"
    assert visit(Client(), link_in(letter)).heading == "This link no longer works"


def test_an_address_without_an_account_learns_that_it_has_none(
    noor: Player, mailoutbox: list[EmailMessage]
) -> None:
    ask_for_a_new_password()
    letter = only(mailoutbox)
    assert is_quiet(letter)
    assert "at testserver," in str(letter.body)


def test_an_address_that_has_an_account_learns_that_one_was_to_be_made(
    noor: Player, rf: RequestFactory, mailoutbox: list[EmailMessage]
) -> None:
    # Our settings take such an address without a word, so no page leads here; other settings of allauth do.
    with context.request_context(rf.get("/")):
        get_adapter().send_account_already_exists_mail(ADDRESS)
    letter = only(mailoutbox)
    assert is_quiet(letter)
    assert link_in(letter) == reverse("account_reset_password")


def test_a_changed_password_sends_no_letter(noor: Player, mailoutbox: list[EmailMessage]) -> None:
    given(noor)
    assert not app_settings.EMAIL_NOTIFICATIONS
    visit(noor, reverse("account_change_password")).press("Change it", oldpassword=PASSWORD, **TWICE)
    noor.person.refresh_from_db()
    assert noor.person.check_password(NEW_PASSWORD)
    assert mailoutbox == []


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("part", ["subject", "message"])
def test_every_letter_is_in_our_words(name: str, part: str) -> None:
    template = get_template(f"account/email/{name}_{part}.txt")
    assert Path(template.origin.name).is_relative_to(OURS)  # type: ignore[attr-defined]
