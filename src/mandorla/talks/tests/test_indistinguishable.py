"""Not looking, not now, busy and closed: whoever asked for a hard talk is shown, told and given the same, for days."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from tests.cast import Player

from mandorla.home.tests.test_budgets import counted
from mandorla.live.tests.wire import Wire
from mandorla.notices import actions as notices
from mandorla.notices.logic.wishes import Wishes
from mandorla.notices.models import Kind, Notice
from mandorla.ownership.gathering import gather
from mandorla.shared import clock
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import Calendar
from mandorla.talks.models import Talk
from mandorla.talks.tests.doing import asks, opens, pages_of, place, says
from mandorla.talks.tests.test_not_available import closes_it, is_busy, only_looks, says_not_now

Deed = Callable[[Player], object]
DEEDS: list[Deed] = [only_looks, says_not_now, is_busy, closes_it]
LATER = (0, 1, 3)  # days
TIMES = {"now": {}, "in three days": {"time_1": "2027-02-04T20:30"}}
WAYS = {"now": {}, "slowly": {"mode": "slow"}, "at an hour": {"time_1": "2027-02-01T20:30"}}


def undone(deed: Callable[[], Any]) -> Any:
    """What a deed gives, with nothing left behind."""
    with transaction.atomic():
        given = deed()
        transaction.set_rollback(True)
    return given


def shown_to(player: Player, talk: Talk) -> dict[str, str]:
    """All that could tell somebody something of a talk: its pages, its guide, and what both agreed to."""
    found = pages_of(player, talk)
    for address in (player.at("talks:guide", script=talk.script), player.at("repair:room")):
        found[address] = visit(player, address).text
    return {address: page.replace(str(talk.pk), "") for address, page in found.items()}


def days_of(noor: Player, sam: Player, calendar: Calendar, deed: Deed, wishes: dict[str, Any]) -> list[Any]:
    """From Noor's asking until four days later: her pages, her notices, and what she takes along in the end."""
    asks(noor, "repair", **wishes)
    talk, seen = Talk.objects.get(), list[Any]()
    deed(sam)
    for days in LATER:
        calendar.later(days=days)
        seen.append([*shown_to(noor, talk).values()])
        seen.append([*Notice.objects.of(noor.person).values_list("kind", "due_at", "link")])
    seen.append([(one.label, one.row) for one in gather(noor.person, clock.now())])
    calendar.later(days=-sum(LATER))
    return seen


@pytest.mark.parametrize("wishes", TIMES.values(), ids=TIMES)
def test_days_later_too_and_in_what_is_taken_along(
    noor: Player, sam: Player, calendar: Calendar, wishes: dict[str, Any]
) -> None:
    notices.ask_for(person=noor.person, wishes=Wishes(kinds=frozenset(Kind.values)), now=clock.now())
    first, *others = (
        undone(lambda deed=deed: days_of(noor, sam, calendar, deed, wishes))  # type: ignore[misc]
        for deed in DEEDS
    )
    assert others == [first] * 3
    assert first[0] != first[2]  # a day goes by, and something changes


def way_of(queries: list[str]) -> list[str]:
    """What a request asks of the database, by verb and table: how long it takes hangs on this."""
    return [f"{query.split()[0]} {query.split('FROM')[-1].split()[0]}" for query in queries]


def test_her_pages_take_as_long_whatever_he_did(noor: Player, sam: Player) -> None:
    asks(noor, "repair")
    talk = Talk.objects.get()
    addresses = [*pages_of(noor, talk), noor.at("talks:guide", script="repair")]

    def ways(deed: Deed) -> list[list[str]]:
        deed(sam)
        found = []
        for address in addresses:
            with counted() as queries:
                noor.get(address)
            found.append(way_of(queries))
        return found

    first, *others = (undone(lambda deed=deed: ways(deed)) for deed in DEEDS)  # type: ignore[misc]
    assert others == [first] * 3


def test_to_ask_takes_as_long_where_somebody_is_busy_as_where_they_closed_it(
    noor: Player, sam: Player
) -> None:
    address, fields = visit(noor, noor.at("talks:guide", script="repair")).form("Ask Sam")

    def way(deed: Deed) -> list[str]:
        deed(sam)
        with counted() as queries:
            assert noor.post(address, {**fields, "manner": "written"}).status_code == 303
        return way_of(queries)

    busy, closed = (undone(lambda deed=deed: way(deed)) for deed in (is_busy, closes_it))  # type: ignore[misc]
    assert busy == closed


@pytest.mark.parametrize("who", ["noor", "sam"])
@pytest.mark.parametrize("wishes", WAYS.values(), ids=WAYS)
def test_whoever_closes_it_after_a_yes_no_way_leads_past_the_first_question(
    noor: Player, sam: Player, wishes: dict[str, Any], who: str
) -> None:
    closer, other = (noor, sam) if who == "noor" else (sam, noor)

    def ended(deed: Deed, answer: str) -> list[str]:
        asks(noor, "repair", **wishes)
        if "time_1" in wishes:
            place(sam).press("Yes, at that time")
            deed(closer)
            place(other).press("Begin")
        else:
            deed(closer) if closer is noor else None
            place(sam).press("Yes, let us begin")
            deed(closer)
        talk = Talk.objects.begun().get()
        says(other, talk, "yes")
        says(closer, talk, answer)
        assert opens(other, talk).heading == "Not now"
        assert "Not available now." in opens(other, talk).text
        return [*shown_to(other, talk).values()]

    cases = [(lambda player: None, "not-now"), (is_busy, "yes"), (closes_it, "yes")]
    first, *others = (undone(lambda case=case: ended(*case)) for case in cases)  # type: ignore[misc]
    assert others == [first] * 2


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_taking_it_back_is_told_to_whoever_was_shown_it_and_to_nobody_else(
    noor: Player, sam: Player, wire: Wire, deed: Deed
) -> None:
    asks(noor, "repair")
    deed(sam)
    was_shown = "Noor would like this talk" in place(sam).text
    page = place(noor)
    told = wire.during(lambda: page.press("Take it back"))
    assert told == ([(sam.person.pk.hex, "talks")] if was_shown else [])
    assert was_shown == (deed is only_looks)
