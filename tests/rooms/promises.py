"""Promises, how they went, mistakes owned."""

from datetime import datetime, timedelta
from typing import Any

from mandorla.pairs.models import Member, Pair
from mandorla.people.models import Person
from mandorla.promises import actions
from mandorla.promises.actions import openness
from mandorla.promises.logic.course import Mark
from mandorla.promises.logic.openness import Kind
from mandorla.promises.logic.owning import Choice, Words
from mandorla.promises.logic.terms import Terms
from mandorla.promises.models import Apology, OpenWord, Outcome, Promise, Reception
from mandorla.shared import clock
from tests.access.cast import Cast
from tests.access.deeds import quiet, send, shown
from tests.access.garden import Garden
from tests.cast import Player
from tests.writing import Writing

OWNED = {"did": "I was late", "effect": "You ate alone", "offer": "I text before six"}
MIND = {"about": "The move", "before": "", "now": "I want it", "why": "I saw the room", "number": "0"}
STEP = {"step": "Sing at supper", "way_out": "I stop", "number": "0"}
FORMS: dict[str, dict[str, Any]] = {
    "promises:new": {"will": "text", "to": "other"},
    "promises:wordings": {"will": "call", "number": "1"},
    "promises:outcome": {"mark": "kept"},
    "promises:owning": OWNED,
    "promises:draft": {"text": "Half a"},
    "promises:reception": {"choice": "not_yet"},
    "promises:word_new": MIND,
    "promises:word_again": {**MIND, "number": "1"},
    "promises:word_draft": {"text": "Half a"},
    "promises:looking_back": {"text": "It was fun"},
    "promises:back_draft": {"text": "It w"},
}
LIVE = {"promises:promises", "promises:apologies", "promises:open_words"}
# What each field holds is on pages that name a row, which the walk through all pages leaves out; but not these.
OPEN_TO_BOTH = {"promises.Wording.shared", "promises.OpenWord.shared"}
FOUND_BY_NOOR = {"promises.Wording.said", "promises.OpenWord.said"}
NEVER_SAMS = {
    "promises.Wording.said",
    "promises.Apology.said",
    "promises.OpenWord.said",
    "promises.OpenWord.back",
}
PROMISED = (
    "home:today promises:promises promises:new promises:promise promises:wordings promises:after"
    " promises:apologies promises:owning promises:apology promises:kept"
)
OPENED = (
    "home:today promises:consistency promises:open_words promises:word_new promises:open_word"
    " promises:word_again promises:kept"
)
LOOKED_AT = f"{PROMISED} {OPENED}"
WITHOUT_A_PAGE = (
    "promises:withdrawal promises:opening promises:taking_back promises:erasure promises:outcome"
    " promises:outcome_opening promises:outcome_back promises:draft promises:apology_opening"
    " promises:apology_back promises:apology_erasure promises:promising promises:reception"
    " promises:word_draft promises:word_opening promises:word_back promises:word_erasure"
    " promises:back_draft promises:looking_back"
)
OPAQUE = {"promises.Apology", "promises.OpenWord", "promises.Outcome", "promises.Promise"}
ENDS = {
    ("changed", "promises.Reception"): "promises:reception",
    ("deleted", "promises.Apology"): "promises:apology_erasure",
    ("deleted", "promises.OpenWord"): "promises:word_erasure",
    ("deleted", "promises.Promise"): "promises:erasure",
    ("taken_back", "promises.Apology"): "promises:apology_back",
    ("taken_back", "promises.OpenWord"): "promises:word_back",
    ("taken_back", "promises.Outcome"): "promises:outcome_back",
    ("taken_back", "promises.Wording"): "promises:taking_back",
}
WRITINGS = {
    "a promise": Writing("promises:new", "Promise it", ("when", "will"), {"will": "text"}),
    "an owned mistake": Writing(
        "promises:owning",
        "Say it to Sam",
        ("did", "effect", "offer"),
        {"did": "I was late", "effect": "You waited", "offer": "I text"},
    ),
}


def things(cast: Cast) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, member in (("noors", cast.noor.member), ("sams", cast.sam.member)):
        found |= _all_of(name, member, cast.now)
    own = actions.promise(member=cast.noor.member, terms=Terms("rest"), is_to_other=False, now=cast.now)
    kept = _open_word(cast.noor.member, Kind.MIND, cast.now, is_open=False)
    words = {"did": "did", "plea": "plea", "mind": "mind", "no_kind": "heart", "why": "why"}
    return found | words | {"noors_own_promise": own.pk, "noors_own_word": kept.pk}


def left_behind(kit: Member, val: Member, now: datetime) -> dict[str, Any]:
    return _all_of("kits", kit, now)


def _all_of(name: str, member: Member, now: datetime) -> dict[str, Any]:
    promise = _promise(member, now)
    outcome = actions.mark(member=member, promise=promise, day=None, mark=Mark.KEPT, now=now)
    apology = actions.own(member=member, words=Words(**OWNED), now=now)
    open_one = _promise(member, now)
    rows = {
        "promise": open_one,
        "kept_promise": promise,
        "outcome": outcome,
        "apology": apology,
        "open_word": _open_word(member, Kind.MIND, now),
        "step": _open_word(member, Kind.STEP, now),
    }
    return {f"{name}_{what}": row.pk for what, row in rows.items()}


def _open_word(member: Member, kind: Kind, now: datetime, *, is_open: bool = True) -> OpenWord:
    said = {name: text for name, text in (MIND if kind == Kind.MIND else STEP).items() if name != "number"}
    return openness.say(member=member, kind=kind, said=said, is_open=is_open, number=0, now=now)


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
    garden.send(
        noor,
        "promises:word_new",
        {**MIND, "about": word("promises.OpenWord.shared"), "choice": "open"},
        kind="mind",
    )
    kept_step = {**STEP, "step": word("promises.OpenWord.said")}
    garden.send(noor, "promises:word_new", kept_step, kind="step")
    step = OpenWord.objects.get(kind=Kind.STEP)
    garden.send(noor, "promises:looking_back", {"text": word("promises.OpenWord.back")}, word=step.pk)
    garden.send(noor, "promises:word_draft", {"text": word("a draft of why")}, kind="mind", part="why")
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
    step = OpenWord.objects.get(pk=_open_word(member, Kind.STEP, clock.now()).pk)
    step.shared = dict(step.said)
    step.back = step.shared_back = garden.word("promises.OpenWord.shared_back")
    step.save()


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


@quiet
def writes_what_changed_for_himself_looks_back_and_deletes_it(sam: Player) -> None:
    send(sam, "promises:word_new", {**MIND, "choice": "keep"}, kind="mind")
    send(sam, "promises:word_new", {**STEP, "choice": "keep"}, kind="step")
    send(sam, "promises:word_draft", {"text": "Half"}, kind="card", part="helps")
    step = OpenWord.objects.by(sam.person).get(kind=Kind.STEP)
    send(sam, "promises:looking_back", {"text": "It was fun"}, word=step.pk)
    send(sam, "promises:back_draft", {"text": "It w"}, word=step.pk)
    for mine in OpenWord.objects.by(sam.person).filter(shared__isnull=True):
        send(sam, "promises:word_erasure", word=mine.pk)


@shown
def says_that_he_changed_his_mind(sam: Player) -> None:
    send(sam, "promises:word_new", {**MIND, "choice": "open"}, kind="mind")
