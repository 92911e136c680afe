"""Appreciations, how they landed, plans to thank."""

from datetime import datetime
from typing import Any

from mandorla.appreciation import actions as appreciation
from mandorla.appreciation.logic.said import Said
from mandorla.appreciation.models import Appreciation
from mandorla.pairs.models import Member
from mandorla.shared import clock
from tests.access.cast import Cast
from tests.access.deeds import quiet, send, shown
from tests.access.garden import Garden
from tests.cast import Player
from tests.writing import Writing

THANKS = {"kind": "thanks", "what": "fixed the lamp", "when": "on Sunday", "effect": "lit up the hall"}
PLAN = {"moment": "we sit down to eat", "act": "thank you", "hour": "19"}
FORMS: dict[str, dict[str, Any]] = {
    "appreciation:new": {**THANKS, "choice": "send", "is_meant": "on"},
    "appreciation:draft": {"text": "Half a"},
    "appreciation:wording": {**THANKS, "version": 1},
    "appreciation:wording_draft": {"text": "Half a"},
    "appreciation:landing": {"text": "Warm"},
    "appreciation:landing_draft": {"text": "Half a"},
    "appreciation:plan": PLAN,
}
LIVE = ("appreciation:received", "appreciation:written")
OPEN_TO_BOTH = {"appreciation.Appreciation.shared", "appreciation.Landing.shared_text"}
FOUND_BY_NOOR = {"appreciation.Appreciation.said", "appreciation.Landing.text", "appreciation.Plan.wording"}
NEVER_SAMS = FOUND_BY_NOOR
LOOKED_AT = (
    "home:today appreciation:received appreciation:written appreciation:new appreciation:plan"
    " appreciation:appreciation appreciation:wording appreciation:landing appreciation:kept"
)
WITHOUT_A_PAGE = (
    "appreciation:start appreciation:draft appreciation:wording_draft appreciation:taking_back"
    " appreciation:opening appreciation:erasure appreciation:landing_draft"
    " appreciation:landing_taking_back appreciation:landing_opening appreciation:landing_erasure"
    " appreciation:plan_end"
)
OPAQUE = {"appreciation.Appreciation"}
ENDS = {
    ("deleted", "appreciation.Appreciation"): "appreciation:erasure",
    ("deleted", "appreciation.Landing"): "appreciation:landing_erasure",
    ("deleted", "appreciation.Plan"): "appreciation:plan_end",
    ("taken_back", "appreciation.Appreciation"): "appreciation:taking_back",
    ("taken_back", "appreciation.Landing"): "appreciation:landing_taking_back",
}
WRITINGS = {
    "thanks": Writing(
        "appreciation:new",
        "Send it to Sam",
        ("what", "when", "effect", "words"),
        {"what": "called the plumber", "when": "on Tuesday", "effect": "let me breathe again"},
    ),
    "a plan to thank": Writing(
        "appreciation:plan", "Keep this", ("moment", "act"), {"moment": "we eat", "act": "thank you"}
    ),
}


def things(cast: Cast) -> dict[str, Any]:
    noor, sam = cast.noor.member, cast.sam.member
    noors, sams = (_write(one, "sang", is_open=True, now=cast.now) for one in (noor, sam))
    for one, theirs in ((noor, sams), (sam, noors)):
        appreciation.take_in(member=one, appreciation=theirs, text="Warm", is_sent=True, now=cast.now)
    kept = _write(sam, "waited", is_open=False, now=cast.now)
    return {"noors_thanks": noors.pk, "sams_thanks": sams.pk, "sams_kept_thanks": kept.pk}


def left_behind(kit: Member, val: Member, now: datetime) -> dict[str, Any]:
    return {
        "kits_thanks": _write(kit, "sang", is_open=True, now=now).pk,
        "kits_kept_thanks": _write(kit, "waited", is_open=False, now=now).pk,
        "vals_thanks": _write(val, "sang", is_open=True, now=now).pk,
    }


def before(noor: Player, sam: Player) -> None:
    _write(noor.member, "sang on the stairs", is_open=True, now=clock.now())


def sow(garden: Garden) -> None:
    noor, sam, word = garden.noor, garden.sam, garden.word
    sent, kept = word("appreciation.Appreciation.shared"), word("appreciation.Appreciation.said")
    garden.send(noor, "appreciation:new", {**THANKS, "what": sent, "choice": "send"})
    garden.send(noor, "appreciation:new", {**THANKS, "what": kept, "choice": "keep"})
    of_noor = Appreciation.objects.get(author__username="noor", opened_at__isnull=False).pk
    said = {"text": word("appreciation.Landing.shared_text"), "is_sent": "on"}
    garden.send(sam, "appreciation:landing", said, appreciation=of_noor)
    garden.send(sam, "appreciation:new", {**THANKS, "choice": "send"})
    of_sam = Appreciation.objects.get(author__username="sam").pk
    said = {"text": word("appreciation.Landing.text")}
    garden.send(noor, "appreciation:landing", said, appreciation=of_sam)
    garden.send(noor, "appreciation:plan", {**PLAN, "act": word("appreciation.Plan.wording")})


def _write(member: Member, what: str, *, is_open: bool, now: datetime) -> Appreciation:
    return appreciation.appreciate(
        member=member, said=Said(what=what), is_open=is_open, is_meant=True, now=now
    )


def _of_noor(sam: Player) -> dict[str, Any]:
    return {"appreciation": Appreciation.objects.of(sam.pair).exclude(author=sam.person).get().pk}


@quiet
def keeps_a_kind_word_for_himself(sam: Player) -> None:
    send(sam, "appreciation:draft", {"text": "Half a"}, part="what")
    send(sam, "appreciation:new", {**THANKS, "choice": "keep"})
    mine = {"appreciation": Appreciation.objects.by(sam.person).get().pk}
    send(sam, "appreciation:wording", {**THANKS, "when": "today", "version": 1}, **mine)


@quiet
def plans_to_thank(sam: Player) -> None:
    send(sam, "appreciation:plan", PLAN)


@quiet
def reads_what_noor_wrote(sam: Player) -> None:
    assert sam.get(sam.at("appreciation:appreciation", **_of_noor(sam))).status_code == 200
    send(sam, "appreciation:landing_draft", {"text": "Half a"}, **_of_noor(sam))


@quiet
def puts_away_what_noor_wrote(sam: Player) -> None:
    send(sam, "appreciation:landing", **_of_noor(sam))
    send(sam, "appreciation:landing", {"text": "It went deep"}, **_of_noor(sam))
    send(sam, "appreciation:landing_erasure", **_of_noor(sam))


@quiet
def gets_a_hint_before_it_is_sent(sam: Player) -> None:
    form = {"kind": "thanks", "what": "are the best", "choice": "send"}
    assert sam.post(sam.at("appreciation:new"), form).status_code == 422


@shown
def says_something_kind(sam: Player) -> None:
    send(sam, "appreciation:new", {**THANKS, "choice": "send"})


@shown
def says_how_it_landed(sam: Player) -> None:
    send(sam, "appreciation:landing", {"text": "It went deep", "is_sent": "on"}, **_of_noor(sam))
