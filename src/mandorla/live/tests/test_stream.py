import threading
import time
from collections.abc import Callable
from datetime import timedelta

import pytest

from mandorla.live import bus, tickets
from mandorla.live.hub import HUB, STREAMS_PER_LISTENER
from mandorla.live.logic import messages
from mandorla.live.tests.conftest import PATIENCE, House, Page, eventually
from mandorla.shared import clock


def test_a_nudge_reaches_the_page_that_listens(house: House) -> None:
    page = house.page("noor")
    bus.publish("noor", "prompts")
    assert page.hears() == "prompts"


def test_the_stream_says_what_it_is_and_is_kept_by_nobody(house: House) -> None:
    page = house.page("noor")
    assert page.headers["content-type"] == "text/event-stream"
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-accel-buffering"] == "no"


def test_a_page_hears_only_its_own_channels(house: House) -> None:
    page = house.page("noor", "noor-and-sam")
    bus.publish("ines", "prompts")
    bus.publish("noor-and-sam", "pairs")
    assert page.hears() == "pairs"
    assert page.is_silent()


def test_every_page_of_a_channel_hears_a_nudge_from_any_thread(house: House) -> None:
    pages = [house.page("both", listener=f"device-{number}") for number in range(20)]
    threads = [threading.Thread(target=bus.publish, args=("both", f"topic-{name}")) for name in "abcde"]
    for thread in threads:
        thread.start()
    for page in pages:
        assert {page.hears() for _ in threads} == {f"topic-{name}" for name in "abcde"}


def test_a_topic_that_waits_already_is_said_once(house: House) -> None:
    page = house.page("noor")
    assert HUB._loop
    HUB._loop.call_soon_threadsafe(hear_often, messages.Nudge("noor", "prompts"))
    assert page.hears() == "prompts"
    assert page.is_silent()


def hear_often(message: messages.Message) -> None:
    for _ in range(100):
        HUB.hear(message)


def test_what_happened_between_the_page_and_its_stream_is_told(house: House) -> None:
    ticket = tickets.issue(["noor"], "phone-of-noor", clock.now())
    bus.publish("noor", "prompts")
    bus.publish("sam", "pairs")
    page = Page(house.port, ticket)
    assert [page.hears(), page.hears()] == ["hello", "prompts"]
    assert page.is_silent()


def test_what_happened_before_the_page_is_not_told(house: House) -> None:
    bus.publish("noor", "prompts")
    eventually(lambda: HUB._memory._nudged)
    assert house.page("noor").is_silent()


@pytest.mark.parametrize("seconds", [0.2, 0.6])
def test_a_silent_stream_gets_a_heartbeat(
    house: House, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    monkeypatch.setattr(HUB, "heartbeat_seconds", seconds)
    assert HUB._loop
    HUB._loop.call_soon_threadsafe(HUB._tick)
    took, limit = [seconds_of_two_heartbeats(house)], 2 * seconds + 0.5
    while took[-1] >= limit and len(took) < 6:  # the machine may be busy, but not each time
        took.append(seconds_of_two_heartbeats(house))
    assert 2 * seconds <= min(took) < limit


def seconds_of_two_heartbeats(house: House) -> float:
    page, began = house.page("noor"), time.monotonic()
    assert [page.hears(), page.hears()] == ["", ""]
    return time.monotonic() - began


def test_a_page_that_goes_is_forgotten_at_once(house: House) -> None:
    page = house.page("noor")
    assert len(HUB) == 1
    page.leave()
    eventually(lambda: len(HUB) == 0)
    assert not HUB._by_channel
    assert not HUB._by_listener


def test_closing_ends_every_stream_of_the_listener_and_no_other(house: House) -> None:
    phone, second = house.page("noor"), house.page("noor")
    other = house.page("noor", listener="laptop-of-noor")
    bus.close("phone-of-noor")
    for page in (phone, second):
        assert [page.hears(), page.hears()] == ["close", None]
    bus.publish("noor", "prompts")
    assert other.hears() == "prompts"
    assert len(HUB) == 1


def test_a_ticket_from_before_the_closing_stays_dead_and_a_fresh_one_works(house: House) -> None:
    ticket = tickets.issue(["noor"], "phone-of-noor", clock.now())
    bus.close("phone-of-noor")
    eventually(lambda: HUB._memory._closed)
    assert Page(house.port, ticket).status == 401
    assert house.page("noor")


def test_a_listener_has_no_more_than_a_few_streams(house: House) -> None:
    pages = [house.page("noor") for _ in range(STREAMS_PER_LISTENER + 2)]
    for page in pages[:2]:
        assert [page.hears(), page.hears()] == ["enough", None]
    bus.publish("noor", "prompts")
    assert {page.hears() for page in pages[2:]} == {"prompts"}


def test_no_ticket_no_stream(house: House) -> None:
    page = Page(house.port)
    assert page.status == 401
    assert page.text() == "Open a page first.\n"


@pytest.mark.parametrize(
    "ticket",
    [
        lambda: tickets.issue(["noor"], "phone", clock.now() - timedelta(seconds=61)),
        lambda: tickets.issue(["noor"], "phone", clock.now())[:-2] + "xx",
        lambda: "nonsense",
    ],
)
def test_a_bad_ticket_opens_nothing(house: House, ticket: Callable[[], str]) -> None:
    assert Page(house.port, ticket()).status == 401


def test_a_ticket_from_before_the_server_began_is_refused_because_its_death_may_have_been_missed(
    house: House,
) -> None:
    assert HUB.hearing_since
    ticket = tickets.issue(["noor"], "phone", HUB.hearing_since - timedelta(microseconds=1))
    assert Page(house.port, ticket).status == 401


@pytest.mark.parametrize("method", ["POST", "HEAD", "PUT", "DELETE", "OPTIONS"])
def test_it_can_only_be_listened_to(house: House, method: str) -> None:
    page = Page(house.port, tickets.issue(["noor"], "phone", clock.now()), method=method)
    assert page.status == 405
    assert page.headers["allow"] == "GET"


@pytest.mark.parametrize("path", ["/", "/live", "/live/more/", "/with/"])
def test_there_is_nothing_else(house: House, path: str) -> None:
    assert Page(house.port, tickets.issue(["noor"], "phone", clock.now()), path=path).status == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Sec_Fetch_Site": "same-origin"}, 200),
        ({"Origin": "http://mandorla.example", "Host": "mandorla.example"}, 200),
    ],
)
def test_only_pages_of_this_server_may_listen(house: House, headers: dict[str, str], status: int) -> None:
    assert Page(house.port, tickets.issue(["noor"], "phone", clock.now()), **headers).status == status


def test_stopping_the_server_does_not_wait_for_open_pages(house: House) -> None:
    page = house.page("noor")
    began = time.monotonic()
    house.shut()
    assert page.hears() is None
    assert time.monotonic() - began < PATIENCE  # the page would stay for ever


def test_nobody_listening_is_no_error() -> None:
    bus.publish("noor", "prompts")
    bus.close("phone-of-noor")


@pytest.mark.parametrize(
    ("channel", "topic"), [("noor\n", "prompts"), ("noor", "prompts\n\ndata: x"), ("", "x"), ("noor", "")]
)
def test_words_that_could_break_the_stream_are_refused(channel: str, topic: str) -> None:
    with pytest.raises(ValueError, match="opaque word"):
        bus.publish(channel, topic)
