"""Small acts of affection: what each marks, and what one asks for."""

from datetime import datetime
from typing import Any

from mandorla.affection import actions
from mandorla.affection.acts import acts
from mandorla.affection.models import Ask
from mandorla.pairs.models import Member, Pair
from mandorla.people.models import Person
from mandorla.shared import clock
from tests.access.cast import Cast
from tests.access.deeds import quiet, send, shown
from tests.access.garden import Garden
from tests.cast import Player

HUG, PALM = "hug-before-shoes", "palm-three-breaths"
FORMS: dict[str, dict[str, Any]] = {
    "affection:marks": {HUG: "like", PALM: "no"},
    "affection:mark": {HUG: "like"},
    "affection:affection": {"act": HUG},
    "affection:reply": {"reply": "gladly"},
}
LIVE = {"affection:affection"}
LOOKED_AT = "home:today affection:affection affection:marks"
WITHOUT_A_PAGE = "affection:mark affection:clearing affection:taking_back affection:reply"
OPAQUE = {"affection.Ask"}
ENDS = {
    ("changed", "affection.Preference"): "affection:mark",
}


def things(cast: Cast) -> dict[str, Any]:
    members = {"noors_ask": cast.noor.member, "sams_ask": cast.sam.member}
    return {name: _ask(member, cast.now).pk for name, member in members.items()}


def left_behind(kit: Member, val: Member, now: datetime) -> dict[str, Any]:
    return {"kits_ask": _ask(kit, now).pk}


def sow_by_hand(garden: Garden, person: Person, pair: Pair) -> None:
    day, word = clock.day_of(clock.now(), person.zone), garden.word
    actions.mark(
        member=Member.objects.get(pair=pair, person=person),
        marks={word("affection.Preference.marks"): word("affection.Preference.marks")},  # type: ignore[dict-item]
        now=clock.now(),
    )
    said = {"act": word("affection.Ask.act"), "reply": word("affection.Ask.reply")}
    Ask.objects.create(pair=pair, author=person, day=day, **said)


def _ask(member: Member, now: datetime) -> Ask:
    return actions.ask(member=member, act=acts()[HUG], now=now)


@quiet
def marks_what_he_likes_and_what_he_does_not(sam: Player) -> None:
    send(sam, "affection:marks", {HUG: "no", PALM: "like", "cup-carried-over": "neutral"})
    send(sam, "affection:mark", {HUG: "like"}, act=HUG)


@quiet
def forgets_what_he_marked(sam: Player) -> None:
    send(sam, "affection:mark", {HUG: "no"}, act=HUG)
    send(sam, "affection:clearing")


@shown
def asks_for_a_hug(sam: Player) -> None:
    send(sam, "affection:affection", {"act": HUG})
