"""Everybody tries every address by every method, and gets what matrix/ says."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, get_resolver, resolve

from mandorla.live import tickets
from mandorla.live.logic.tickets import Ticket
from mandorla.pairs.models import Member
from mandorla.people.policy import LEFT
from mandorla.shared import clock, policy
from tests.access.everybody import Everybody, undone
from tests.access.everybody import everybody as everybody  # noqa: PLC0414 - a fixture
from tests.access.table import METHODS, Line, all_lines, lines
from tests.cast import Player
from tests.journeys import addresses
from tests.rooms import brought

FORMS: dict[str, dict[str, Any]] = {name: form for forms in brought("FORMS") for name, form in forms.items()}
# A mail program has no token of ours (RFC 8058): the address itself is signed, and ends one kind of notice alone.
SIGNED = {"notices:ending"}
LED_TO = {
    "account_login": "in",
    "account_reauthenticate": "sure",
    "account_signup": "join",
    "account_change_password": "change",
    "home:safety": "safe",
    "home:start": "start",
    "home:today": "today",
    "mfa_list_webauthn": "list",
    "mfa_view_recovery_codes": "codes",
    "pairs:invitation": "link",
    "pairs:invited": "back",
    "people:blank": "away",
}


def patterns(resolver: Any = None, room: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the project, by name."""
    for found in (resolver or get_resolver()).url_patterns:
        if isinstance(found, URLPattern):
            yield f"{room}{found.name}", found
        else:
            yield from patterns(found, f"{room}{found.namespace}:" if found.namespace else room)


def outcome(response: Any) -> str:
    if response.status_code not in (302, 303):
        return str(response.status_code)
    return LED_TO.get(resolve(urlsplit(response.headers["Location"]).path).view_name, "go")


def request(browser: Client, method: str, address: str, form: dict[str, Any] | None = None) -> Any:
    with undone(browser):
        return getattr(browser, method.lower())(address, form or {})


def test_every_address_is_in_the_table() -> None:
    assert {name for name, _ in patterns()} == {line.name for line in all_lines()}, "tables lie in matrix/"


def test_every_address_is_looked_at_by_axe_or_shows_no_page() -> None:
    known = addresses.LOOKED_AT | addresses.WITHOUT_A_PAGE
    assert {name for name, _ in patterns()} == known, (
        "LOOKED_AT or WITHOUT_A_PAGE of its room in tests/rooms/"
    )


@pytest.mark.parametrize("section", lines())
def test_everybody_gets_what_the_table_says(section: str, everybody: Everybody) -> None:
    wrong = []
    for line in lines()[section]:
        address = line.address(everybody.things)
        for who, expected in line.cells:
            response = request(everybody.browsers[who], line.method, address, FORMS.get(line.name))
            if outcome(response) != expected:
                wrong.append(f"{line.label}: {who} gets {outcome(response)} instead of {expected}")
    assert wrong == []


def test_either_side_may_do_what_the_other_may() -> None:
    # There is no owner: what belongs to both answers both alike; what is one's own, as the other's answers them.
    known = {(line.method, line.name, line.parts): dict(line.cells) for line in all_lines()}
    compared = 0
    for (method, name, parts), cells in known.items():
        mirrored = tuple((key, _seen_from_the_other_side(value)) for key, value in parts)
        across = known.get((method, name, mirrored), {})
        if across:
            compared += 1
            assert (cells["noor"], cells["sam"]) == (across["sam"], across["noor"]), (method, name, parts)
    assert compared > len(known) / 2


def _seen_from_the_other_side(value: str) -> str:
    whose, _, what = value.partition("_")
    return (
        f"{ {'noors': 'sams', 'sams': 'noors'}.get(whose, whose) }_{what}"
        if what not in ("", "pair")
        else value
    )


@pytest.mark.parametrize("section", lines())
def test_what_is_not_yours_looks_like_what_does_not_exist(section: str, everybody: Everybody) -> None:
    ghost = everybody.browsers["noor"].get("/with/01890000-0000-7000-8000-000000000000/")
    for line in lines()[section]:
        for who, expected in line.cells:
            if expected == "404" and line.name != "pairs:invited" and who in ("ines", "kit", "noor"):
                address = line.address(everybody.things)
                response = request(everybody.browsers[who], line.method, address, FORMS.get(line.name))
                assert response.content == ghost.content, (line.label, who)
                assert dict(response.headers) == dict(ghost.headers), (line.label, who)


def test_methods_without_a_line_are_refused(everybody: Everybody) -> None:
    for name, line in _first_lines().items():
        lines_of = {one.method for one in all_lines() if one.name == name}
        for method in METHODS:
            for who in {"anon", "noor"} if method not in lines_of else ():
                response = request(everybody.browsers[who], method, line.address(everybody.things))
                is_asked_first = who == "anon" and method in ("GET", "POST") and ":" not in name
                expected = {"405", "in"} if is_asked_first else {"405"}
                assert outcome(response) in expected, (name, method, who)


def test_a_form_without_its_token_is_refused(everybody: Everybody) -> None:
    noor = everybody.browsers["noor"]
    noor.handler.enforce_csrf_checks = True
    for line in all_lines():
        if line.method == "POST" and line.name not in SIGNED:
            response = request(noor, "POST", line.address(everybody.things), FORMS.get(line.name))
            assert (response.status_code, response.templates[0].name) == (403, "403_csrf.html"), line.label


def test_whoever_left_in_a_hurry_finds_the_neutral_page(everybody: Everybody) -> None:
    anybody = everybody.browsers["anon"]
    anybody.cookies[LEFT] = "1"
    stated = {name: policy.of(pattern.callback) for name, pattern in patterns()}
    for line in all_lines():
        found = stated[line.name]
        assert found, line.name
        if found.kind != "public":
            response = request(anybody, line.method, line.address(everybody.things), FORMS.get(line.name))
            assert response.headers["Location"] == settings.MANDORLA_EXIT_ADDRESS, line.label
            assert response.content == b""


def test_a_ticket_to_listen_comes_with_pages_of_one_s_own_pair_alone(everybody: Everybody) -> None:
    for line in (line for line in all_lines() if "no-such" not in line.label):
        for who, expected in line.cells if "/with/" in line.address(everybody.things) else ():
            browser = everybody.browsers[who]
            for more in ({}, {"X-Live": "renew"}) if line.method == "GET" else ():
                with undone(browser):
                    browser.cookies.pop(tickets.COOKIE, None)
                    browser.get(line.address(everybody.things), headers=more)
                    is_theirs = expected == "200" or (more and _is_at_home(browser, everybody, line))
                    assert _channels(browser) == (_channel_of(browser) if is_theirs else ()), line.label


def _first_lines() -> dict[str, Line]:
    return {line.name: line for line in reversed(all_lines())}


def _is_at_home(browser: Client, everybody: Everybody, line: Line) -> bool:
    """Whether the pair of an address is theirs: a ticket is renewed there, also beside a row that is not."""
    pair = everybody.things[dict(line.parts)["pair"]]
    return isinstance(browser, Player) and Member.objects.of(browser.person).filter(pair=pair).exists()


def _channels(browser: Client) -> tuple[str, ...]:
    cookie = browser.cookies.get(tickets.COOKIE)
    ticket = tickets.read(cookie.value, clock.now()) if cookie else None
    return ticket.channels if isinstance(ticket, Ticket) else ()


def _channel_of(browser: Client) -> tuple[str, ...]:
    assert isinstance(browser, Player)
    return (browser.person.pk.hex,)
