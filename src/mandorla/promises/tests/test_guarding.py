"""What no page, no table and no nudge may tell."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.cast import Player

from mandorla.live.tests.wire import Wire
from mandorla.ownership.gathering import gather
from mandorla.promises.cards import cards
from mandorla.promises.models import Apology, Outcome, Promise, Wording
from mandorla.promises.tests.doing import newest, opens, owns, pages_of, promises, reads
from mandorla.shared.tests.browser import visit
from mandorla.shared.tests.calendar import Calendar

MONDAY = "2027-02-01"
TOPIC = "promises"


def marks_it(noor: Player, mark: str) -> Callable[[], object]:
    address = noor.at("promises:outcome", promise=newest().pk)
    return lambda: noor.post(address, {"mark": mark, "day": MONDAY})


@pytest.mark.parametrize("days", [0, 2])
def test_how_it_went_leaves_the_other_s_pages_as_they_were_and_sends_nothing(
    days: int, noor: Player, sam: Player, wire: Wire, calendar: Calendar
) -> None:
    promises(noor, due_on=MONDAY)
    promises(sam, "a promise of my own", due_on=MONDAY)
    promises(noor, due_on=MONDAY)
    calendar.later(days=days)
    before = pages_of(sam)
    for mark in ("kept", "missed"):
        assert wire.during(marks_it(noor, mark)) == []
        assert pages_of(sam) == before


def test_what_one_promises_oneself_leaves_the_other_s_pages_as_they_were_and_sends_nothing(
    noor: Player, sam: Player, wire: Wire
) -> None:
    before = pages_of(sam)
    assert wire.during(lambda: promises(noor, due_on=MONDAY, to="myself")) == []
    mine = noor.at("promises:wordings", promise=newest().pk)
    assert wire.during(lambda: visit(noor, mine).press("Say it this way", will="sing")) == []
    assert wire.during(lambda: opens(noor).press("End this promise")) == []
    assert wire.during(lambda: opens(noor).press("Delete for good")) == []
    assert wire.during(lambda: noor.post(noor.at("promises:draft", part="did"), {"text": "hm"})) == []
    assert pages_of(sam) == before


def test_taking_one_s_time_looks_as_if_nothing_had_happened(noor: Player, sam: Player, wire: Wire) -> None:
    owns(noor)
    before = pages_of(noor)
    assert wire.during(lambda: reads(sam).press("I take my time")) == []
    assert pages_of(noor) == before
    reads(sam).press("Not yet")
    assert wire.during(lambda: reads(sam).press("Not yet")) == []
    assert wire.during(lambda: reads(sam).press("I take my time")) == [(noor.person.pk.hex, TOPIC)]
    assert pages_of(noor) == before


def test_the_other_is_nudged_exactly_when_what_they_see_is_another(
    noor: Player, sam: Player, wire: Wire
) -> None:
    told = [(sam.person.pk.hex, TOPIC)]
    looks = [pages_of(sam)]
    deeds: list[Callable[[], object]] = [
        lambda: promises(noor, due_on=MONDAY),
        lambda: visit(noor, noor.at("promises:wordings", promise=newest().pk)).press(
            "Say it this way", will="sing"
        ),
        lambda: opens(noor).press("Kept").press("Show Sam"),
        lambda: opens(noor).press("Keep this to myself"),
        lambda: opens(noor).press("Take it back"),
        lambda: opens(noor).press("Promise it to Sam"),
        lambda: opens(noor).press("Delete for good"),
        lambda: owns(noor),
        lambda: reads(noor).press("Take it back"),
    ]
    for deed in deeds:
        assert wire.during(deed) == told
        looks.append(pages_of(sam))
    assert all(one != two for one, two in pairwise(looks))


@pytest.mark.django_db(transaction=True)
def test_the_words_lie_encrypted_under_the_key_of_whoever_wrote_them(noor: Player) -> None:
    promises(noor, "a canary", due_on=MONDAY, to="myself")
    opens(noor).press("Kept")
    with connection.cursor() as cursor:
        for table in ("promises_wording", "promises_outcome"):
            cursor.execute(f"SELECT * FROM {table}")
            rows = repr(cursor.fetchall())
            assert not any(word in rows for word in ("canary", "kept"))


def test_a_deletion_leaves_no_word_and_no_key_to_one(noor: Player, sam: Player) -> None:
    promises(noor, due_on=MONDAY)
    opens(noor).press("Kept").press("Delete for good")
    gone = Promise.objects.get()
    assert (gone.state, gone.is_shared, gone.made_to) == ("gone", False, sam.person)
    assert not Wording.objects.exists()
    assert not Outcome.objects.exists()


def test_the_database_keeps_one_outcome_a_day_and_no_shared_words_that_nobody_said(noor: Player) -> None:
    promises(noor, due_on=MONDAY)
    opens(noor).press("Kept")
    owns(noor)
    outcome = Outcome.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Outcome.objects.create(
            promise=outcome.promise, pair=noor.pair, author=noor.person, day=outcome.day, mark="kept"
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Apology.objects.update(said=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Promise.objects.update(made_to=None)


def test_a_stranger_finds_nothing(noor: Player, rae: Player, ines: Player) -> None:
    promises(noor)
    owns(noor)
    parts = {"promise": newest().pk, "apology": Apology.objects.get().pk}
    for name, key in (("promises:promise", "promise"), ("promises:apology", "apology")):
        for player in (rae, ines):
            assert player.get(noor.at(name, **{key: parts[key]})).status_code == 404
            assert player.get(player.at(name, **{key: parts[key]})).status_code == 404


def test_no_page_costs_more_than_twelve_queries_and_the_card_of_today_three(
    noor: Player, sam: Player, django_assert_max_num_queries: DjangoAssertNumQueries, calendar: Calendar
) -> None:
    for number in range(15):
        calendar.later(minutes=1)
        for player in (noor, sam):
            promises(player, f"line {number}", weekdays=["0"])
            opens(player).press("Kept").press(f"Show {'Sam' if player is noor else 'Noor'}")
            owns(player)
    addresses = [noor.at(name) for name in ("promises:promises", "promises:apologies")]
    addresses += [noor.at(f"promises:{name}") for name in ("new", "owning")]
    addresses += [noor.at(f"promises:{name}", promise=newest().pk) for name in ("promise",)]
    addresses += [noor.at("promises:apology", apology=Apology.objects.newest_first()[0].pk)]
    mine = Promise.objects.by(noor.person)[0]
    addresses += [noor.at(f"promises:{name}", promise=mine.pk) for name in ("wordings", "after")]
    addresses += [reverse("promises:kept")]
    for address in addresses:
        with django_assert_max_num_queries(12):
            assert noor.get(address).status_code == 200
    member = noor.member
    with django_assert_max_num_queries(3):
        assert cards(member, calendar.now)


def test_new_words_for_what_was_deleted_in_that_instant_are_not_found(noor: Player) -> None:
    promises(noor)
    Wording.objects.all().delete()  # as another request does between two reads of this one
    assert noor.get(noor.at("promises:wordings", promise=newest().pk)).status_code == 404


def taken(player: Player, calendar: Calendar) -> str:
    """What somebody takes along of promises, as it stands in the file."""
    found = gather(player.person, calendar.now)
    return repr([one.row for one in found if one.label.startswith("promises.")])


def test_each_takes_along_their_own_and_what_they_may_read(
    noor: Player, sam: Player, calendar: Calendar
) -> None:
    promises(noor, "a canary of mine", to="myself")
    promises(noor, "a canary for both", due_on=MONDAY)
    before = taken(sam, calendar)
    assert "a canary for both" in before
    assert "a canary of mine" not in before
    opens(noor).press("Not this time")
    assert taken(sam, calendar) == before
    opens(noor).press("Show Sam")
    assert "missed" in taken(sam, calendar)
    owns(noor)
    reads(sam).press("Let us talk")
    for player in (noor, sam):
        assert "talk" in taken(player, calendar)
        assert "You ate alone" in taken(player, calendar)
    assert "a canary of mine" in taken(noor, calendar)
    opens(noor).press("Delete for good")
    assert "a canary for both" not in taken(sam, calendar) + taken(noor, calendar)
