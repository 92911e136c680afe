"""What somebody wrote to a thing of the other's stays theirs when that is taken back or deleted."""

from collections.abc import Callable
from typing import Any

import pytest

from mandorla.appreciation.models import Appreciation, Landing
from mandorla.appreciation.tests.doing import TEA
from mandorla.asks.models import GoodNews, Response
from mandorla.live.tests.wire import Wire, wire
from mandorla.ownership.gathering import gather
from mandorla.ownership.models import Keepsake
from mandorla.ownership.tests.test_erasing import erase
from mandorla.pairs.parts import Taker
from mandorla.practices.models import Practice
from mandorla.prompts.models import Answer, Reply
from mandorla.shared import clock
from tests.access import test_no_surveillance
from tests.access.deeds import send
from tests.access.everybody import undone
from tests.access.questions import MUG
from tests.cast import Player
from tests.rooms.prompts import write

__all__ = ["wire"]
calendar, without_chance = test_no_surveillance.calendar, test_no_surveillance.without_chance
WARM = "It went deep, and stayed"
PAGES = (
    *("home:today", "home:us", "home:letter", "prompts:shelf", "asks:good_news"),
    *("appreciation:received", "appreciation:written", "pairs:departure", "ownership:staying"),
)
Part = dict[str, Any]


def _answer(noor: Player, sam: Player) -> Part:
    write(noor, MUG, "first")
    part = {"answer": Answer.objects.get().pk}
    send(sam, "prompts:reply", {"kind": "thank", "text": WARM}, **part)
    return part


def _news(noor: Player, sam: Player) -> Part:
    send(noor, "asks:good_news", {"text": "They moved my shift"})
    part = {"news": GoodNews.objects.get().pk}
    send(sam, "asks:news", {"text": WARM}, **part)
    send(noor, "asks:news", {"text": "And there is more"}, **part)
    return part


def _appreciation(noor: Player, sam: Player) -> Part:
    send(noor, "appreciation:new", {**TEA, "kind": "thanks", "choice": "send"})
    part = {"appreciation": Appreciation.objects.get().pk}
    send(sam, "appreciation:landing", {"text": WARM, "is_sent": "on"}, **part)
    return part


EVERY: list[tuple[str, Callable[[Player, Player], Part], type[Any]]] = [
    ("prompts", _answer, Reply),
    ("asks", _news, Response),
    ("appreciation", _appreciation, Landing),
]
of_every_kind = pytest.mark.parametrize(("room", "begin", "words"), EVERY, ids=[name for name, *_ in EVERY])


@of_every_kind
def test_what_sam_said_to_it_stays_his_and_he_cannot_tell_whether_it_was_deleted(
    noor: Player, sam: Player, room: str, begin: Callable[[Player, Player], Part], words: type[Any]
) -> None:
    part = begin(noor, sam)
    with undone(noor):
        send(noor, f"{room}:taking_back", **part)
        taken_back = had_by(sam)
        send(noor, f"{room}:erasure", **part)
        assert had_by(sam) == taken_back
    send(noor, f"{room}:erasure", **part)
    assert had_by(sam) == taken_back
    assert WARM in str(taken_back["file"])
    assert [row.text for row in words.objects.by(sam.person)] == [WARM]
    assert not words.objects.by(noor.person).exists()
    assert WARM not in str(had_by(noor))


@of_every_kind
def test_of_what_was_deleted_nothing_that_is_done_to_his_words_reaches_noor(
    noor: Player,
    sam: Player,
    wire: Wire,
    room: str,
    begin: Callable[[Player, Player], Part],
    words: type[Any],
) -> None:
    part = begin(noor, sam)
    mine = words.objects.by(sam.person).get().pk
    send(noor, f"{room}:erasure", **part)
    noor.get(noor.at("home:today"))  # which says once that it is deleted
    before = had_by(noor)
    opening = {"kind": words._meta.label, "row": mine}
    assert wire.during(lambda: send(sam, "ownership:taking_back", **opening)) == []
    assert not words.objects.by(sam.person).filter(shared_text__isnull=False).exists()
    assert had_by(noor) == before


@pytest.mark.parametrize("deed", ["taking_back", "erasure"])
@of_every_kind
def test_it_is_in_what_he_keeps_when_he_leaves(
    noor: Player, sam: Player, room: str, begin: Callable[[Player, Player], Part], words: type[Any], deed: str
) -> None:
    send(noor, f"{room}:{deed}", **begin(noor, sam))
    send(sam, "pairs:departure")
    kept = Keepsake.objects.of(sam.person).get().things
    assert [(thing["table"], thing["row"]["text"]) for thing in kept] == [(words._meta.label, WARM)]


@pytest.mark.parametrize("is_taken_back", [False, True])
@of_every_kind
def test_it_stays_his_when_noor_erases_her_account(
    noor: Player,
    sam: Player,
    room: str,
    begin: Callable[[Player, Player], Part],
    words: type[Any],
    is_taken_back: bool,
) -> None:
    part = begin(noor, sam)
    if is_taken_back:
        send(noor, f"{room}:taking_back", **part)
    erase(noor)
    assert [row.text for row in words.objects.by(sam.person)] == [WARM]
    assert WARM in str(had_by(sam)["file"])


@of_every_kind
def test_what_he_said_to_something_deleted_goes_with_his_account(
    noor: Player, sam: Player, room: str, begin: Callable[[Player, Player], Part], words: type[Any]
) -> None:
    part = begin(noor, sam)
    mine = words.objects.by(sam.person).get().pk
    send(noor, f"{room}:erasure", **part)
    erase(sam)
    assert not words.objects.filter(pk=mine).exists()


def had_by(player: Player) -> dict[str, object]:
    """Their pages, their file, and what they did."""
    addresses = [player.at(name) for name in PAGES] + [player.at("prompts:prompt", slug=MUG)]
    listed = gather(player.person, clock.now(), Taker.of(player.person))
    done = Practice.objects.of(player.pair).by(player.person).order_by("pk")
    return {
        "pages": [player.get(address).content for address in addresses],
        "file": [one.row for one in listed],
        "done": list(done.values_list("pk", "kind")),
    }
