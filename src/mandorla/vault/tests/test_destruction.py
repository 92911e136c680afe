import logging
import sqlite3
from random import Random
from threading import Timer

import pytest
from django.db import connections, transaction

from mandorla.shared.ids import new_id
from mandorla.vault import keys, rotation, wal
from mandorla.vault.models import DataKey, sole_writer
from mandorla.vault.router import CONTENT, KEYRING
from mandorla.vault.tests.household import Household
from mandorla.vault.tests.notes import Note

SEED_THAT_LEAVES_TRACES = 9  # where a log that is only emptied leaves wrapped keys in gaps between rows
CANARY = "canary 1f0a: what I never said"


def test_nothing_written_lies_on_the_disk_in_clear(household: Household) -> None:
    noor = household.somebody()
    note = Note.objects.create(text=CANARY, aside=CANARY, rating={"why": CANARY}, author_id=noor)
    note.text = CANARY + " again"
    note.save()

    on_disk = household.bytes_on_disk()

    assert b"vault_tests_note" in on_disk
    assert noor.hex.encode() in on_disk
    for secret in (
        CANARY.encode(),
        CANARY[7:20].encode(),
        keys.of(noor).secret,
        keys.of(noor).secret.hex().encode(),
    ):
        assert secret not in on_disk


def test_nothing_of_a_destroyed_key_lies_on_the_disk(household: Household) -> None:
    noor, sam = household.somebody(), household.somebody()
    Note.objects.create(text=CANARY, author_id=noor)
    row = DataKey.objects.get(owner=noor)
    wrapped, secret = bytes(row.wrapped), keys.of(noor).secret
    assert wrapped in household.bytes_on_disk()
    Note.objects.all().delete()

    keys.destroy(noor)

    on_disk = household.bytes_on_disk()
    for trace in (CANARY.encode(), secret, wrapped, wrapped[:16], wrapped[-16:], row.id.hex.encode()):
        assert trace not in on_disk
    assert noor.hex.encode() not in (household.folder / "keyring.sqlite3").read_bytes()
    assert bytes(DataKey.objects.get(owner=sam).wrapped) in on_disk


def test_a_key_that_goes_in_a_longer_change_of_the_keyring_leaves_nothing_either(
    household: Household,
) -> None:
    noor = household.somebody()
    wrapped = bytes(DataKey.objects.get(owner=noor).wrapped)

    with transaction.atomic(using=KEYRING):
        keys.destroy(noor)
        assert wrapped in household.bytes_on_disk()

    assert wrapped[:16] not in household.bytes_on_disk()


def test_keys_destroyed_among_many_leave_no_trace(household: Household) -> None:
    random = Random(SEED_THAT_LEAVES_TRACES)
    living: list[DataKey] = []
    gone: list[bytes] = []
    for _ in range(30):
        with sole_writer():
            for _ in range(30):
                if living and random.random() < 0.45:
                    gone.append(take_away(living, random))
                else:
                    living.append(any_row(random))
        keys.destroy(household.somebody())

        on_disk = household.bytes_on_disk()
        assert not [wrapped for wrapped in gone if wrapped[:16] in on_disk]
        assert all(row.wrapped in on_disk for row in living)


def test_a_rotation_leaves_no_key_wrapped_by_the_former_host_key(household: Household) -> None:
    for _ in range(60):
        household.somebody()
    former = [bytes(row.wrapped) for row in DataKey.objects.all()]

    assert rotation.rotate() == 60

    on_disk = household.bytes_on_disk()
    assert not [wrapped for wrapped in former if wrapped[:16] in on_disk]


def test_the_log_is_empty_after_truncating(household: Household) -> None:
    Note.objects.create(text=CANARY, author_id=household.somebody())
    log = household.folder / "default.sqlite3-wal"
    assert log.stat().st_size > 0

    assert wal.truncate(CONTENT)

    assert log.stat().st_size == 0


def test_a_database_that_keeps_no_log_has_none_to_empty(household: Household) -> None:
    with connections[KEYRING].cursor() as cursor:
        cursor.execute("PRAGMA journal_mode = DELETE")

    assert wal.truncate(KEYRING)


def test_truncating_waits_for_a_reader(household: Household) -> None:
    household.somebody()
    reader = reading(household)
    leaving = Timer(0.3, reader.rollback)
    leaving.start()

    assert wal.truncate(KEYRING)

    leaving.join()
    reader.close()


def test_a_reader_that_stays_is_reported(household: Household, caplog: pytest.LogCaptureFixture) -> None:
    household.somebody()
    reader = reading(household)
    with connections[KEYRING].cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")

    with caplog.at_level(logging.WARNING):
        assert not wal.truncate(KEYRING)

    assert caplog.messages == ["Deleted rows may still be found in the files of keyring: it was busy."]
    reader.close()
    assert wal.truncate(KEYRING)


@pytest.mark.django_db(databases=["default", "keyring"])
def test_nothing_is_emptied_within_a_transaction() -> None:
    if connections[KEYRING].vendor == "sqlite":
        assert not wal.rewrite(KEYRING)
    else:
        assert wal.rewrite(KEYRING)


def any_row(random: Random) -> DataKey:
    return DataKey.objects.create(owner=new_id(), wrapped=random.randbytes(61), host_key_id="0" * 16)


def take_away(living: list[DataKey], random: Random) -> bytes:
    row = living.pop(random.randrange(len(living)))
    DataKey.objects.owned_by(row.owner).delete()
    return bytes(row.wrapped)


def reading(household: Household) -> sqlite3.Connection:
    """Somebody who reads the keyring and then goes on reading, while it changes."""
    reader = sqlite3.connect(
        household.folder / "keyring.sqlite3", isolation_level=None, check_same_thread=False
    )
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM vault_datakey").fetchone()
    household.somebody()
    return reader
