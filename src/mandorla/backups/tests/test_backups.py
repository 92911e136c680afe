"""Backups of real files, in a house of their own: see tests/running/test_backups.py for whole commands."""

import os
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connections
from pytest_django import Settings
from tests.cast import Player

from mandorla.backups import making, media, places, restoring
from mandorla.backups.trouble import BackupTrouble
from mandorla.vault import files
from mandorla.vault.router import CONTENT, KEYRING

NIGHT = datetime(2027, 2, 1, 12, tzinfo=UTC)
A_DAY = timedelta(days=1)
LATER = "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '9999_later', '2030-01-01')"

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connections[CONTENT].vendor != "sqlite", reason="PostgreSQL has means of its own"),
]


@pytest.fixture(autouse=True)
def shelter(settings: Settings, tmp_path: Path) -> Path:
    settings.MANDORLA_DATA = tmp_path / "data"
    folder = settings.MANDORLA_BACKUPS = tmp_path / "backups"
    return folder


def rows(file: Path) -> int:
    with sqlite3.connect(file) as database:
        return int(database.execute("SELECT count(*) FROM people_person").fetchone()[0])


def test_content_and_keyring_lie_apart_and_closed_to_others(noor: Player, shelter: Path) -> None:
    content, keyring = making.make(now=NIGHT)
    assert (content.file.parent, keyring.file.parent) == (shelter / "content", shelter / "keyring")
    assert rows(content.file) == 2
    for path in (shelter, content.file.parent, keyring.file.parent):
        assert path.stat().st_mode & 0o077 == 0


def test_a_changed_byte_is_found(noor: Player) -> None:
    content, _keyring = making.make(now=NIGHT)
    held = bytearray(content.file.read_bytes())
    held[len(held) // 2] ^= 1
    content.file.write_bytes(held)
    with pytest.raises(BackupTrouble, match="is damaged"):
        restoring.verify(content)


def test_one_of_a_newer_version_is_refused(noor: Player) -> None:
    content, _keyring = making.make(now=NIGHT)
    with sqlite3.connect(content.file) as database:
        database.execute(LATER)
    content.sum.write_text(places.digest(content.file))
    with pytest.raises(BackupTrouble, match="a newer version"):
        restoring.verify(content)


def test_nothing_is_kept_for_more_than_thirty_days(noor: Player) -> None:
    making.make(now=NIGHT)
    making.make(now=NIGHT + 20 * A_DAY)
    making.drop_old(now=NIGHT + 31 * A_DAY)
    for alias in (CONTENT, KEYRING):
        assert [one.begun_at for one in places.all_of(alias)] == [NIGHT + 20 * A_DAY]
        assert len(list(places.folder(alias).iterdir())) == 2


def test_one_is_made_a_night(noor: Player) -> None:
    for hours in (0, 1, 5, 24, 25, 48, 49):
        making.make_nightly(now=NIGHT + timedelta(hours=hours))
    assert len(places.all_of(CONTENT)) == len(places.all_of(KEYRING)) == 3


def test_none_is_made_where_they_are_switched_off(noor: Player, settings: Settings, shelter: Path) -> None:
    settings.MANDORLA_BACKUPS = None
    making.make_nightly(now=NIGHT)
    assert not shelter.exists()
    with pytest.raises(BackupTrouble, match="switched off"):
        making.make(now=NIGHT)


def test_what_was_cut_off_is_no_backup_and_is_swept_away(noor: Player) -> None:
    making.make(now=NIGHT)
    left = places.folder(CONTENT) / "2027-01-31T120000.000000Z.sqlite3-unfinished"
    left.write_bytes(b"half")
    making.drop_old(now=NIGHT)
    assert len(places.all_of(CONTENT)) == 1
    making.drop_old(now=datetime.now(UTC) + 2 * A_DAY)
    assert not left.exists()


def test_recordings_that_were_in_use_are_kept_as_often(noor: Player, tmp_path: Path) -> None:
    content, _keyring = making.make(now=NIGHT)
    later, locked = recording(noor)
    media.put_back(content)
    recording(noor)
    media.put_back(content)
    assert (tmp_path / "data" / "media-before" / later.hex[:2] / later.hex).read_bytes() == locked


def test_a_keyring_that_was_moved_aside_goes_after_thirty_days(
    noor: Player, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(places, "source", lambda alias: tmp_path / f"{alias}.sqlite3")
    aside = tmp_path / f"{KEYRING}.sqlite3-before-2"
    aside.write_bytes(b"keys")
    today = datetime.now(UTC)
    making.drop_old(now=today + 29 * A_DAY)
    assert aside.exists()
    making.drop_old(now=today + 31 * A_DAY)
    assert not aside.exists()


def test_a_place_that_can_t_be_written_is_said(noor: Player, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings.MANDORLA_BACKUPS = tmp_path / "file"
    with pytest.raises(BackupTrouble, match="was not made"):
        making.make(now=NIGHT)


def recording(noor: Player, size: int = 70_000) -> tuple[UUID, bytes]:
    row, content = uuid4(), os.urandom(size)
    files.write(content, row=row, owner=noor.person.pk, now=NIGHT)
    return row, files.path_of(row).read_bytes()


def test_recordings_come_back_byte_by_byte_and_what_came_later_is_aside(noor: Player, tmp_path: Path) -> None:
    kept = dict(recording(noor) for _ in range(2))
    content, _keyring = making.make(now=NIGHT)
    assert media.verify(content) == 2
    gone = next(iter(kept))
    files.erase(gone)
    later, _ = recording(noor)
    media.put_back(content)
    assert {path.name: path.read_bytes() for path in files.kept()} == {
        row.hex: was for row, was in kept.items()
    }
    assert (tmp_path / "data" / "media-before" / later.hex[:2] / later.hex).is_file()
    media.put_back(content)
    assert len(list(files.kept())) == 2


def test_a_recording_is_copied_once_and_its_copy_goes_with_the_last_backup_that_lists_it(
    noor: Player, shelter: Path
) -> None:
    row, _ = recording(noor)
    copy = shelter / "media" / row.hex[:2] / row.hex
    first, _keyring = making.make(now=NIGHT)
    made = copy.stat().st_ino
    making.make(now=NIGHT + A_DAY)
    assert copy.stat().st_ino == made
    files.erase(row)
    making.make(now=NIGHT + 20 * A_DAY)
    assert copy.is_file()
    assert media.listed(first) != {}
    making.drop_old(now=NIGHT + 40 * A_DAY)
    assert not first.listing.exists()
    today = datetime.now(UTC) + 2 * A_DAY  # copies were made just now, by the clock of the disk
    media.drop_unlisted(now=today)
    assert not copy.exists()


def test_a_damaged_recording_is_found(noor: Player, shelter: Path) -> None:
    row, _ = recording(noor)
    content, _keyring = making.make(now=NIGHT)
    (shelter / "media" / row.hex[:2] / row.hex).write_bytes(b"less")
    with pytest.raises(BackupTrouble, match="damaged or missing"):
        media.verify(content)
