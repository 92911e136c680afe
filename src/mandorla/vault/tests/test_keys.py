from collections.abc import Callable
from threading import Barrier, Thread
from uuid import UUID

import pytest
from django.db import connections, transaction
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from mandorla.shared.ids import new_id
from mandorla.vault import keys
from mandorla.vault.errors import DoesNotOpen, KeyMissing
from mandorla.vault.models import DataKey, sole_writer
from mandorla.vault.router import CONTENT, KEYRING
from mandorla.vault.tests.household import Household

in_database = pytest.mark.django_db(databases=["default", "keyring"])


@in_database
def test_an_owner_has_a_key_once_it_is_created() -> None:
    owner = new_id()
    assert not keys.exists(owner)

    keys.create(owner)

    assert keys.exists(owner)
    assert len(keys.of(owner).secret) == 32


@in_database
def test_creating_again_keeps_the_key(noor: UUID, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    before = keys.of(noor)
    with django_assert_num_queries(1, using="keyring"):  # it is only asked for
        keys.create(noor)
    keys.forget()

    assert keys.of(noor) == before
    assert DataKey.objects.owned_by(noor).count() == 1


@in_database
def test_each_owner_has_a_key_of_their_own(noor: UUID, sam: UUID) -> None:
    assert keys.of(noor).secret != keys.of(sam).secret
    assert keys.of(noor).id != keys.of(sam).id


@in_database
def test_the_keyring_holds_no_key_in_clear(noor: UUID) -> None:
    row = DataKey.objects.get(owner=noor)

    assert keys.of(noor).secret not in bytes(row.wrapped)
    assert str(row) == str(row.id)


@in_database
def test_a_wrapped_key_given_to_another_owner_does_not_open(noor: UUID, sam: UUID) -> None:
    DataKey.objects.owned_by(sam).update(wrapped=DataKey.objects.get(owner=noor).wrapped)
    keys.forget()

    with pytest.raises(DoesNotOpen, match=str(sam)):
        keys.of(sam)


@in_database
def test_an_owner_without_a_key_is_told_apart(note_table: None) -> None:
    with pytest.raises(KeyMissing, match="never created, or it was destroyed"):
        keys.of(new_id())


@in_database
def test_a_key_is_read_once(noor: UUID, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    keys.forget()
    with django_assert_num_queries(1, using="keyring"):
        assert keys.of(noor) == keys.of(noor)


@in_database
def test_many_keys_are_read_with_one_query(
    owner: Callable[[], UUID], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = [owner() for _ in range(6)]
    keys.forget()
    keys.of(people[0])

    with django_assert_num_queries(1, using="keyring"):
        keys.preload([*people, new_id()])
        assert len({keys.of(person).secret for person in people}) == 6
    with django_assert_num_queries(0, using="keyring"):
        keys.preload(people)
        keys.preload([])


@in_database
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_the_keys_of_a_few_are_all_there_after_one_query(
    owner: Callable[[], UUID], django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    people = [owner() for _ in range(number)]
    keys.forget()

    with django_assert_num_queries(1, using="keyring"):
        keys.preload(people)
    with django_assert_num_queries(0, using="keyring"):
        assert len({keys.of(person).secret for person in people}) == number


@in_database
def test_a_destroyed_key_is_gone_at_once(
    noor: UUID, sam: UUID, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    keys.preload([noor, sam])
    with django_capture_on_commit_callbacks(execute=True):
        keys.destroy(noor)

    assert not keys.exists(noor)
    with pytest.raises(KeyMissing):
        keys.of(noor)
    assert keys.exists(sam)


def test_destroying_waits_until_the_content_is_gone(household: Household) -> None:
    noor = household.somebody()
    with transaction.atomic(using=CONTENT):
        keys.destroy(noor)
        assert keys.exists(noor)

    assert not keys.exists(noor)


def test_content_that_stays_keeps_its_key(household: Household) -> None:
    noor = household.somebody()
    with transaction.atomic(using=CONTENT):
        keys.destroy(noor)
        transaction.set_rollback(True, using=CONTENT)

    assert keys.exists(noor)


def test_destroying_twice_is_silent(household: Household) -> None:
    noor = household.somebody()
    keys.destroy(noor)
    keys.destroy(noor)
    keys.destroy(new_id())

    assert not keys.exists(noor)


def test_who_writes_keys_holds_the_keyring_and_nothing_of_the_content(household: Household) -> None:
    with sole_writer():
        assert connections[KEYRING].in_atomic_block
        assert not connections[CONTENT].in_atomic_block


def test_threads_that_create_at_once_make_one_key(household: Household) -> None:
    owners, start = [new_id() for _ in range(8)], Barrier(4)
    found: list[dict[UUID, UUID]] = []

    def create() -> None:
        with household.opened():
            start.wait()
            for owner in owners:
                keys.create(owner)
            found.append({owner: DataKey.objects.get(owner=owner).id for owner in owners})

    threads = [Thread(target=create) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 4
    assert all(seen == found[0] for seen in found)
