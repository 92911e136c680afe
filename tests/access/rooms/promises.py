"""Promises, how they went, mistakes owned."""

from datetime import datetime, timedelta
from typing import Any

from mandorla.pairs.models import Member, Pair
from mandorla.people.models import Person
from mandorla.promises import actions
from mandorla.promises.logic.course import Mark
from mandorla.promises.logic.owning import Choice, Words
from mandorla.promises.logic.terms import Terms
from mandorla.promises.models import Apology, Outcome, Promise, Reception
from mandorla.shared import clock
from tests.access.cast import Cast
from tests.access.deeds import quiet, send, shown
from tests.access.garden import Garden
from tests.cast import Player

OWNED = {"did": "I was late", "effect": "You ate alone", "offer": "I text before six"}
FORMS: dict[str, dict[str, Any]] = {
    "promises:new": {"will": "text", "to": "other"},
    "promises:wordings": {"will": "call", "number": "1"},
    "promises:outcome": {"mark": "kept"},
    "promises:owning": OWNED,
    "promises:draft": {"text": "Half a"},
    "promises:reception": {"choice": "not_yet"},
}
LIVE = {"promises:promises", "promises:apologies"}
# What each field holds is on pages that name a row, which the walk through all pages leaves out; but not these.
OPEN_TO_BOTH = {"promises.Wording.shared"}
FOUND_BY_NOOR = {"promises.Wording.said"}
NEVER_SAMS = {"promises.Wording.said", "promises.Apology.said"}


def things(cast: Cast) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, member in (("noors", cast.noor.member), ("sams", cast.sam.member)):
        found |= _all_of(name, member, cast.now)
    own = actions.promise(member=cast.noor.member, terms=Terms("rest"), is_to_other=False, now=cast.now)
    return found | {"noors_own_promise": own.pk, "did": "did", "plea": "plea"}


def left_behind(kit: Member, val: Member, now: datetime) -> dict[str, Any]:
    return _all_of("kits", kit, now)


def _all_of(name: str, member: Member, now: datetime) -> dict[str, Any]:
    promise = _promise(member, now)
    outcome = actions.mark(member=member, promise=promise, day=None, mark=Mark.KEPT, now=now)
    apology = actions.own(member=member, words=Words(**OWNED), now=now)
    open_one = _promise(member, now)
    rows = {"promise": open_one, "kept_promise": promise, "outcome": outcome, "apology": apology}
    return {f"{name}_{what}": row.pk for what, row in rows.items()}


def _promise(member: Member, now: datetime) -> Promise:
    today = clock.day_of(now, member.person.zone)
    return actions.promise(member=member, terms=Terms("text", due_on=today), is_to_other=True, now=now)


def before(noor: Player, sam: Player) -> None:
    """Sam promised something some days ago, so that nothing of it stands on Noor's page of today; and Noor owned up."""
    _promise(sam.member, clock.now() - timedelta(days=5))
    actions.own(member=noor.member, words=Words(**OWNED), now=clock.now())


def sow(garden: Garden) -> None:
    noor, sam, word = garden.noor, garden.sam, garden.word
    garden.send(noor, "promises:new", {"will": word("promises.Wording.shared"), "to": "other"})
    garden.send(noor, "promises:new", {"will": word("promises.Wording.said"), "to": "myself"})
    said = {**OWNED, "did": word("promises.Apology.shared")}
    garden.send(noor, "promises:owning", said)
    told = Apology.objects.get(author__username="noor")
    garden.send(noor, "promises:owning", {**OWNED, "did": word("promises.Apology.said")})
    garden.send(sam, "promises:reception", {"choice": "talk"}, apology=told.pk)
    kept = Apology.objects.filter(author__username="noor").latest("made_at")
    garden.send(noor, "promises:apology_back", apology=kept.pk)
    garden.send(noor, "promises:draft", {"text": word("a draft of what one did")}, part="did")


def sow_by_hand(garden: Garden, person: Person, pair: Pair) -> None:
    member = Member.objects.get(pair=pair, person=person)
    promise = _promise(member, clock.now())
    mark = garden.word("promises.Outcome.mark", "promises.Outcome.shared_mark")
    day = clock.day_of(clock.now(), person.zone)
    Outcome.objects.create(promise=promise, pair=pair, author=person, day=day, mark=mark, shared_mark=mark)
    apology = actions.own(member=member, words=Words(**OWNED), now=clock.now())
    choice = garden.word("promises.Reception.choice", "promises.Reception.shared_choice")
    Reception.objects.create(apology=apology, pair=pair, author=person, choice=choice, shared_choice=choice)


@quiet
def says_to_himself_how_his_promise_went(sam: Player) -> None:
    mine = Promise.objects.by(sam.person).latest("made_at")
    for mark in ("kept", "missed"):
        send(sam, "promises:outcome", {"mark": mark}, promise=mine.pk)


@quiet
def promises_himself_something_changes_it_and_lets_it_go(sam: Player) -> None:
    send(
        sam,
        "promises:new",
        {"will": "sleep", "to": "myself", "weekdays": ["0", "1", "2", "3", "4", "5", "6"]},
    )
    mine = Promise.objects.by(sam.person).latest("made_at")
    send(sam, "promises:wordings", {"will": "sleep early", "number": "1"}, promise=mine.pk)
    send(sam, "promises:withdrawal", promise=mine.pk)
    send(sam, "promises:erasure", promise=mine.pk)


@quiet
def begins_to_own_a_mistake(sam: Player) -> None:
    send(sam, "promises:draft", {"text": "I was"}, part="did")


@quiet
def takes_his_time_with_what_noor_owned(sam: Player) -> None:
    told = Apology.objects.get(made_to=sam.person)
    send(sam, "promises:reception", {"choice": ""}, apology=told.pk)


@shown
def promises_noor_something(sam: Player) -> None:
    send(sam, "promises:new", {"will": "text before six", "to": "other"})


@shown
def gives_his_promise_new_words(sam: Player) -> None:
    mine = Promise.objects.by(sam.person).latest("made_at")
    send(sam, "promises:wordings", {"will": "text before seven", "number": "1"}, promise=mine.pk)


@shown
def takes_his_promise_back(sam: Player) -> None:
    send(sam, "promises:taking_back", promise=Promise.objects.by(sam.person).latest("made_at").pk)


@shown
def owns_a_mistake(sam: Player) -> None:
    send(sam, "promises:owning", OWNED)


@shown
def answers_what_noor_owned(sam: Player) -> None:
    told = Apology.objects.get(made_to=sam.person)
    send(sam, "promises:reception", {"choice": Choice.ACCEPTED.value}, apology=told.pk)
