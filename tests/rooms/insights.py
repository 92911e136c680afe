"""Seeing change: the line, what was rated, questionnaires."""

from datetime import datetime
from typing import Any

from mandorla.insights import actions
from mandorla.insights.logic.offering import is_offered
from mandorla.insights.models import Guess, Pulse
from mandorla.insights.questionnaires import questionnaires
from mandorla.pairs.models import Member, Pair
from mandorla.people.models import Person
from mandorla.practices import actions as practices
from mandorla.practices.models import Kind, Practice
from mandorla.shared import clock
from mandorla.shared.ids import new_id
from tests.access.cast import Cast
from tests.access.deeds import quiet, send, shown
from tests.access.garden import Garden
from tests.cast import Player

TICKED = {f"item{number}": "3" for number in range(6)}
FORMS: dict[str, dict[str, Any]] = {"insights:pulse": TICKED, "insights:rating": {"closer": "a_little"}}
LIVE = {"insights:change", "insights:pulses"}
LOOKED_AT = (
    "insights:change insights:known insights:closer insights:guesses insights:pulses insights:pulse"
    " suggestions:why"
)
WITHOUT_A_PAGE = (
    "insights:agreement insights:agreement_end insights:guesses_erasure insights:rating insights:showing"
    " insights:taking_back insights:erasure"
)
OPAQUE = {"insights.Pulse"}
ENDS = {
    ("changed", "insights.Consent"): "insights:agreement_end",
    ("deleted", "insights.Guess"): "insights:guesses_erasure",
    ("deleted", "insights.Pulse"): "insights:erasure",
    ("taken_back", "insights.Pulse"): "insights:taking_back",
}


def things(cast: Cast) -> dict[str, Any]:
    found: dict[str, Any] = {"ours": "closeness", "csi": "csi4"}
    for name, member in (("noors", cast.noor.member), ("sams", cast.sam.member)):
        found |= _all_of(name, member, cast.now)
    return found


def left_behind(kit: Member, val: Member, now: datetime) -> dict[str, Any]:
    return _all_of("kits", kit, now)


def _all_of(name: str, member: Member, now: datetime) -> dict[str, Any]:
    pulse = _answer(member, now)
    practices.record(member=member, kind=Kind.TALK, source=new_id(), now=now)
    practice = Practice.objects.by(member.person).latest("id")
    return {f"{name}_pulse": pulse, f"{name}_practice": practice.pk}


def _answer(member: Member, now: datetime) -> Any:
    form = questionnaires()["closeness"]
    made = actions.answer(member=member, form=form, ticked=[3] * 6, now=now)
    return made.pk if made else None


def sow_by_hand(garden: Garden, person: Person, pair: Pair) -> None:
    """Neither field takes words: here they hold some all the same."""
    row = {"person": person, "pair": pair, "form": "closeness", "day": clock.now().date()}
    ticked = [garden.word("insights.Pulse.ticked")]
    Pulse.objects.create(**row, ticked=ticked, shown={"total": garden.word("insights.Pulse.shown")})
    guessed = garden.word("insights.Guess.closeness")
    Guess.objects.create(person=person, pair=pair, day=clock.now().date(), closeness=guessed)


@quiet
def answers_six_questions(sam: Player) -> None:
    send(sam, "insights:pulse", TICKED, questionnaire="closeness")


@quiet
def would_like_one_line(sam: Player) -> None:
    send(sam, "insights:agreement")


@quiet
def rates_what_he_did(sam: Player) -> None:
    practices.record(member=sam.member, kind=Kind.TALK, source=new_id(), now=clock.now())
    done = Practice.objects.by(sam.person).latest("id")
    send(sam, "insights:rating", {"closer": "farther"}, practice=done.pk)


@quiet
def guesses_how_noor_feels(sam: Player) -> None:
    member = sam.member
    if is_offered(member.pk.hex, clock.day_of(clock.now(), member.person.zone)):
        send(sam, "insights:guesses", {"closeness": "50"})
    send(sam, "insights:guesses_erasure")


@shown
def shows_a_result(sam: Player) -> None:
    send(sam, "insights:showing", pulse=_answer(sam.member, clock.now()))
