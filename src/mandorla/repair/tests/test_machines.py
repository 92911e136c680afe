"""Agreements and promises under any order of deeds: nothing that was said is rewritten, and nobody sees too much."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import Player

from mandorla.home.tests.test_budgets import counted
from mandorla.pairs.actions import agreement as agreements
from mandorla.pairs.agreement import history_of
from mandorla.pairs.logic.agreement import Section
from mandorla.pairs.models import AgreementEntry, Member
from mandorla.promises import actions as promises
from mandorla.promises.logic.course import Mark, State
from mandorla.promises.logic.terms import Terms
from mandorla.promises.models import Outcome, Promise
from mandorla.shared import clock
from mandorla.shared.ids import new_opaque_id
from mandorla.shared.refusal import Refused

HOW = settings(
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    max_examples=30,
    print_blob=False,
)
TEXTS = st.sampled_from(["a text before six", "a call before six", "one song"])
AGREEING = ["try", "propose", "change", "go on", "end", "agree", "take back", "no longer"]
KEEPING = ["kept", "missed", "new words", "let go", "take back", "open", "show", "hide", "erase"]
Walk = Callable[[list[tuple[bool, str, str]]], None]


def run(walk: Walk, deeds: list[str]) -> None:
    """Walk many ways, each in a transaction that leaves nothing behind."""

    @HOW
    @given(st.lists(st.tuples(st.booleans(), st.sampled_from(deeds), TEXTS), max_size=12))
    def each(way: list[tuple[bool, str, str]]) -> None:
        with transaction.atomic():
            walk(way)
            transaction.set_rollback(True)

    each()


def test_what_was_agreed_is_never_rewritten_and_both_read_the_same(noor: Player, sam: Player) -> None:
    def walk(way: list[tuple[bool, str, str]]) -> None:
        lines, before = [new_opaque_id()], dict[object, object]()
        for is_noors, deed, text in way:
            mine, theirs = (noor, sam) if is_noors else (sam, noor)
            with suppress(Refused):
                _agree(mine.member, deed, text, lines)
            rows = AgreementEntry.objects.of(noor.pair)
            stands = {(row.line, row.number): row.body for row in rows.agreed()}
            assert before.items() <= stands.items()
            for line in {row.line for row in rows.agreed()}:
                numbers = sorted(row.number for row in rows.agreed().about(line))
                assert numbers == list(range(1, len(numbers) + 1))
            waiting = [row.line for row in rows.proposed()]
            assert len(waiting) == len(set(waiting))
            assert history_of(mine.member) == history_of(theirs.member)
            before = dict(stands)

    run(walk, AGREEING)


def _agree(member: Member, deed: str, text: str, lines: list[UUID]) -> None:
    now, rows = clock.now(), AgreementEntry.objects.of(member.pair)
    newest = rows.agreed().exclude(line=member.pair_id).order_by("-number").first()
    waiting = rows.proposed().first()
    if deed == "try":
        until = member.pair_day(now) + timedelta(days=len(text))
        agreements.agree_on_trial(member=member, line=lines[0], text=text, until=until, now=now)
    elif deed == "propose":
        agreements.propose_line(member=member, section=Section.OURS, text=text, now=now)
    elif deed == "agree" and waiting:
        agreements.agree(member=member, proposal=waiting, now=now)
    elif deed == "take back" and waiting:
        agreements.take_proposal_back(member=member, proposal=waiting)
    elif newest:
        _about(newest, member, deed, text, now)


def _about(newest: AgreementEntry, member: Member, deed: str, text: str, now: datetime) -> None:
    line, version = newest.line, newest.number
    if deed == "change":
        agreements.propose_change(member=member, line=line, version=version, text=text, now=now)
    elif deed == "go on":
        agreements.propose_more_days(member=member, line=line, version=version, days=len(text), now=now)
    elif deed == "end":
        agreements.propose_end(member=member, line=line, version=version, now=now)
    elif deed == "no longer":
        agreements.end_line(member=member, line=line, now=now)


@pytest.mark.parametrize("weekdays", [(), range(7)], ids=["once", "every day"])
def test_no_wording_of_a_promise_is_rewritten_and_how_it_went_is_its_maker_s(
    noor: Player, sam: Player, weekdays: Iterable[int]
) -> None:
    def walk(way: list[tuple[bool, str, str]]) -> None:
        maker, said = noor.member, dict[int, object]()
        terms = Terms("a text before six", weekdays=frozenset(weekdays))
        made = promises.promise(member=maker, terms=terms, is_to_other=True, now=clock.now())
        for _, deed, text in way:
            with suppress(Refused):
                _keep(maker, made, deed, text)
            row = Promise.objects.filter(pk=made.pk).first()
            assert row
            days = [outcome.day for outcome in row.outcomes.all()]
            assert len(days) == len(set(days))
            now = {one.number: one.said for one in row.wordings.all()}
            assert row.state == State.GONE or said.items() <= now.items()
            seen = list(Promise.objects.visible_to(sam.member))
            read = [one.terms_for(sam.person) for one in row.wordings.all()]
            assert seen == [row]
            assert row.is_shared or not any(read)
            shown = [one.mark_for(sam.person) for one in row.outcomes.all()]
            assert not any(shown) or (row.is_shared and Outcome.objects.filter(shared_mark__isnull=False))
            said = dict(now)

    run(walk, KEEPING)


def _keep(maker: Member, promise: Promise, deed: str, text: str) -> None:
    now = clock.now()
    mine: dict[str, Any] = {"member": maker, "promise": promise}
    promise.refresh_from_db()
    last, outcome = promise.wordings.order_by("-number").first(), promise.outcomes.first()
    whole: dict[str, Callable[[], object]] = {
        "take back": lambda: promises.take_back(**mine),
        "erase": lambda: promises.erase(**mine),
    }
    if last:
        number, weekdays = last.number, last.terms.weekdays
        day = clock.day_of(now, maker.person.zone) if weekdays else None
        anew = Terms(text, weekdays=weekdays)
        whole |= {
            "kept": lambda: promises.mark(**mine, day=day, mark=Mark.KEPT, now=now),
            "missed": lambda: promises.mark(**mine, day=day, mark=Mark.MISSED, now=now),
            "new words": lambda: promises.renegotiate(**mine, terms=anew, number=number, now=now),
            "let go": lambda: promises.withdraw(**mine),
            "open": lambda: promises.open_promise(**mine, now=now),
        }
    if outcome:
        whole["show"] = lambda: promises.open_outcome(member=maker, outcome=outcome)
        whole["hide"] = lambda: promises.take_outcome_back(member=maker, outcome=outcome)
    whole.get(deed, lambda: None)()


def test_no_page_of_the_two_rooms_counts_or_compares_them(noor: Player, sam: Player) -> None:
    for player in (noor, sam):
        promises.promise(member=player.member, terms=Terms("rest"), is_to_other=True, now=clock.now())
    pages = ("room", "starts", "parked", "phrases", "looks", "friend")
    addresses = [noor.at(f"repair:{name}") for name in pages]
    addresses += [noor.at(f"promises:{name}") for name in ("promises", "apologies")]
    for address in addresses:
        with counted() as queries:
            assert noor.get(address).status_code == 200
        counting = [
            sql for sql in queries if any(f"{word}(" in sql.upper() for word in ("COUNT", "SUM", "AVG"))
        ]
        assert counting == [], address
