"""Promises and owned mistakes, as they go into a person's export."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial

from django.db.models import Q
from django.utils.translation import gettext as _

from mandorla.pairs.coming import Coming, copied, counted, in_order, to_somebody
from mandorla.pairs.logic.occasions import Occasion
from mandorla.pairs.parts import Opening, Part, Taker
from mandorla.people.models import Person
from mandorla.promises import actions
from mandorla.promises.actions import openness
from mandorla.promises.consistency import MARKS
from mandorla.promises.logic.course import State
from mandorla.promises.models import Apology, OpenWord, Outcome, Promise, Reception, Wording


def parts(taker: Taker, now: datetime) -> Iterator[Part]:
    """One's own wherever one wrote them, and what is open to one; of what was deleted, nothing."""
    person = taker.person
    pairs = [member.pair_id for member in taker.members]
    to_me = Q(pair__in=pairs, made_to=person)
    mine = Q(author=person)
    apologies = Apology.objects.filter(mine & Q(said__isnull=False) | to_me & Q(shared__isnull=False))
    owned = {"said": copied("shared"), "made_at": in_order("shared_on"), "made_to": to_somebody("shared")}
    yield Part(apologies.order_by("made_at", "pk"), lambda row: _("A mistake, owned"), owned)
    receptions = Reception.objects.filter(mine | Q(apology__author=person, pair__in=pairs))
    answers = receptions.filter(apology__in=apologies).order_by("pk")
    yield Part(answers, lambda row: _("What was said to it"), {"choice": copied("shared_choice")})
    words = OpenWord.objects.filter(mine | Q(pair__in=pairs, shared__isnull=False))
    yield Part(words.order_by("written_at", "number", "pk"), lambda row: _("An open word"), _SAID_AGAIN)
    promises = Promise.objects.filter(mine & ~Q(state="gone") | to_me & Q(is_shared=True))
    made = {"made_at": in_order("shared_on"), "state": _state, "made_to": to_somebody("is_shared")}
    yield Part(promises.order_by("made_at", "pk"), back=made)
    wordings = Wording.objects.filter(mine | Q(shared__isnull=False), promise__in=promises)
    in_turn = wordings.order_by("promise__made_at", "promise_id", "number")
    yield Part(
        in_turn,
        lambda row: _("A promise"),
        {"said": copied("shared"), "number": counted("promise")},
        occasions=partial(_occasions, person),
    )
    outcomes = Outcome.objects.filter(mine | Q(shared_mark__isnull=False), promise__in=promises)
    went = {"mark": copied("shared_mark")}
    yield Part(outcomes.order_by("day", "pk"), lambda row: _("How a promise went"), went)


def _occasions(person: Person, wording: Wording) -> Iterator[Occasion]:
    terms = wording.terms_for(person)
    if wording.author_id == person.pk and terms and (terms.due_on or terms.weekdays):
        yield Occasion(terms.will, terms.due_on or wording.written_on, weekdays=terms.weekdays)


def _state(coming: Coming, name: str) -> str:
    return State.OPEN.value  # of the other's nothing says more, and nothing depends on it


OPENINGS = (
    Opening(
        Wording,
        "shared",
        lambda row: row.terms.will,
        lambda member, row, now: actions.take_back(member=member, promise=row.promise),
        along=("promise",),
    ),
    Opening(
        Apology,
        "shared",
        lambda row: " ".join(part for part in row.said.values() if part),
        lambda member, row, now: actions.take_apology_back(member=member, apology=row),
        newest_first=("-made_at",),
    ),
    Opening(
        Outcome,
        "shared_mark",
        lambda row: str(MARKS[row.mark]),
        lambda member, row, now: actions.take_outcome_back(member=member, outcome=row),
        newest_first=("-day",),
    ),
    Opening(
        OpenWord,
        "shared",
        lambda row: " ".join(part for part in row.said.values() if part),
        lambda member, row, now: openness.take_back(member=member, word=row),
        newest_first=("-written_at",),
    ),
)


def _said_on(coming: Coming, name: str) -> date:
    """Of the other's, a file has only the day they opened it."""
    return date.fromisoformat(coming.row["shared_on"])


_SAID_AGAIN = {
    "said": copied("shared"),
    "back": copied("shared_back"),
    "number": counted("thread"),
    "said_on": _said_on,
    "written_at": in_order("said_on"),
}
