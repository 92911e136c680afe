from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from hypothesis import given
from hypothesis import strategies as st

from mandorla.live import tickets as issued_here
from mandorla.live.logic import tickets
from mandorla.live.logic.tickets import EPOCH, LIFETIME, Refused, Ticket

KEY = b"k" * 32
words = st.text(min_size=1, max_size=40)
instants = st.timedeltas(timedelta(0), timedelta(days=40000)).map(EPOCH.__add__)
any_ticket = st.builds(Ticket, st.lists(words, max_size=8).map(tuple), words, instants)
within_life = st.timedeltas(timedelta(0), LIFETIME - timedelta(microseconds=1))


@given(any_ticket, within_life)
def test_a_ticket_reads_as_it_was_written_for_a_minute(ticket: Ticket, age: timedelta) -> None:
    assert tickets.read(tickets.write(ticket, KEY), KEY, ticket.issued_at + age) == ticket


@given(any_ticket, st.timedeltas(LIFETIME, timedelta(days=1000)))
def test_a_ticket_dies_after_a_minute(ticket: Ticket, age: timedelta) -> None:
    assert tickets.read(tickets.write(ticket, KEY), KEY, ticket.issued_at + age) is Refused.EXPIRED


@given(any_ticket, st.integers(min_value=0), st.integers(0, 6))
def test_a_ticket_with_one_bit_flipped_is_forged(ticket: Ticket, place: int, bit: int) -> None:
    raw = bytearray(tickets.write(ticket, KEY).encode())
    raw[place % len(raw)] ^= 1 << bit
    assert tickets.read(raw.decode(), KEY, ticket.issued_at) is Refused.FORGED


@given(any_ticket, st.binary(min_size=1))
def test_a_ticket_under_another_key_is_forged(ticket: Ticket, other: bytes) -> None:
    assert tickets.read(tickets.write(ticket, other + KEY), KEY, ticket.issued_at) is Refused.FORGED


@given(st.text(st.characters(max_codepoint=255)))
def test_any_other_text_is_forged(text: str) -> None:
    assert tickets.read(text, KEY, datetime(2026, 1, 1, tzinfo=UTC)) is Refused.FORGED


def test_the_ticket_of_one_installation_is_nothing_to_another(settings: SimpleNamespace) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    text = issued_here.issue(["noor"], "phone", now)
    assert issued_here.read(text, now) == Ticket(("noor",), "phone", now)
    settings.SECRET_KEY = "another house"
    assert issued_here.read(text, now) is Refused.FORGED


@pytest.mark.parametrize("secure", [True, False])
def test_the_cookie_is_for_the_stream_alone(secure: bool) -> None:
    response = HttpResponse()
    issued_here.set_cookie(response, "note", secure)
    cookie = response.cookies[issued_here.COOKIE]
    assert (cookie.value, cookie["path"], cookie["max-age"]) == ("note", "/live/", 60)
    assert (cookie["httponly"], cookie["samesite"], bool(cookie["secure"])) == (True, "Strict", secure)


def test_a_ticket_for_many_channels_fits_a_cookie() -> None:
    channels = tuple(f"{number:08d}-0000-7000-8000-000000000000" for number in range(40))
    ticket = Ticket(channels, "x" * 64, datetime(2026, 1, 1, tzinfo=UTC))
    assert len(tickets.write(ticket, KEY)) < 4000
