"""Times without phones: planned, begun now, and how they felt."""

from datetime import timedelta
from typing import Any

from mandorla.moments import actions as moments
from mandorla.moments.logic.windows import Rule
from mandorla.moments.models import Rating, Window
from mandorla.pairs.models import Member, Pair
from mandorla.people.models import Person
from mandorla.shared import clock
from mandorla.shared.ids import new_opaque_id
from tests.access.cast import Cast
from tests.access.deeds import quiet, send, shown
from tests.access.garden import Garden
from tests.cast import Player

EVENINGS = {"days": ["1", "3"], "starts": "20:00", "minutes": "60"}
FORMS: dict[str, dict[str, Any]] = {
    "moments:windows": EVENINGS,
    "moments:beginning": {"minutes": "60"},
    "moments:rating": {"felt": "4"},
}
LIVE = ("moments:windows", "moments:quiet")
LOOKED_AT = "home:today moments:windows moments:quiet moments:rating moments:felt moments:kept"
WITHOUT_A_PAGE = (
    "moments:beginning moments:agreement moments:window_end moments:window_beginning moments:joining"
    " moments:end moments:erasure"
)
OPAQUE = {"moments.Window"}
ENDS = {
    ("changed", "moments.Window"): "moments:beginning",
    ("deleted", "moments.Rating"): "moments:erasure",
    ("deleted", "moments.Window"): "moments:window_end",
}


def things(cast: Cast) -> dict[str, Any]:
    noor, sam, now = cast.noor.member, cast.sam.member, cast.now
    rule = Rule((now - timedelta(minutes=5)).astimezone(noor.person.zone).time(), 60, frozenset(range(7)))
    planned = moments.propose_window(member=noor, rule=rule, now=now)
    begun = moments.begin(member=noor, minutes=15, is_for_both=True, now=now - timedelta(minutes=20))
    ratings = {
        name: moments.rate(member=member, run=_run_of(begun), felt=2, now=now).pk
        for name, member in (("noors_rating", noor), ("sams_rating", sam))
    }
    return {"noors_window": planned.pk, "noors_run": _run_of(begun), **ratings}


def before(noor: Player, sam: Player) -> None:
    """What lies behind the two when Sam begins to do things."""
    moments.begin(member=noor.member, minutes=15, is_for_both=True, now=clock.now())


def sow(garden: Garden) -> None:
    garden.send(garden.noor, "moments:windows", EVENINGS)


def sow_by_hand(garden: Garden, person: Person, pair: Pair) -> None:
    """Neither field takes words: here they hold some all the same."""
    rule = {"starts": garden.word("moments.Window.rule")}
    Window.objects.create(pair=pair, place=1, proposer=person, rule=rule)
    felt = garden.word("moments.Rating.felt")
    Rating.objects.create(pair=pair, person=person, run=new_opaque_id(), day=clock.now().date(), felt=felt)


def left_behind(kit: Member, val: Member, now: Any) -> dict[str, Any]:
    begun = moments.begin(member=kit, minutes=15, is_for_both=True, now=now - timedelta(minutes=20))
    rated = moments.rate(member=kit, run=_run_of(begun), felt=2, now=now)
    return {"kits_rating": rated.pk}


@quiet
def says_how_it_felt_and_corrects_and_deletes_it(sam: Player) -> None:
    run = Window.objects.get(pair=sam.pair, place=0).run
    for felt in ("10", "0"):
        send(sam, "moments:rating", {"felt": felt}, run=run)
    for row in Rating.objects.by(sam.person):
        send(sam, "moments:erasure", rating=row.pk)


@quiet
def looks_at_the_quiet_and_at_something_else(sam: Player) -> None:
    for place in ("moments:quiet", "moments:windows", "home:today", "moments:felt"):
        assert sam.get(sam.at(place)).status_code == 200


@shown
def proposes_a_time_without_phones(sam: Player) -> None:
    send(sam, "moments:windows", EVENINGS)


@shown
def puts_his_phone_away(sam: Player) -> None:
    send(sam, "moments:beginning", {"minutes": "60"})


def _run_of(window: Window) -> Any:
    return window.run
