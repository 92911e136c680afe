"""How long each thing is kept: every line of data_policy.yaml is carried out by something, and it is shown here."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.urls import get_resolver
from django_q.models import Task
from time_machine import TimeMachineFixture

from mandorla import timetable
from mandorla.affection import actions as affection
from mandorla.affection.acts import acts
from mandorla.affection.models import Ask
from mandorla.checkins import actions as checkins
from mandorla.checkins.logic.saying import Part, Saying
from mandorla.checkins.models import CheckIn
from mandorla.notices.models import Notice
from mandorla.ownership import actions as ownership
from mandorla.ownership.fields import author_of, pair_fields
from mandorla.ownership.policy import data_policy
from mandorla.ownership.tests.houses import live_in
from mandorla.pairs import actions as pairs
from mandorla.pairs.models import Invitation, Pair
from mandorla.people import actions as people
from mandorla.people.models import Operation, Person
from mandorla.shared import clock
from mandorla.shared.tests.calendar import Calendar
from mandorla.suggestions import actions as suggestions
from mandorla.suggestions.models import Choice
from mandorla.vault import keys
from tests.cast import Player
from tests.rooms import brought

Line = tuple[str, str]

# By somebody's own deed: the address of it. Each room says its own.
DEEDS: dict[Line, str] = {line: name for ends in brought("ENDS") for line, name in ends.items()}
# What goes with the other end of a reference; where there is none, by the verb that is named.
ALONG = {"practices.Practice": "mandorla.practices.actions.forget"}
# What is about nobody, or stays empty; and what the queue itself takes away.
ABOUT_NOBODY = {"server", "never"}
BY_THE_QUEUE: set[Line] = {("queue", "django_q.OrmQ")}


def check_in(noor: Player, now: datetime) -> Callable[[], bool]:
    saying, day = Saying(note="Tired"), clock.day_of(now, noor.person.zone)
    checkins.check_in(
        member=noor.member, day=day, version=0, saying=saying, parts=list(Part), is_usual=False, now=now
    )
    return lambda: CheckIn.objects.filter(shown__isnull=False).exists()


def ask(noor: Player, now: datetime) -> Callable[[], bool]:
    affection.ask(member=noor.member, act=next(iter(acts().values())), now=now)
    return Ask.objects.exists


def notice(noor: Player, now: datetime) -> Callable[[], bool]:
    Notice.objects.create(
        person=noor.person, pair=noor.pair, kind="written", key="k", link="/", day=now.date()
    )
    return Notice.objects.exists


def operation(noor: Player, now: datetime) -> Callable[[], bool]:
    Operation.objects.create(person=noor.person, uuid=uuid4(), kind="k", result="/", made_on=now.date())
    return Operation.objects.exists


def invitation(ada: Player, now: datetime) -> Callable[[], bool]:
    pairs.invite(member=ada.member, now=now)
    return Invitation.objects.exists


def move(noor: Player, now: datetime) -> Callable[[], bool]:
    known = {name: getattr(noor.person, name) for name in ("display_name", "hue", "language")}
    people.describe_self(person=noor.person, time_zone="Pacific/Auckland", now=now, **known)
    return lambda: Person.objects.filter(zone_since__isnull=False).exists()


def choice(noor: Player, now: datetime) -> Callable[[], bool]:
    day = clock.day_of(now, noor.person.zone)
    suggestions.write_choice(member=noor.member, day=day, now=now)
    return lambda: Choice.objects.filter(day=day).exists()


def task(noor: Player, now: datetime) -> Callable[[], bool]:
    Task.objects.create(id="1" * 32, name="t", func="f", started=now, stopped=now, success=True)
    return lambda: bool(Task.objects.exists())


# By the timetable: what makes such a row and says whether it is there; a day on which it is, and one on which not.
TIMED: dict[Line, tuple[Callable[..., Callable[[], bool]], int, int]] = {
    ("day", "checkins.CheckIn"): (check_in, 0, 3),
    ("day", "affection.Ask"): (ask, 0, 3),
    ("month", "notices.Notice"): (notice, 29, 32),
    ("month", "people.Operation"): (operation, 29, 32),
    ("month_after", "pairs.Invitation"): (invitation, 36, 39),
    ("move", "people.Person"): (move, 0, 3),
    ("season", "suggestions.Choice"): (choice, 121, 124),
    ("hundred", "django_q.Task"): (task, 29, 31),
}


@pytest.fixture(autouse=True)
def calendar(time_machine: TimeMachineFixture) -> Calendar:
    return Calendar(time_machine)


def lines() -> set[Line]:
    return {(line.kept, policy.label) for policy in data_policy() for line in policy.fields}


def unproven(found: set[Line]) -> set[Line]:
    """Lines for which nothing here shows that they are carried out."""
    shown = DEEDS.keys() | TIMED.keys() | BY_THE_QUEUE
    by_kind = ABOUT_NOBODY | {"with_it", "account", "pair", "both"}
    return {line for line in found - shown if line[0] not in by_kind}


def test_no_line_is_only_words() -> None:
    assert unproven(lines()) == set(), "ENDS of its room in tests/rooms/, or TIMED, says what carries it out"
    assert unproven({("day", "asks.GoodNews")}) == {("day", "asks.GoodNews")}
    assert {*DEEDS, *TIMED, *BY_THE_QUEUE} <= lines()


def test_every_deed_has_its_address() -> None:
    resolver = get_resolver()
    known = {name for name in resolver.reverse_dict if isinstance(name, str)}
    for space, (_prefix, inner) in resolver.namespace_dict.items():
        known |= {f"{space}:{name}" for name in inner.reverse_dict if isinstance(name, str)}
    assert set(DEEDS.values()) <= known


@pytest.mark.parametrize("line", TIMED, ids=" ".join)
def test_the_timetable_takes_away_what_has_had_its_time(
    line: Line, noor: Player, ada: Player, calendar: Calendar
) -> None:
    make, there, gone = TIMED[line]
    is_there = make(ada if make is invitation else noor, calendar.now)
    for day, expected in ((there, True), (gone, False)):
        now = clock.now() + timedelta(days=day)
        timetable.keep(since=now - timedelta(minutes=15), now=now)
        assert is_there() is expected


def test_the_queue_keeps_a_hundred_tasks_at_most() -> None:
    assert settings.Q_CLUSTER["save_limit"] == 100
    assert settings.Q_CLUSTER["ack_failures"] is False


@pytest.mark.parametrize("label", sorted(label for kept, label in lines() if kept == "with_it"))
def test_what_belongs_to_something_goes_with_it(label: str) -> None:
    model: Any = apps.get_model(label)
    above = [
        field.related_model
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE
    ]
    assert label in ALONG or set(above) - {Person, Pair}


def test_what_is_kept_as_long_as_accounts_and_pairs_goes_with_them(
    noor: Player, sam: Player, rae: Player
) -> None:
    live_in(noor, sam)
    ours, people_of_it = noor.pair.pk, [noor.person.pk, sam.person.pk]
    for player in (noor, sam):
        ownership.erase_account(person=player.person, now=clock.now())
    ownership.forget_erased(now=clock.now())
    left = []
    for model in apps.get_models():
        names = {field.name for field in model._meta.concrete_fields}
        rows = model._base_manager
        if "pair" in names and rows.filter(pair=ours).exists():
            left.append(model._meta.label)
        if author_of(model) and rows.filter(**{f"{author_of(model)}__in": people_of_it}).exists():
            left.append(model._meta.label)
    assert left == []
    assert list(Person.objects.values_list("pk", flat=True)) == [rae.person.pk]


def test_what_is_kept_as_long_as_the_pair_is_gone_thirty_days_after_both_have_left(
    noor: Player, sam: Player, django_capture_on_commit_callbacks: Any
) -> None:
    live_in(noor, sam)
    for player in (noor, sam):
        pairs.leave(member=player.member, now=clock.now())
    later = clock.now() + timedelta(days=32)
    with django_capture_on_commit_callbacks(execute=True):
        timetable.keep(since=later - timedelta(minutes=15), now=later)
    whole = {policy.label for policy in data_policy() if all(line.kept == "pair" for line in policy.fields)}
    for model in map(apps.get_model, whole):
        assert not model._base_manager.filter(pair=noor.pair).exists()
    assert any(pair_fields(apps.get_model(label)) for kept, label in lines() if kept == "pair")
    assert not keys.exists(noor.pair.pk)
    for player in (noor, sam):
        assert keys.exists(player.person.pk)
