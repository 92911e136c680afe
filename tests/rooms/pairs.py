"""Invitations, limits, pace, the agreement, leaving."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse

from mandorla.pairs import actions as pairs
from mandorla.pairs.actions import agreement
from mandorla.pairs.logic.agreement import Section
from mandorla.pairs.models import AgreementEntry, Boundary, Member, Pair
from mandorla.people.models import Person
from mandorla.prompts.decks import catalogue
from mandorla.shared import clock
from mandorla.shared.ids import new_opaque_id
from tests.access.cast import Cast
from tests.access.deeds import quiet, send, shown
from tests.access.garden import Garden
from tests.access.questions import LIGHT
from tests.cast import Player
from tests.writing import Writing

FORMS: dict[str, dict[str, Any]] = {
    "pairs:new": {"kind": "friends", "place": "apart"},
    "home:us": {"kind": "friends", "place": "apart"},
    "pairs:boundaries": {"ceiling": "2", "cadence": "daily"},
    "pairs:asking": {"answer": "no"},
    "pairs:resting": {"weeks": "1"},
    "pairs:agreement": {"text": "Sundays", "section": "ours"},
    "pairs:review": {"day": "2099-01-01"},
    "pairs:line": {"text": "Mondays", "version": "1"},
    "pairs:more_days": {"version": "1", "days": "14"},
    "pairs:ending": {"version": "1"},
}
LIVE = ("home:us", "pairs:invitation", "pairs:agreement")
OPEN_TO_BOTH = {"pairs.AgreementEntry.body"}
LOOKED_AT = "home:today pairs:agreement pairs:review pairs:line pairs:history"
WITHOUT_A_PAGE = (
    "pairs:welcome pairs:acceptance pairs:invitation_end pairs:more_days pairs:ending pairs:line_end"
    " pairs:consent pairs:proposal_end pairs:later pairs:resting"
)
OPAQUE = {"pairs.AgreementEntry"}
ENDS = {
    ("changed", "pairs.Member"): "pairs:later",
    ("changed", "pairs.Pair"): "home:us",
}
WRITINGS = {
    "a line of the agreement": Writing("pairs:agreement", "Propose it", ("text",), {"text": "Sundays"}),
}


def things(cast: Cast) -> dict[str, Any]:
    ada, rae, now = cast.ada.member, cast.rae.member, cast.now
    found: dict[str, Any] = {"unknown_word": "no-such-word"}
    found["open_word"] = pairs.invite(member=ada, now=now).word
    found["ended_word"] = pairs.invite(member=rae, now=now - timedelta(days=9)).word
    pairs.revoke_invitation(member=rae, now=now - timedelta(days=9))
    found["expired_word"] = pairs.invite(member=rae, now=now - timedelta(days=8)).word
    for name, member in (("noors", cast.noor.member), ("sams", cast.sam.member)):
        found[f"{name}_proposal"] = _propose(member, f"A line of {name}", now).pk
    standing = _propose(cast.noor.member, "Sunday mornings", now)
    agreement.agree(member=cast.sam.member, proposal=standing, now=now)
    found["standing_line"], found["tried_line"] = standing.line, new_opaque_id()
    until = now.date() + timedelta(days=14)
    agreement.agree_on_trial(
        member=cast.noor.member, line=found["tried_line"], text="A text first", until=until, now=now
    )
    return found


def before(noor: Player, sam: Player) -> None:
    """What lies behind the two when Sam begins to do things: a line, and a day on which to look at it again."""
    now = clock.now()
    review = agreement.propose_review(member=noor.member, day=now.date() + timedelta(days=1), now=now)
    for proposal in (_propose(noor.member, "Sunday mornings", now), review):
        agreement.agree(member=sam.member, proposal=proposal, now=now)
    until, line = now.date() + timedelta(days=14), new_opaque_id()
    agreement.agree_on_trial(member=noor.member, line=line, text="A text first", until=until, now=now)


def sow(garden: Garden) -> None:
    words = {"text": garden.word("pairs.AgreementEntry.body"), "section": "ours"}
    garden.send(garden.noor, "pairs:agreement", words)


def sow_by_hand(garden: Garden, person: Person, pair: Pair) -> None:
    stored = {"closed": [garden.word("pairs.Boundary.stored")]}
    gentle = garden.word("pairs.Boundary.gentle")
    Boundary.objects.create(
        pair=pair, person=person, from_day=clock.now().date(), stored=stored, gentle=gentle
    )


def limits(sam: Player, **changes: Any) -> None:
    send(sam, "pairs:boundaries", {"ceiling": "3", "cadence": "daily", **changes})


@quiet
def pauses(sam: Player) -> None:
    limits(sam, paused_until=clock.now().date().replace(day=28).isoformat())


@quiet
def lowers_the_ceiling(sam: Player) -> None:
    limits(sam, ceiling="1")


@quiet
def raises_the_ceiling(sam: Player) -> None:
    limits(sam, ceiling="5")


@quiet
def closes_every_topic(sam: Player) -> None:
    limits(sam, closed=sorted({topic for prompt in catalogue() for topic in prompt.topics}))


@quiet
def opens_a_deck_alone(sam: Player) -> None:
    limits(sam, opened=["body-and-touch"])


@quiet
def closes_conflict_together(sam: Player) -> None:
    limits(sam, is_gentle="on")


def says(sam: Player, answer: str) -> None:
    send(sam, "pairs:asking", {"answer": answer})


@quiet
def says_that_it_is_not_safe_to_disagree(sam: Player) -> None:
    says(sam, "no")


@quiet
def says_that_it_is_safe_to_disagree(sam: Player) -> None:
    says(sam, "yes")


@quiet
def rests_for_four_weeks(sam: Player) -> None:
    send(sam, "pairs:resting", {"weeks": "4"})


@quiet
def has_and_leaves_a_space_elsewhere(sam: Player) -> None:
    begun = sam.post(reverse("pairs:new"), {"kind": "friends", "place": "apart"})
    elsewhere = begun.headers["Location"].split("/")[2]
    sam.post(
        reverse("prompts:answer", args=[elsewhere, LIGHT]), {"text": "Alone", "rule": "keep", "version": 0}
    )
    assert sam.post(reverse("pairs:departure", args=[elsewhere])).status_code == 303


@quiet
def declines_an_invitation(sam: Player) -> None:
    assert sam.post(reverse("pairs:refusal", args=["whatever"])).status_code == 200


@quiet
def puts_the_review_off(sam: Player) -> None:
    send(sam, "pairs:later")


@shown
def proposes_a_line_for_the_agreement(sam: Player) -> None:
    send(sam, "pairs:agreement", {"text": "The window stays open at night", "section": "ours"})


@shown
def proposes_to_go_on_with_what_they_try(sam: Player) -> None:
    send(sam, "pairs:more_days", {"version": "1", "days": "14"}, line=_line(sam, Section.TRIAL))


@shown
def agrees_to_a_line_no_longer(sam: Player) -> None:
    send(sam, "pairs:line_end", line=_line(sam, Section.OURS))


@shown
def says_what_kind_of_pair_they_are(sam: Player) -> None:
    send(sam, "home:us", {"kind": "friends", "place": "apart"})


def _propose(member: Member, text: str, now: datetime) -> AgreementEntry:
    return agreement.propose_line(member=member, section=Section.OURS, text=text, now=now)


def _line(sam: Player, section: Section) -> UUID:
    """The one that stands in that list."""
    rows = AgreementEntry.objects.of(sam.pair).agreed()
    (found,) = {row.line for row in rows if row.wording and row.wording.section == section}
    return found
