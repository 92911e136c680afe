"""Check-ins, lines from the day, habits."""

from datetime import datetime
from typing import Any

from mandorla.checkins import actions as checkins
from mandorla.checkins.logic.saying import Saying
from mandorla.checkins.models import Showing
from mandorla.pairs.models import Member, Pair
from mandorla.people.models import Person
from mandorla.shared import clock
from tests.access.cast import Cast
from tests.access.deeds import quiet, send, shown
from tests.access.garden import Garden
from tests.cast import Player
from tests.writing import Writing

FORMS: dict[str, dict[str, Any]] = {
    "checkins:draft": {"text": "Half a"},
    "checkins:shares": {"text": "A heron"},
    "checkins:share_draft": {"text": "Half a"},
    "checkins:habits": {"act": "A walk", "hour": "evening"},
}
OPEN_TO_BOTH = {"checkins.Share.shared_text"}
NEVER_SAMS = {"checkins.CheckIn.said"}
LOOKED_AT = "home:today checkins:checkin home:days checkins:shares checkins:habits checkins:kept"
WITHOUT_A_PAGE = (
    "checkins:draft checkins:erasure checkins:share_draft checkins:taking_back checkins:opening"
    " checkins:share_erasure checkins:agreement checkins:keeping checkins:habit_end checkins:showing_end"
)
OPAQUE = {"checkins.Habit"}
ENDS = {
    ("changed", "checkins.Showing"): "checkins:checkin",
    ("deleted", "checkins.CheckIn"): "checkins:erasure",
    ("deleted", "checkins.Habit"): "checkins:habit_end",
    ("deleted", "checkins.Share"): "checkins:share_erasure",
    ("taken_back", "checkins.Share"): "checkins:taking_back",
}
WRITINGS = {
    "a check-in": Writing("checkins:checkin", "Done", ("note",)),
    "a small thing": Writing("checkins:shares", "Share it", ("text",), {"text": "A heron"}),
    "a habit": Writing("checkins:habits", "Propose it", ("act",), {"act": "A walk"}),
}


def things(cast: Cast) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, member in (("noors", cast.noor.member), ("sams", cast.sam.member)):
        day, words = clock.day_of(cast.now, member.person.zone), Saying(note="Words")
        said = checkins.check_in(
            member=member, day=day, version=0, saying=words, parts=["note"], is_usual=True, now=cast.now
        )
        found[f"{name}_day"] = said.pk if said else None
        found[f"{name}_line"] = checkins.share(member=member, text="A heron", now=cast.now).pk
    found["noors_habit"] = checkins.propose_habit(member=cast.noor.member, act="A walk", hour="day").pk
    return found


def left_behind(kit: Member, val: Member, now: datetime) -> dict[str, Any]:
    return {"kits_line": checkins.share(member=kit, text="A heron", now=now).pk}


def sow(garden: Garden) -> None:
    noor, sam, word = garden.noor, garden.sam, garden.word
    day = clock.day_of(clock.now(), Person.objects.get(username="noor").zone).isoformat()
    said = {"day": day, "version": 0}
    garden.send(noor, "checkins:checkin", {**said, "note": word("checkins.CheckIn.said")})
    garden.send(sam, "checkins:checkin", {**said, "note": word("checkins.CheckIn.shown"), "parts": ["note"]})
    garden.send(sam, "checkins:shares", {"text": word("checkins.Share.shared_text")})
    garden.send(noor, "checkins:shares", {"text": word("checkins.Share.text")})
    garden.send(noor, "checkins:habits", {"act": word("checkins.Habit.wording"), "hour": "evening"})


def sow_by_hand(garden: Garden, person: Person, pair: Pair) -> None:
    Showing.objects.create(pair=pair, person=person, parts=[garden.word("checkins.Showing.parts")])


def checks_in(sam: Player, **said: Any) -> None:
    day = clock.day_of(clock.now(), sam.person.zone).isoformat()
    send(sam, "checkins:checkin", {"day": day, "version": 0, "note": "For myself", **said})


@quiet
def checks_in_for_himself_and_changes_it(sam: Player) -> None:
    for version, energy in enumerate(("1", "3")):
        checks_in(sam, version=version, energy=energy)
    send(sam, "checkins:draft", {"text": "Half a note"})


@quiet
def shows_nothing_by_itself(sam: Player) -> None:
    send(sam, "checkins:showing_end")


@shown
def checks_in_for_both(sam: Player) -> None:
    checks_in(sam, energy="1", parts=["energy"])


@shown
def shares_a_line_from_his_day(sam: Player) -> None:
    send(sam, "checkins:shares", {"text": "The baker knew my name"})


@shown
def proposes_a_habit(sam: Player) -> None:
    send(sam, "checkins:habits", {"act": "Tea on the stairs", "hour": "evening"})
