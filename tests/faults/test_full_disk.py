import errno
import io
import logging
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection, connections
from django.urls import reverse
from pytest_django import Settings

from mandorla.backups import making, media, places
from mandorla.backups.trouble import BackupTrouble
from mandorla.drafts.models import Draft
from mandorla.people.models import Operation
from mandorla.prompts.models import Answer
from mandorla.prompts.tests.doing import LIGHT
from mandorla.shared import clock
from mandorla.shared.logs import WithoutContent
from mandorla.shared.tests.browser import Page, visit
from mandorla.shared.tests.sounds import ogg
from mandorla.talks.models import Line, VoiceNote
from mandorla.talks.tests.doing import begin, opens
from mandorla.vault import files, sweeping
from mandorla.vault.router import CONTENT, KEYRING
from tests.access.sessions import confirm
from tests.cast import Player

pytestmark = pytest.mark.django_db(transaction=True)

SAID = "The kettle sings in the evening."
LONG_TEXT = f"{SAID} " * 250
TABLES = ("drafts_draft", "prompts_answer", "people_operation", "talks_line")
on_sqlite = pytest.mark.skipif(
    connections[CONTENT].vendor != "sqlite", reason="PostgreSQL has means of its own for backups"
)


@contextmanager
def full_disk() -> Iterator[None]:
    """No page more for SQLite, which then says so itself; PostgreSQL is made to say it."""
    fill, empty = (_fill_sqlite, _empty_sqlite) if connection.vendor == "sqlite" else (_fill_pg, _empty_pg)
    fill()
    try:
        yield
    finally:
        empty()


def _fill_sqlite() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")


def _empty_sqlite() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 4294967294")


def _fill_pg() -> None:
    body = "BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$")
        for table in TABLES:
            cursor.execute(
                f"CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON {table} EXECUTE FUNCTION no_room()"
            )


def _empty_pg() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP FUNCTION no_room CASCADE")


@pytest.fixture
def log() -> Iterator[list[str]]:
    """The lines that stand in the log."""
    lines: list[str] = []

    class Lines(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    handler = Lines()
    handler.addFilter(WithoutContent())
    loggers = [logging.getLogger(name) for name in ("", "django", "django.request")]
    for logger in loggers:
        logger.addHandler(handler)
    yield lines
    for logger in loggers:
        logger.removeHandler(handler)


def test_a_draft_without_room_is_not_called_saved(noor: Player, log: list[str]) -> None:
    with full_disk():
        response = noor.post(noor.at("prompts:draft", slug=LIGHT), {"text": LONG_TEXT})
    assert response.status_code == 507
    assert not Draft.objects.exists()
    assert log == [
        "The disk is full: nothing can be saved before there is room.",
        "answered with 507",
    ]


def test_an_answer_without_room_is_told_on_a_page_of_its_own(noor: Player) -> None:
    page = visit(noor, noor.at("prompts:prompt", slug=LIGHT))
    address, fields = page.form("Done")
    with full_disk():
        response = noor.post(address, {**fields, "text": LONG_TEXT})
    assert response.status_code == 507
    assert "This server has no room left" in response.content.decode()
    assert "Content-Security-Policy" in response.headers
    assert response.headers["Cache-Control"] == "no-store"
    assert not Answer.objects.exists()
    kept = Page(noor, response, address).form("Send it again")
    assert (kept[0], kept[1]["text"]) == (address, LONG_TEXT)
    response = noor.post(*kept)
    assert response.status_code == 303
    assert Answer.objects.get().text.startswith(SAID)


def test_a_part_of_a_page_without_room_is_a_whole_page_so_that_nothing_is_replaced(noor: Player) -> None:
    # js/trouble.js keeps the page as it is where a part turns out to be a whole page.
    with full_disk():
        response = noor.post(
            noor.at("prompts:draft", slug=LIGHT), {"text": LONG_TEXT}, headers={"HX-Request": "true"}
        )
    assert response.content.lstrip().startswith(b"<!DOCTYPE html>")


def test_what_was_there_before_can_be_read_on_a_full_disk(noor: Player) -> None:
    noor.post(noor.at("prompts:draft", slug=LIGHT), {"text": SAID})
    with full_disk():
        assert SAID in visit(noor, noor.at("prompts:prompt", slug=LIGHT)).html


def test_another_trouble_of_the_database_is_not_called_a_full_disk(noor: Player) -> None:
    noor.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE drafts_draft RENAME TO drafts_gone")
    try:
        response = noor.post(noor.at("prompts:draft", slug=LIGHT), {"text": SAID})
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE drafts_gone RENAME TO drafts_draft")
    assert response.status_code == 500


@contextmanager
def no_room_for_files(*, after: int = 0) -> Iterator[None]:
    """The disk takes `after` files more; the bytes of the next are given to it, and then it says that it is full."""
    synced, left = os.fsync, [after]

    def fsync(descriptor: int) -> None:
        if left[0] == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        left[0] -= 1
        synced(descriptor)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        yield


@pytest.fixture
def house(settings: Settings, tmp_path: Path) -> Path:
    """Files and backups of this test alone."""
    settings.MANDORLA_DATA, settings.MANDORLA_BACKUPS = tmp_path / "data", tmp_path / "backups"
    return tmp_path


def laid_down(below: Path) -> list[str]:
    return sorted(path.name for path in below.rglob("*") if path.is_file())


def spoken(player: Player, other: Player) -> tuple[str, dict[str, Any]]:
    """The form in which something is about to be said aloud."""
    return opens(player, begin(player, other)).form("Say it")


def sound() -> SimpleUploadedFile:
    return SimpleUploadedFile("said.ogg", ogg(9, filling=150_000), "audio/ogg")


def to_the_brim(player: Player) -> None:
    """Not even the row that remembers a form has room any more: the last one that is written for it."""
    row = {"person": player.person, "kind": "talks:answer", "made_on": clock.now().date()}
    with suppress(OperationalError):
        for _ in range(1_000):
            Operation.objects.create(uuid=uuid4(), result="/with/" * 10, **row)
        raise AssertionError("there was room for a thousand")


def test_a_recording_without_room_leaves_no_half_file_and_can_be_sent_again(
    noor: Player, sam: Player, house: Path
) -> None:
    address, fields = spoken(noor, sam)
    with no_room_for_files():
        response = noor.post(address, {**fields, "sound": sound()})
    assert response.status_code == 507
    assert (laid_down(house), VoiceNote.objects.count(), Line.objects.count()) == ([], 0, 0)
    assert noor.post(address, {**fields, "sound": sound()}).status_code == 303
    assert laid_down(house) == [VoiceNote.objects.get().pk.hex]


def test_a_recording_whose_row_has_no_room_is_no_recording_and_its_file_goes(
    noor: Player, sam: Player, house: Path
) -> None:
    address, fields = spoken(noor, sam)
    with full_disk():
        to_the_brim(noor)
        response = noor.post(address, {**fields, "sound": sound()})
    assert response.status_code == 507
    assert (VoiceNote.objects.count(), Line.objects.count()) == (0, 0)
    sweeping.sweep(now=clock.now() + timedelta(days=3))
    assert laid_down(house) == []


def test_everything_can_be_taken_along_from_a_full_disk(noor: Player, house: Path) -> None:
    noor.post(noor.at("prompts:draft", slug=LIGHT), {"text": SAID})
    confirm(noor)
    with full_disk(), no_room_for_files():
        response = noor.post(reverse("ownership:export"), {"passphrase": ""})
    assert response.status_code == 200
    assert SAID in zipfile.ZipFile(io.BytesIO(response.content)).read("everything.json").decode()


@on_sqlite
@pytest.mark.parametrize("after", range(9))
def test_a_backup_without_room_leaves_nothing_half_and_those_of_before_stay(
    after: int, noor: Player, house: Path
) -> None:
    now = clock.now()
    files.write(b"said", row=noor.person.pk, owner=noor.person.pk, now=now)
    making.make(now=now - timedelta(days=1))
    before, trouble = laid_down(house), ""
    files.write(b"said later", row=noor.pair.pk, owner=noor.person.pk, now=now)
    try:
        with no_room_for_files(after=after):
            making.make(now=now)
    except BackupTrouble as told:
        trouble = str(told)
    assert not [name for name in laid_down(house) if name.endswith(("unfinished", "-new"))]
    assert {*before} <= {*laid_down(house)}
    for one in (*places.all_of(CONTENT), *places.all_of(KEYRING)):
        assert one.is_whole()
        media.verify(one)
    assert len(places.all_of(KEYRING)) == (1 if "Make room" in trouble else 2)


@on_sqlite
def test_a_keyring_grown_too_old_goes_also_where_no_new_one_has_room(noor: Player, house: Path) -> None:
    making.make(now=clock.now() - timedelta(days=31))
    with no_room_for_files(), pytest.raises(BackupTrouble):
        making.make(now=clock.now())
    assert places.all_of(KEYRING) == []


@on_sqlite
def test_recordings_that_cannot_be_put_back_for_want_of_room_leave_those_in_use(
    noor: Player, house: Path
) -> None:
    files.write(b"said", row=noor.person.pk, owner=noor.person.pk, now=clock.now())
    content, _keyring = making.make(now=clock.now())
    files.write(b"said later", row=noor.pair.pk, owner=noor.person.pk, now=clock.now())
    before = laid_down(house)
    with no_room_for_files(), pytest.raises(OSError, match="No space"):
        media.put_back(content)
    assert laid_down(house) == before
