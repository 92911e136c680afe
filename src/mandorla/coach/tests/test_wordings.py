import json
import logging
import socket
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import example, given
from hypothesis import strategies as st
from pytest_django import Settings
from tests.cast import Player

from mandorla.coach import hints, rewording
from mandorla.coach.logic.rewording import Unreadable, is_near, question, wordings
from mandorla.coach.tests.stub import Stub, model_server
from mandorla.people.actions import choose_help_with_words
from mandorla.people.models import Person
from mandorla.shared.tests.browser import Page, visit

HARSH = "you never listen to me, you are so selfish"
SOFT = "I felt alone while I was talking."
FEAR = "I am afraid of you when you shout"
ASK = "Send these words there"


@pytest.fixture
def stub(settings: Settings) -> Iterator[Stub]:
    with model_server() as started:
        settings.MANDORLA_MODEL_URL, settings.MANDORLA_MODEL_NAME = started.url, "small"
        settings.MANDORLA_MODEL_SECONDS = 5
        started.says(f"1. {SOFT}\n2. I would like to be heard.\n\n3. Could we talk tonight?")
        yield started


@pytest.fixture
def asking(noor: Player, stub: Stub) -> Player:
    choose_help_with_words(person=noor.person, is_wanted=True, may_ask_model=True)
    return noor


def hinted(player: Player) -> Page:
    """The page of a beginning with a hint on its words."""
    page = visit(player, player.at("repair:new"))
    return page.press("See how it reads", feel="lonely", about=HARSH, need="an evening")


def asks(player: Player, text: str = HARSH) -> Page:
    return Page(player, player.post(reverse("coach:wordings"), {"text": text}), reverse("coach:wordings"))


def test_one_sees_what_would_be_sent_and_where_and_one_press_sends_that_once(
    asking: Player, sam: Player, stub: Stub
) -> None:
    page = hinted(asking)
    assert page.all("blockquote") == [HARSH]
    assert f"127.0.0.1:{stub.port}" in page.text
    assert stub.asked == []
    told = page.press(ASK)
    assert told.all("main li") == [SOFT, "I would like to be heard.", "Could we talk tonight?"]
    ((path, headers, body),) = stub.asked
    assert (path, body["model"], body["messages"][1]) == (
        "/v1/chat/completions", "small", {"role": "user", "content": HARSH},
    )  # fmt: skip
    assert "Noor" not in json.dumps([headers, body])
    assert "Authorization" not in headers
    assert "default-src 'none'" in told.response.headers["Content-Security-Policy"]
    assert str(stub.port) not in told.response.headers["Content-Security-Policy"]


def test_praise_has_the_same_offer(asking: Player, sam: Player) -> None:
    hint = hints.on_praise(asking.member, "You're the best, I love you.")
    assert hint is not None
    assert hint.offer == rewording.Offer("You're the best, I love you.", rewording.where())


def test_where_words_lean_on_what_the_other_said_there_is_no_offer(asking: Player, sam: Player) -> None:
    hint = hints.on_listening(asking.member, "You should just tell him no.")
    assert hint is not None
    assert hint.offer is None


def test_it_is_off_until_the_host_and_the_person_want_it(
    noor: Player, sam: Player, stub: Stub, settings: Settings
) -> None:
    assert not hinted(noor).has_button(ASK)
    assert asks(noor).status == 404
    page = visit(noor, "/me/words/")
    assert f"at 127.0.0.1:{stub.port}" in page.text
    page.press("Save", may_ask_model="on")
    assert hinted(noor).has_button(ASK)
    settings.MANDORLA_MODEL_URL = ""
    assert not hinted(noor).has_button(ASK)
    assert asks(noor).status == 404
    visit(noor, "/me/words/").press("Save")  # the page has no such choice now, and leaves it alone
    assert Person.objects.get(pk=noor.person.pk).may_ask_model
    assert stub.asked == []


def test_words_of_fear_never_go_there(asking: Player, stub: Stub) -> None:
    page = asks(asking, FEAR)
    assert page.link("Help, if you are afraid") == reverse("home:help")
    assert stub.asked == []
    assert "Nothing was sent." in page.text


def test_a_page_that_swaps_gets_the_part_alone(asking: Player) -> None:
    part = asking.post(reverse("coach:wordings"), {"text": HARSH}, headers={"HX-Request": "true"})
    assert SOFT in part.content.decode()
    assert b"<html" not in part.content


def test_a_wording_that_is_harsh_itself_is_left_out(asking: Player, stub: Stub) -> None:
    stub.says(f"{HARSH}\n{SOFT}")
    assert asks(asking).all("main li") == [SOFT]
    stub.says(HARSH)
    assert "gave no wordings that can be shown" in asks(asking).text


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"status": 500}, "answered with an error"),
        ({"status": 302, "headers": {"Location": "http://127.0.0.1:9/"}}, "answered with an error"),
        ({"body": b"<html>"}, "no wordings that can be shown"),
        ({"body": b"{}"}, "no wordings that can be shown"),
        ({"body": b"[" * 100_000}, "no wordings that can be shown"),
        ({"body": b" " * 300_000}, "answered with an error"),
        ({"headers": {"Content-Length": "9"}, "body": b""}, "no wordings that can be shown"),
    ],
)
def test_what_goes_wrong_there_is_said_in_a_sentence(
    asking: Player, stub: Stub, wrong: dict[str, object], why: str
) -> None:
    for name, value in wrong.items():
        setattr(stub, name, value)
    page = asks(asking)
    assert page.status == 422
    assert why in page.text
    assert "Your own words are as you left them." in page.text
    assert len(stub.asked) == 1


def test_whoever_takes_too_long_is_not_waited_for(asking: Player, stub: Stub, settings: Settings) -> None:
    settings.MANDORLA_MODEL_SECONDS, stub.waits = 0.1, 0.4
    assert "The language model" in asks(asking).text
    assert asks(asking).status == 422


def test_a_model_that_is_not_there_is_said_so(asking: Player, settings: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.MANDORLA_MODEL_URL = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        assert "did not answer" in asks(asking).text


def test_only_two_ask_at_once(asking: Player, stub: Stub) -> None:
    for _place in range(rewording.MOST_AT_ONCE):
        assert rewording.places.acquire(blocking=False)
    assert "is busy" in asks(asking).text
    rewording.places.release(rewording.MOST_AT_ONCE)
    assert stub.asked == []
    assert asks(asking).status == 200


@pytest.mark.parametrize("text", ["", " ", "x" * 2_001])
def test_nothing_and_too_much_are_not_sent(asking: Player, stub: Stub, text: str) -> None:
    assert asks(asking, text).status == 422
    assert stub.asked == []


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://93.184.216.34/v1", "beyond this network"),
        ("https://[2606:2800:220:1:248:1893:25c8:1946]/v1", "beyond this network"),
        ("http://169.254.169.254/v1", "beyond this network"),
        ("ftp://127.0.0.1/v1", "none that can be used"),
        ("http://127.0.0.1:99999/v1", "did not answer"),
    ],
)
def test_addresses_beyond_the_house_are_refused(
    asking: Player, settings: Settings, monkeypatch: pytest.MonkeyPatch, url: str, why: str
) -> None:
    monkeypatch.setattr(socket, "create_connection", _no_connection)
    settings.MANDORLA_MODEL_URL = url
    assert why in asks(asking).text


def test_the_host_can_let_it_be_anywhere(
    asking: Player, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "create_connection", _no_connection)
    settings.MANDORLA_MODEL_URL, settings.MANDORLA_MODEL_ANYWHERE = "http://93.184.216.34/v1", True
    assert "did not answer" in asks(asking).text


def _no_connection(address: object, timeout: object) -> socket.socket:
    assert address == ("93.184.216.34", 80)
    raise OSError


def test_a_proxy_in_the_environment_is_not_asked(
    asking: Player, stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert asks(asking).status == 200


def test_a_key_goes_along_where_the_host_has_one(asking: Player, stub: Stub, settings: Settings) -> None:
    settings.MANDORLA_MODEL_KEY = "quince"
    asks(asking)
    assert stub.asked[0][1]["Authorization"] == "Bearer quince"


def test_nothing_of_it_is_kept_or_logged(
    asking: Player, stub: Stub, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    stub.says("A persimmon of a wording.")
    with caplog.at_level(logging.DEBUG, logger="mandorla"), CaptureQueriesContext(connection) as asked:
        assert asks(asking, "You never say medlar to me").status == 200
        stub.status = 500
        assert asks(asking, "You never say medlar to me").status == 422
    printed = "".join(capfd.readouterr())
    for word in ("medlar", "persimmon"):
        assert word not in caplog.text
        assert word not in printed
    assert not [query["sql"] for query in asked.captured_queries if not query["sql"].startswith("SELECT")]
    assert "medlar" not in asking.cookies.output()


@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda said: question(said, "small")))
def test_any_answer_is_read_or_refused(answer: bytes) -> None:
    try:
        found = wordings(answer)
    except Unreadable:
        return
    assert 1 <= len(found) <= 3


@given(st.text(max_size=300))
@example("\xa0")
@example("“\xa0”")
def test_what_is_taken_of_an_answer_is_plain_and_short(said: str) -> None:
    answer = json.dumps({"choices": [{"message": {"content": said}}]}).encode()
    try:
        found = wordings(answer)
    except Unreadable:
        return
    assert all(one.strip() and "\n" not in one and "\x00" not in one for one in found)
    assert len(set(found)) == len(found) <= 3


def test_thoughts_marks_and_announcements_of_a_model_are_no_wordings() -> None:
    said = '<think>\nhm\n</think>Here are three wordings:\n- **One.**\n2) "Two."\n* Three.\n4. Four.'
    answer = json.dumps({"choices": [{"message": {"content": said}}]}).encode()
    assert wordings(answer) == ("One.", "Two.", "Three.")


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("127.0.0.1", True), ("10.1.2.3", True), ("172.31.0.1", True), ("192.168.1.20", True), ("::1", True),
        ("fd12::1", True), ("::ffff:10.0.0.1", True), ("172.32.0.1", False), ("169.254.169.254", False),
        ("0.0.0.0", False), ("::ffff:8.8.8.8", False), ("fe80::1%eth0", False), ("224.0.0.1", False),
    ],
)  # fmt: skip
def test_which_addresses_are_of_this_house(address: str, near: bool) -> None:
    assert is_near(address) is near
