import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Player

from mandorla.notices.endpoints import is_among, subscription_in
from mandorla.notices.models import Browser, Signature
from mandorla.notices.tests.conftest import Send
from mandorla.notices.tests.sinks import Phone, PushService
from mandorla.notices.tests.wanting import QUARTER, show_in_browser, tell, want
from mandorla.notices.vapid import make_ready, private_key, public_key
from mandorla.people.actions import end_device
from mandorla.shared.tests.calendar import NOON

SERVICES = ["push.example", ".push.maker.example", "http://127.0.0.1:9999"]


def test_a_push_opens_with_the_browsers_own_keys_and_says_nothing(
    noor: Player, pushes: PushService, send: Send
) -> None:
    phone = show_in_browser(noor, pushes)
    want(noor, NOON, is_by_email=False)
    told = tell(noor, NOON)
    send(NOON)
    (arrival,) = pushes.got
    assert phone.read(arrival.body) == {
        "title": "Mandorla",
        "sentence": "There is something for you in Mandorla.",
        "path": f"/me/notices/{told.token}/",
        "tag": told.token.hex,
    }
    assert arrival.headers["topic"] == told.token.hex
    assert arrival.headers["content-encoding"] == "aes128gcm"
    assert "something" not in arrival.body.decode("latin-1")


def test_every_browser_gets_it_once(noor: Player, pushes: PushService, send: Send) -> None:
    phones = [show_in_browser(noor, pushes), show_in_browser(noor.elsewhere(), pushes)]
    want(noor, NOON, is_by_email=False)
    tell(noor, NOON)
    for late in range(3):
        send(NOON + late * QUARTER)
    assert sorted(one.phone for one in pushes.got) == sorted(phone.name for phone in phones)


def test_one_that_is_out_of_reach_keeps_no_other_from_it(
    noor: Player, pushes: PushService, send: Send
) -> None:
    near, far = show_in_browser(noor, pushes), show_in_browser(noor.elsewhere(), pushes)
    want(noor, NOON, is_by_email=False)
    tell(noor, NOON)
    pushes.status[far.name] = 503
    send(NOON)
    assert [one.phone for one in pushes.got] == [near.name]
    pushes.status.clear()
    send(NOON + QUARTER)
    assert [one.phone for one in pushes.got] == [near.name, far.name]


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_dropped(
    noor: Player, pushes: PushService, send: Send, status: int
) -> None:
    phone = show_in_browser(noor, pushes)
    want(noor, NOON, is_by_email=False)
    told = tell(noor, NOON)
    pushes.status[phone.name] = status
    send(NOON)
    assert not Browser.objects.exists()
    told.refresh_from_db()
    assert told.due_at is None


def test_a_push_service_cannot_send_this_server_elsewhere(
    noor: Player, pushes: PushService, send: Send
) -> None:
    phone = show_in_browser(noor, pushes)
    want(noor, NOON, is_by_email=False)
    tell(noor, NOON)
    pushes.status[phone.name] = 307
    send(NOON)
    assert pushes.got == []
    assert Browser.objects.exists()


def test_signing_out_of_a_browser_ends_its_notices(noor: Player, pushes: PushService, send: Send) -> None:
    show_in_browser(noor, pushes)
    want(noor, NOON, is_by_email=False)
    tell(noor, NOON)
    end_device(device=noor.device)
    send(NOON)
    assert pushes.got == []


def test_a_browser_belongs_to_whoever_signed_in_there_last(
    noor: Player, sam: Player, pushes: PushService
) -> None:
    phone = show_in_browser(noor, pushes)
    for _again in range(2):
        sam.post("/me/notices/browser/", {"subscription": json.dumps(phone.subscription)})
    assert [browser.person for browser in Browser.objects.all()] == [sam.person]


@pytest.mark.parametrize(
    "given",
    ["", "x", "[]", "{}", '{"endpoint": "https://push.example/1"}', '{"endpoint": 1, "keys": {}}'],
)
def test_what_is_no_subscription_adds_nothing(noor: Player, pushes: PushService, given: str) -> None:
    answer = noor.post("/me/notices/browser/", {"subscription": given})
    assert answer.status_code == 303
    assert not Browser.objects.exists()


@pytest.mark.parametrize(
    "origin", ["http://127.0.0.1", "http://169.254.169.254", "https://fcm.googleapis.com.evil.example"]
)
def test_no_browser_may_point_this_server_at_another_address(
    noor: Player, pushes: PushService, origin: str
) -> None:
    noor.post("/me/notices/browser/", {"subscription": json.dumps(Phone(origin, "x").subscription)})
    assert not Browser.objects.exists()


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://push.example/a",
        "https://push.example:443/a",
        "https://x.push.maker.example/a",
        "http://127.0.0.1:9999/a",
    ],
)
def test_an_address_of_a_known_service_is_let_through(endpoint: str) -> None:
    assert is_among(endpoint, SERVICES)


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example/a",
        "https://push.example:8443/a",
        "https://push.example.evil.example/a",
        "https://evil.example/push.example",
        "https://evilpush.maker.example/a",
        "https://push.example@evil.example/a",
        "https://evil.example@push.example/a",
        "http://127.0.0.1:9999.evil.example/a",
        "http://127.0.0.1:99990/a",
        "file:///etc/passwd",
        "",
    ],
)
def test_any_other_address_is_not(endpoint: str) -> None:
    keys = Phone("https://push.example", "x").subscription["keys"]
    assert subscription_in({"endpoint": endpoint, "keys": keys}, SERVICES) is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner) | st.dictionaries(st.sampled_from(["endpoint", "keys", "auth", "p256dh"]), inner)
        ),
    )
)
def test_nothing_that_a_browser_may_say_breaks_it(given_: Any) -> None:
    assert subscription_in(given_, SERVICES) is None


def test_the_servers_keys_are_made_once_and_sealed(noor: Player) -> None:
    assert public_key() == ""
    make_ready()
    first = public_key()
    make_ready()
    assert public_key() == first
    row = Signature.objects.get()
    private = private_key().private_key.private_numbers().private_value
    assert format(private, "x") not in row.sealed
    assert len(row.sealed) > 60
