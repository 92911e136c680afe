from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from tests.cast import Player

from mandorla.drafts import actions as drafts
from mandorla.drafts.reading import drafts_of, text_of
from mandorla.pairs.models import Member
from mandorla.people.models import Operation, Person
from mandorla.practices.models import Kind, Practice
from mandorla.prompts.models import Answer
from mandorla.prompts.tests.doing import prompts_at, sends
from mandorla.shared import clock
from mandorla.shared.ids import new_id
from mandorla.shared.prepared import insert, prepared

composed: list[UUID] = []


@prepared
def _read(pair: UUID, reader: UUID, slug: str, since: date, now: datetime) -> QuerySet[Answer]:
    composed.append(reader)
    seen = Answer.objects.in_sight(pair=pair, reader=reader, now=now)
    return seen.filter(exchange__slug=slug, day__gte=since).order_by("sealed_at")


@prepared
def _last_two(language: str) -> QuerySet[Person]:
    return Person.objects.filter(language=language).order_by("-username")[:2]


@prepared
def _members_with_their_pair(pair: UUID, slug: str) -> QuerySet[Member]:
    has_answered = Exists(Answer.objects.filter(author=OuterRef("person"), exchange__slug=slug))
    rows = (
        Member.objects.filter(pair=pair).select_related("pair", "person").annotate(has_answered=has_answered)
    )
    return rows.order_by("side")


def _read_as(player: Player, slug: str, *, since: timedelta = timedelta(days=2)) -> list[str]:
    now, member = clock.now(), player.member
    rows = _read(member.pair_id, member.person_id, slug, now.date() - since, now)
    return [row.words_for(player.person) for row in rows]


def test_a_prepared_read_is_composed_once_and_answers_to_every_value(noor: Player, sam: Player) -> None:
    first, second = prompts_at(2, 2)
    sends(noor, "The kettle", first)
    sends(sam, "The bus", first)
    sends(noor, "The heron", second)
    assert _read_as(noor, first) == ["The kettle", "The bus"]
    assert _read_as(sam, first) == ["The kettle", "The bus"]
    assert _read_as(noor, second) == ["The heron"]
    assert _read_as(sam, second) == []
    assert _read_as(noor, first, since=-timedelta(days=3)) == []
    assert len(composed) == 1


def test_its_rows_can_be_changed_and_saved_as_any_others(noor: Player) -> None:
    prompt = prompts_at(1, 1)[0]
    sends(noor, "The kettle", prompt)
    now, member = clock.now(), noor.member
    (row,) = _read(member.pair_id, member.person_id, prompt, now.date() - timedelta(days=2), now)
    row.text = "The teapot"
    row.save(update_fields=["text"])
    assert _read_as(noor, prompt) == ["The teapot"]


def test_an_order_and_a_limit_stay(noor: Player, sam: Player, ines: Player) -> None:
    assert [one.username for one in _last_two("en")] == ["sam", "noor"]
    assert _last_two("xx") == []


def test_what_is_related_and_annotated_comes_along_in_one_query(
    noor: Player, sam: Player, django_assert_num_queries: Any
) -> None:
    (slug,) = prompts_at(1, 1)[:1]
    sends(noor, "The kettle", slug)
    with django_assert_num_queries(1):
        first, second = _members_with_their_pair(noor.pair.pk, slug)
        assert (first.person, second.person) == (noor.person, sam.person)
        assert first.pair == second.pair == noor.pair
    assert (first.person.display_name, first.pair.kind) == ("Noor", "partners")
    assert [row.has_answered for row in (first, second)] == [True, False]  # type: ignore[attr-defined]


def test_what_it_finds_can_be_deleted_and_nothing_else_is(noor: Player, sam: Player) -> None:
    for player, subject in ((noor, "one"), (noor, "two"), (sam, "one")):
        drafts.keep(author=player.person, form="answer", subject=subject, text="The kettle")
    for _ in range(2):
        drafts_of.delete(noor.person.pk, "answer", subject="one")
    assert [text_of(*of) for of in ((noor.person, "answer", "one"), (sam.person, "answer", "one"))] == [
        "",
        "The kettle",
    ]
    assert text_of(noor.person, "answer", "two") == "The kettle"


def test_a_list_cannot_be_prepared() -> None:
    def compose(days: list[date]) -> "QuerySet[Answer]":
        return Answer.objects.filter(day__in=days)

    with pytest.raises(KeyError):
        prepared(compose)


def _thanks(noor: Player, source: UUID, what: str) -> Practice:
    day = clock.now().date()
    return Practice(pair=noor.pair, person=noor.person, kind=Kind.THANKS, source=source, day=day, what=what)


def test_a_row_that_was_inserted_is_as_if_it_had_been_saved(noor: Player, sam: Player) -> None:
    for player, what in ((noor, "one"), (sam, "two")):
        row = _thanks(player, new_id(), what)
        insert(row)
        assert not row._state.adding
        read = Practice.objects.get(pk=row.pk)
        assert (read.what, read.person, read.closer, read.day) == (what, player.person, None, row.day)


def test_a_like_row_is_an_error_or_left_as_it_is(noor: Player) -> None:
    source = new_id()
    insert(_thanks(noor, source, "first"))
    insert(_thanks(noor, source, "second"), unless_there=True)
    assert Practice.objects.get().what == "first"
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(_thanks(noor, source, "third"))


def test_a_key_that_the_database_makes_is_made_there(noor: Player) -> None:
    day = clock.now().date()
    for _ in range(2):
        insert(Operation(person=noor.person, uuid=new_id(), kind="a", result="/", made_on=day))
    assert len(set(Operation.objects.values_list("pk", flat=True))) == 2
