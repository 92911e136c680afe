import pytest
from django.contrib.auth.hashers import check_password
from django.http import Http404
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import reverse

from mandorla.people.models import Device
from mandorla.shared import clock
from tests.cast import PASSWORD, Player


def test_noor_and_sam_share_a_pair_and_see_its_page(noor: Player, sam: Player) -> None:
    assert noor.pair == sam.pair
    assert noor.member.other == sam.member
    for player in (noor, sam):
        assert player.get(player.at("home:us")).status_code == 200


def test_ines_and_jo_live_eight_hours_apart_in_winter(ines: Player, jo: Player) -> None:
    winter = clock.now().replace(month=1, day=15)
    one, other = (player.person.zone.utcoffset(winter) for player in (ines, jo))
    assert one is not None
    assert other is not None
    assert (other - one).total_seconds() == 8 * 3600
    assert ines.pair.place == "apart"


def test_ada_is_solo(ada: Player) -> None:
    assert ada.member.is_solo
    assert ada.member.has_room


def test_kit_has_left_and_val_has_not(kit: Player, val: Player) -> None:
    assert kit.pair == val.pair
    assert kit.get(kit.at("home:us")).status_code == 404
    assert val.get(val.at("home:us")).status_code == 200
    with pytest.raises(Http404):
        _ = kit.member


def test_rae_is_a_stranger_to_every_other_pair(rae: Player, noor: Player) -> None:
    assert rae.get(noor.at("home:us")).status_code == 404
    assert rae.get(rae.at("home:us")).status_code == 200


def test_each_is_signed_in_by_a_device_that_can_be_ended(noor: Player) -> None:
    phone = noor.elsewhere()
    noor.post(reverse("people:device_end", args=[phone.device.pk]))
    assert phone.get(reverse("people:me")).status_code == 302
    assert list(Device.objects.of(noor.person)) == [noor.device]


def test_the_cheap_password_is_a_real_one(noor: Player) -> None:
    assert check_password(PASSWORD, noor.person.password)
    browser = Client()
    browser.post(resolve_url("account_login"), {"login": "noor", "password": PASSWORD})
    assert browser.get(noor.at("home:us")).status_code == 200
