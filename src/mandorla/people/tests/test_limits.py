"""Too much in a short time is refused with a page that keeps what was typed, and forgotten after minutes."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings
from tests.cast import Player
from time_machine import TimeMachineFixture

from mandorla.pairs.models import Boundary
from mandorla.people.limits import EXPORTS, SECRETS
from mandorla.shared import clock

LONG = "A heron stood on the roof <b>all</b> morning & nobody said a word."


@pytest.fixture(autouse=True)
def three_a_minute(settings: Settings, time_machine: TimeMachineFixture) -> None:
    settings.MANDORLA_MOST_WRITES = 3
    time_machine.move_to(datetime.fromisoformat("2027-02-01T12:00:00+00:00"), tick=False)


def limits(player: Player, number: int = 0) -> int:
    form = {"ceiling": str(1 + number % 5), "cadence": "daily"}
    return player.post(player.at("pairs:boundaries"), form).status_code


def test_whoever_sends_too_much_waits_and_others_do_not(noor: Player, sam: Player) -> None:
    assert [limits(noor, number) for number in range(5)] == [303, 303, 303, 429, 429]
    assert Boundary.objects.get().limits.ceiling == 3
    assert noor.elsewhere().post(noor.at("home:us"), {}).status_code == 429  # a person, not a device
    assert noor.get(noor.at("pairs:boundaries")).status_code == 200
    assert limits(sam) == 303


def test_after_a_minute_it_goes_on(noor: Player, time_machine: TimeMachineFixture) -> None:
    for number in range(4):
        limits(noor, number)
    time_machine.move_to(clock.now() + timedelta(minutes=1), tick=False)
    assert limits(noor) == 303


def test_the_page_keeps_what_was_typed_and_sends_it_again(noor: Player) -> None:
    for number in range(3):
        limits(noor, number)
    address = noor.at("checkins:shares")
    refused = noor.post(address, {"text": LONG, "operation": "x"})
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "60"
    page = BeautifulSoup(refused.content, "html.parser")
    form = page.select_one("form")
    assert form is not None
    assert form["action"] == address
    kept = {str(one["name"]): one.text for one in form.select("textarea")}
    assert kept == {"text": LONG, "operation": "x"}
    assert form.select_one("input[name=csrfmiddlewaretoken]")


def test_passwords_and_codes_are_not_repeated(db: None, client: Client) -> None:
    form = {"login": "noor", "password": "seven quiet herons", "code": "123456", "passphrase": "six words"}
    for _try in range(4):
        answer = client.post("/sign-in/", form)
    assert answer.status_code == 429
    text = answer.content.decode()
    assert "noor" in text
    assert not any(secret in text for secret in ("herons", "123456", "six words"))


@pytest.mark.parametrize("address", ["/invitations/guess/", "/begin/guess/", "/notices/ending/guess/"])
def test_words_that_open_something_cannot_be_guessed_at_without_end(
    db: None, client: Client, address: str
) -> None:
    tries = [client.get(address, REMOTE_ADDR="10.1.1.1").status_code for _try in range(SECRETS.most + 1)]
    assert (set(tries[:-1]), tries[-1]) == ({404}, 429)
    assert client.get(address, REMOTE_ADDR="10.1.1.2").status_code == 404


@pytest.mark.parametrize("way", ["/exit/", "/sign-out/"])
def test_a_way_out_is_open_also_to_whoever_sent_too_much(noor: Player, way: str) -> None:
    assert noor.get("/me/").status_code == 200
    assert [limits(noor, number) for number in range(4)][-1] == 429
    assert noor.post(way).status_code in (302, 303)
    assert noor.get("/me/").status_code in (302, 303)


def test_what_is_dear_to_make_is_made_a_few_times_an_hour(noor: Player, settings: Settings) -> None:
    settings.MANDORLA_MOST_WRITES = 1_000
    tries = [noor.post("/me/export/").status_code for _try in range(EXPORTS.most + 1)]
    assert 429 not in tries[:-1]
    assert tries[-1] == 429


def _counters() -> list[str]:
    """The names of what is counted, in memory or in Redis."""
    held: Any = cache
    if hasattr(held._cache, "get_client"):
        return [key.decode() for key in held._cache.get_client().keys("*limit:*")]
    return list(held._cache)


def test_nothing_that_is_counted_tells_who_it_was(noor: Player) -> None:
    limits(noor)
    kept = " ".join(_counters())
    assert "limit:" in kept
    assert str(noor.person.pk) not in kept
    assert "127.0.0.1" not in kept


def test_without_a_limit_nothing_is_refused(noor: Player, settings: Settings) -> None:
    settings.MANDORLA_MOST_WRITES = 0
    assert {limits(noor, number) for number in range(9)} == {303}
