from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.test import Client
from tests.access.sessions import confirm
from tests.cast import Player

from mandorla.people import actions
from mandorla.people.models import Device, Person
from mandorla.serving.refusal import Refused
from mandorla.shared import clock
from mandorla.shared.tests.browser import Page, visit

TOLD = "whoever runs this server gave this account a new password"


@pytest.fixture(autouse=True)
def in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mandorla.serving.readiness.check", lambda: None)


def reset(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    call_command("reset", *words)
    return capsys.readouterr().out.splitlines()[0].rsplit(" ", 1)[1]


def sign_in(password: str) -> Page:
    return visit(Client(), "/sign-in/").press("Sign in", login="noor", password=password)


def test_a_reset_by_the_host_is_told_until_another_password_is_chosen(
    noor: Player, capsys: pytest.CaptureFixture[str]
) -> None:
    password = reset(capsys, "Noor")
    for _time in range(2):
        assert TOLD in sign_in(password).text
    own = "eight loud herons here"
    noor.person.refresh_from_db()
    again = Player(noor.person, noor.pair)
    confirm(again)
    form = {"oldpassword": password, "password1": own, "password2": own}
    assert again.post("/account/password/", form).status_code == 302
    assert TOLD not in sign_in(own).text


def test_a_reset_signs_everybody_out_and_opens_what_was_closed(
    noor: Player, sam: Player, capsys: pytest.CaptureFixture[str]
) -> None:
    Person.objects.filter(pk=noor.person.pk).update(is_active=False)
    reset(capsys, "noor")
    assert not Device.objects.of(noor.person).exists()
    assert noor.get("/me/").status_code == 302
    assert Person.objects.get(pk=noor.person.pk).is_active
    assert sam.get("/me/").status_code == 200


def test_the_second_step_stays_unless_it_is_asked_for(
    noor: Player, capsys: pytest.CaptureFixture[str]
) -> None:
    Authenticator.objects.create(user=noor.person, type=Authenticator.Type.TOTP, data={})
    reset(capsys, "noor")
    assert Authenticator.objects.exists()
    reset(capsys, "noor", "--second-step")
    assert not Authenticator.objects.exists()


def test_nobody_of_that_name_is_said_so(noor: Player) -> None:
    with pytest.raises(Refused, match="Nobody here signs in as rae"):
        call_command("reset", "rae")
    Person.objects.update(erased_on=clock.now().date() - timedelta(days=1))
    with pytest.raises(Refused):
        call_command("reset", "noor")


def test_whoever_was_not_reset_is_told_nothing(noor: Player) -> None:
    actions.forget_reset(person=noor.person)
    assert TOLD not in sign_in("seven quiet herons").text
