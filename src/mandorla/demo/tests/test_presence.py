from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from tests.cast import Player

from mandorla.demo import presence
from mandorla.people.models import Device

PAGE = "/demo/"


@pytest.mark.django_db
@pytest.mark.parametrize("address", [PAGE, "/demo/noor/"])
def test_it_does_not_exist_on_a_server_that_is_no_demonstration(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


def test_asking_for_it_is_not_enough(settings: Settings, tmp_path: Path) -> None:
    settings.MANDORLA_DATA = tmp_path / "data"
    settings.MANDORLA_DEMO = True
    assert not presence.is_here()


def test_a_marked_folder_is_not_enough(marked: Path) -> None:
    assert not presence.is_here()


def test_it_is_not_there_for_a_network(
    demonstration: None, settings: Settings, client: Client, db: None
) -> None:
    assert presence.is_here()
    settings.MANDORLA_IS_LAN = True
    assert not presence.is_here()
    assert client.get(PAGE).status_code == 404


@pytest.mark.parametrize(
    "asked", [{"REMOTE_ADDR": "192.168.1.7"}, {"REMOTE_ADDR": ""}, {"HTTP_HOST": "mandorla.example"}]
)
def test_it_is_not_there_from_elsewhere(
    demonstration: None, settings: Settings, noor: Player, asked: dict[str, str]
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    browser = Client(HTTP_HOST="127.0.0.1:8000")
    browser.defaults |= asked
    assert browser.get(PAGE).status_code == 404
    assert browser.post("/demo/noor/").status_code == 404
    assert Device.objects.of(noor.person).count() == 1


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "localhost"])
def test_one_becomes_anybody_by_a_click(demonstration: None, noor: Player, sam: Player, host: str) -> None:
    browser = Client(HTTP_HOST=host)
    assert browser.get(PAGE).status_code == 200
    for player in (noor, sam):
        answered = browser.post(reverse("demo:becoming", args=[player.person.username]))
        assert answered.status_code == 303
        assert browser.get(player.at("home:today")).status_code == 200
        assert Device.objects.of(player.person).count() == 2
        me = browser.get(reverse("people:me"))
        assert player.person.name in me.content.decode()


def test_becoming_another_one_signs_the_first_one_out(demonstration: None, noor: Player, sam: Player) -> None:
    browser = Client(HTTP_HOST="127.0.0.1:8000")
    browser.post("/demo/noor/")
    browser.post("/demo/sam/")
    assert list(Device.objects.of(noor.person)) == [noor.device]


def test_a_click_is_a_post_and_carries_a_token(demonstration: None, noor: Player) -> None:
    browser = Client(HTTP_HOST="127.0.0.1:8000", enforce_csrf_checks=True)
    assert browser.get("/demo/noor/").status_code == 405
    assert browser.post("/demo/noor/").status_code == 403
    assert Device.objects.of(noor.person).count() == 1


def test_nobody_outside_the_cast_can_be_become(demonstration: None, noor: Player) -> None:
    noor.person.username = "somebody"
    noor.person.save()
    browser = Client(HTTP_HOST="127.0.0.1:8000")
    assert browser.post("/demo/somebody/").status_code == 404
