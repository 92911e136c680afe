"""Noor's pages, headers and cookies are the same to the byte whatever Sam does in private, and her stream is silent."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from datetime import timedelta
from functools import partial
from itertools import islice, zip_longest
from typing import Any

import pytest
from csp.middleware import CSPMiddleware
from django.http import HttpRequest
from django.test import TestCase
from time_machine import TimeMachineFixture

from mandorla.live import bus
from mandorla.live.logic.messages import Close, Message, Nudge
from mandorla.notices import actions as notices
from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import Kind, Notice
from mandorla.pairs import context
from mandorla.prompts import actions
from mandorla.prompts.decks import catalogue
from mandorla.prompts.models import Answer, Offer
from mandorla.prompts.offers import today
from mandorla.shared import clock, policy
from mandorla.shared.tests.calendar import Calendar
from tests.access import deeds
from tests.access.everybody import undone
from tests.access.questions import LAW, LIGHT, MINUTES, MUG, NEW
from tests.access.table import NAME_NO_ROW, all_lines
from tests.access.test_matrix import patterns
from tests.cast import Player
from tests.rooms import brought, people, united
from tests.rooms.prompts import write

Seen = dict[tuple[str, str], tuple[object, ...]]
Looks = list[tuple[Callable[[], Seen], Seen]]
PARTS = 3  # for two workers
LIVE = united("LIVE")


@pytest.fixture(autouse=True)
def calendar(time_machine: TimeMachineFixture) -> Calendar:
    return Calendar(time_machine)


@pytest.fixture(autouse=True)
def without_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nonces, tokens and form ids are always the same."""

    def nonce(self: CSPMiddleware, request: HttpRequest) -> str:
        request._csp_nonce = "nonce"  # type: ignore[attr-defined]
        return "nonce"

    monkeypatch.setattr(CSPMiddleware, "_make_nonce", nonce)
    monkeypatch.setattr("django.middleware.csrf._get_new_csrf_string", lambda: "c" * 32)
    monkeypatch.setattr(context, "new_form_id", lambda: uuid.UUID(int=0))


class Wire:
    """In place of the socket to the streams."""

    def __init__(self) -> None:
        self.sent: list[Message] = []

    def send(self, message: Message) -> None:
        self.sent.append(message)

    def heard_by(self, player: Player) -> list[Message]:
        return [
            message
            for message in self.sent
            if (isinstance(message, Nudge) and message.channel == player.person.pk.hex)
            or (isinstance(message, Close) and message.listener == player.device.listener)
        ]


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Wire:
    made = Wire()
    monkeypatch.setattr(bus, "carrier", lambda: made)
    return made


@pytest.fixture
def evening(noor: Player, sam: Player, calendar: Calendar) -> None:
    """Yesterday Sam sealed an answer, so that its question is offered today, and kept one; another is open between
    them, with a reply; under one more, Noor waits."""
    write(sam, LAW, "both")
    write(noor, MUG, "both")
    write(sam, MUG, "both")
    write(noor, LIGHT, "both")
    write(sam, MINUTES, "keep")
    open_to_sam = Answer.objects.by(noor.person).get(exchange__slug=MUG).pk
    deeds.send(sam, "prompts:reply", {"kind": "thank", "text": "Thank you"}, answer=open_to_sam)
    deeds.send(noor, "prompts:mark", {"on": "1"}, slug=LIGHT)
    notices.ask_for(person=noor.person, wishes=Wishes(kinds=frozenset(Kind.values)), now=clock.now())
    for before in brought("before"):
        before(noor, sam)
    calendar.later(days=1)


def offers_are_written(noor: Player) -> None:
    day = noor.member.pair_day(clock.now())
    for one in (day, day + timedelta(days=1)):
        actions.write_offer(member=noor.member, day=one)


def all_seen(noor: Player) -> Seen:
    """Every page of Noor's, whole and as the part that keeps itself fresh."""
    return dict(_pages(noor))


def until_one_differs(noor: Player, before: Seen) -> Seen:
    """`before`, with the first of her pages that differs, as it is now."""
    changed = ((page, found) for page, found in _pages(noor) if before.get(page) != found)
    return {**before, **dict(islice(changed, 1))}


def _pages(noor: Player) -> Iterator[tuple[tuple[str, str], tuple[object, ...]]]:
    yield from today_seen(noor).items()
    for name, address in addresses(noor):
        if name in LIVE:
            yield ("part", address), _look(noor, address, {"HX-Request": "true"})
        else:
            yield ("whole", address), _look(noor, address)
    yield ("ticket", ""), _look(noor, noor.at("home:today"), {"X-Live": "renew"})


def today_seen(noor: Player) -> Seen:
    """Noor's pages of the day, and what she would be offered instead of today's question."""
    found = {("whole", address): _look(noor, address) for name, address in addresses(noor) if name in LIVE}
    offered = today(noor.member, noor.member.pair_day(clock.now())).prompt
    assert offered
    with undone(noor):
        deeds.send(noor, "prompts:pass", slug=offered.slug)
        found["another", ""] = _look(noor, noor.at("home:today"))
    return found


def addresses(noor: Player) -> Iterator[tuple[str, str]]:
    """By the table of everybody's rights: the start, and each page of ours that only Noor, or the two, may see."""
    stated = {name: policy.of(pattern.callback) for name, pattern in patterns() if ":" in name}
    for line in all_lines():
        found = stated.get(line.name)
        is_personal = line.name == "home:start" or (found and found.kind != "public")
        names_no_row = {key for key, _ in line.parts} <= NAME_NO_ROW
        if is_personal and names_no_row and line.method == "GET" and dict(line.cells)["noor"] != "404":
            yield line.name, line.address({"noors_pair": noor.pair.pk})
    for slug in (LIGHT, LAW, MINUTES, NEW):
        yield "prompts:prompt", noor.at("prompts:prompt", slug=slug)
    for rows in brought("rows"):
        yield from ((name, address) for address, name in rows(noor).items())


def _look(noor: Player, address: str, headers: dict[str, str] | None = None) -> tuple[object, ...]:
    before = deepcopy(noor.cookies)
    response = noor.get(address, headers=headers)
    noor.cookies = before
    assert response.status_code in (200, 204, 302, 303), address
    return response.status_code, dict(response.headers), response.cookies.output(), response.content


@contextmanager
def later(calendar: Calendar) -> Iterator[None]:
    calendar.later(hours=23)
    yield
    calendar.later(hours=-23)


def differing(before: Seen, after: Seen) -> list[tuple[str, str]]:
    return [page for page in before.keys() | after.keys() if before.get(page) != after.get(page)]


def told_by(doing: Sequence[deeds.Deed], sam: Player, noor: Player, wire: Wire, looks: Looks) -> list[object]:
    """How Noor could tell that Sam did it: pages that differ, notices, what came over the wire. Then it is undone."""
    wire.sent.clear()
    posted = outbox(noor)
    with undone(sam):
        with TestCase.captureOnCommitCallbacks(execute=True):
            for deed in doing:
                assert deed is doing[0] or sam.get(sam.at("home:today")).status_code == 200
                deed(sam)
        pages = [page for look, before in looks for page in differing(before, look())]
        notices_to_noor = outbox(noor) - posted
    return [*pages, *notices_to_noor, *wire.heard_by(noor)]


def tell(quiet: Sequence[deeds.Deed], *seen: Any) -> dict[str, list[object]]:
    """Which of these deeds Noor could tell, and how.

    One of each room is done before she looks, since looking is what takes long; where anything shows, or one stands in
    the way of another (he is signed out, or a form is refused), they are done one by one.
    """
    found: dict[str, list[object]] = {}
    for doing in _one_of_each_room(quiet):
        try:
            is_told = len(doing) == 1 or told_by(doing, *seen)
        except AssertionError:
            is_told = True
        if is_told:
            found |= {deed.__name__: ways for deed in doing if (ways := told_by([deed], *seen))}
    return found


def _one_of_each_room(quiet: Sequence[deeds.Deed]) -> Iterator[list[deeds.Deed]]:
    rooms: dict[str, list[deeds.Deed]] = {}
    for deed in sorted(quiet, key=lambda deed: deed.__module__ == people.__name__):  # he may sign out: last
        rooms.setdefault(deed.__module__, []).append(deed)
    for doing in zip_longest(*rooms.values()):
        yield [deed for deed in doing if deed]


def outbox(noor: Player) -> set[object]:
    """What would be sent to Noor within the day."""
    due = Notice.objects.of(noor.person).due(clock.now() + timedelta(hours=23))
    return set(due.values_list("kind", "key"))


@pytest.mark.usefixtures("evening")
@pytest.mark.parametrize("part", range(PARTS))
def test_noor_cannot_tell_what_sam_does_in_private(
    part: int, noor: Player, sam: Player, wire: Wire, calendar: Calendar
) -> None:
    looks = _today_and_tomorrow(noor, calendar)
    assert tell(deeds.QUIET[part::PARTS], sam, noor, wire, looks) == {}


@pytest.mark.long
@pytest.mark.usefixtures("evening")
@pytest.mark.parametrize("part", range(PARTS))
def test_nor_can_she_of_each_deed_by_itself(
    part: int, noor: Player, sam: Player, wire: Wire, calendar: Calendar
) -> None:
    looks = _today_and_tomorrow(noor, calendar)
    told = {deed.__name__: told_by([deed], sam, noor, wire, looks) for deed in deeds.QUIET[part::PARTS]}
    assert [name for name, ways in told.items() if ways] == []


@pytest.mark.usefixtures("evening")
def test_nor_from_a_question_that_no_row_has_fixed_yet(noor: Player, sam: Player, wire: Wire) -> None:
    def now() -> Seen:
        return today_seen(noor)

    day = noor.member.pair_day(clock.now())
    assert not Offer.objects.on(day).exists()
    assert today(noor.member, day).prompt == catalogue().by_slug[LAW]
    assert tell(deeds.QUIET, sam, noor, wire, [(now, now())]) == {}


@pytest.mark.usefixtures("evening")
def test_several_deeds_at_once_are_told_one_by_one(noor: Player, sam: Player, wire: Wire) -> None:
    def now() -> Seen:
        return today_seen(noor)

    shown, quiet = deeds.SHOWN[0], deeds.QUIET[0]
    assert list(tell([shown, quiet], sam, noor, wire, [(now, now())])) == [shown.__name__]


@pytest.mark.usefixtures("evening")
def test_noor_sees_what_sam_does_before_her_eyes(noor: Player, sam: Player, wire: Wire) -> None:
    before = all_seen(noor)
    looks: Looks = [(partial(until_one_differs, noor, before), before)]
    for deed in deeds.SHOWN:
        told = told_by([deed], sam, noor, wire, looks)
        assert len(told) > 1, deed.__name__
        assert [message for message in told if isinstance(message, Nudge)] == told[-1:], deed.__name__


def _today_and_tomorrow(noor: Player, calendar: Calendar) -> Looks:
    def tomorrow() -> Seen:
        with later(calendar):
            return today_seen(noor)

    def now() -> Seen:
        return all_seen(noor)

    offers_are_written(noor)
    return [(look, look()) for look in (now, tomorrow)]
