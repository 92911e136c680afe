import base64
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from pytest_django import Settings
from tests.cast import Player

from mandorla.people.middleware import DEVICE
from mandorla.people.models import Device
from mandorla.shared import clock

ME = "/me/"


def cookie_of(player: Player) -> str:
    return str(player.cookies[settings.SESSION_COOKIE_NAME].value)


def test_a_session_goes_on_from_page_to_page(noor: Player) -> None:
    before = cookie_of(noor)
    assert [noor.get(ME).status_code for _ in range(2)] == [200, 200]
    assert cookie_of(noor) == before


def test_its_cookie_tells_nothing(noor: Player) -> None:
    held = base64.urlsafe_b64decode(cookie_of(noor))
    for word in (noor.session[DEVICE], str(noor.person.pk), "_auth_user"):
        assert word.encode() not in held
    assert noor.session[DEVICE] not in cookie_of(noor)


@pytest.mark.parametrize("at", [0, 5, 20, -3])
def test_a_cookie_that_was_tampered_with_signs_nobody_in(noor: Player, at: int) -> None:
    cookie = cookie_of(noor)
    other = "A" if cookie[at] != "A" else "B"
    noor.cookies[settings.SESSION_COOKIE_NAME] = cookie[:at] + other + cookie[at:][1:]
    assert noor.get(ME).status_code == 302


@pytest.mark.parametrize("forged", ["x", "not base64 at all", "AAAA", "e30:1vTest:abc", "ä" * 40])
def test_nor_does_one_that_was_made_up(noor: Player, forged: str) -> None:
    noor.cookies[settings.SESSION_COOKIE_NAME] = forged
    assert noor.get(ME).status_code == 302


def test_nor_one_of_another_server(noor: Player, settings: Settings) -> None:
    settings.SECRET_KEY = "the secret of another server"
    assert noor.get(ME).status_code == 302


def test_it_ends_after_sixty_days(noor: Player) -> None:
    with time_machine.travel(clock.now() + timedelta(days=59)):
        assert noor.get(ME).status_code == 200
    with time_machine.travel(clock.now() + timedelta(days=61)):
        assert noor.get(ME).status_code == 302


def test_whoever_left_in_a_hurry_is_out_before_the_server_has_heard_of_it(noor: Player) -> None:
    noor.cookies["left"] = "1"
    assert noor.get("/me/").headers["Location"] == "/blank/"
    assert Device.objects.filter(pk=noor.device.pk).exists()
    noor.post("/exit/")
    assert not Device.objects.filter(pk=noor.device.pk).exists()
