import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from tests.cast import Player

from mandorla.people.policy import LEFT, personal
from mandorla.shared.policy import of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["/me/", "/kept/?page=2"])
def test_whoever_is_not_signed_in_is_asked_to_and_led_back_afterwards(client: Client, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/sign-in/?next={page.replace('?', '%3F').replace('=', '%3D')}"


def test_whoever_left_in_a_hurry_sees_a_page_that_says_nothing(client: Client, settings: Settings) -> None:
    settings.MANDORLA_EXIT_ADDRESS = "https://example.org/weather"
    client.cookies[LEFT] = "1"
    answer = client.get("/me/")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "https://example.org/weather"


def test_a_page_of_a_person_knows_what_its_address_is_about(noor: Player) -> None:
    phone = noor.elsewhere()
    noor.post(reverse("people:device_end", args=[phone.device.pk]))
    assert phone.get("/me/").status_code == 302
    assert noor.get("/me/").status_code == 200


def test_a_page_of_a_person_knows_who_it_is_and_says_for_whom_it_is(noor: Player) -> None:
    assert "Noor" in noor.get("/me/").content.decode()
    view = personal(lambda request: None)  # type: ignore[arg-type,return-value]
    policy = of(view)
    assert policy
    assert (policy.kind, policy.because) == ("personal", "")
