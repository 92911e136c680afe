"""Files of the vault: whole or refused, whatever was done to them on the disk."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.contenttypes.models import ContentType
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mandorla.vault import files, sweeping
from mandorla.vault.errors import DoesNotOpen
from mandorla.vault.files import Seal
from mandorla.vault.logic.chunks import CHUNK, SEALED, count_of, length_of
from mandorla.vault.models import DataKey
from mandorla.vault.tests.notes import Note

NOW = datetime(2027, 2, 1, 12, 34, tzinfo=UTC)
OWNER = UUID(int=7)
SIZES = st.sampled_from([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 77])
many = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def house(settings: Any, tmp_path: Path) -> None:
    settings.MANDORLA_DATA = tmp_path


def kept(content: bytes) -> tuple[Seal, UUID]:
    row = uuid4()
    return files.write(content, row=row, owner=OWNER, now=NOW), row


def heard(seal: Seal, row: UUID, owner: UUID = OWNER, **part: int) -> bytes:
    return b"".join(files.read(seal, row=row, owner=owner, **part))


def blocks(row: UUID) -> list[bytes]:
    sealed = files.path_of(row).read_bytes()[1:]
    return [sealed[start : start + SEALED] for start in range(0, len(sealed), SEALED)]


def lay_down(row: UUID, found: list[bytes]) -> None:
    files.path_of(row).write_bytes(b"\x01" + b"".join(found))


@many
@given(size=SIZES, first=st.integers(0, 4 * CHUNK), second=st.integers(0, 4 * CHUNK))
def test_any_part_reads_as_it_was_written(size: int, first: int, second: int) -> None:
    content = os.urandom(size)
    seal, row = kept(content)
    assert heard(seal, row) == content
    start, stop = sorted((first, second))
    assert heard(seal, row, start=start, stop=stop) == content[start:stop]


def test_nothing_of_it_is_legible_and_the_file_tells_little(tmp_path: Path) -> None:
    seal, row = kept(b"said aloud " * 1000)
    again, other = kept(b"said aloud")
    written = files.path_of(row).read_bytes()
    assert b"said aloud" not in written
    assert len(written) == files.path_of(other).stat().st_size == length_of(seal.size)
    assert seal.secret != again.secret
    assert files.path_of(row).stat().st_mtime % 86_400 == 0
    assert files.path_of(row).stat().st_mode & 0o777 == 0o600
    for folder in (files.path_of(row).parent, files.folder()):
        assert folder.stat().st_mode & 0o777 == 0o700
    assert files.path_of(row) == tmp_path / "media" / row.hex[:2] / row.hex
    assert seal.secret.hex() not in repr(seal)


@many
@given(seed=st.randoms(use_true_random=False))
def test_a_file_with_flipped_bits_does_not_open(seed: Random) -> None:
    seal, row = kept(os.urandom(CHUNK + 9))
    path = files.path_of(row)
    changed = bytearray(path.read_bytes())
    bit = seed.randrange(8, len(changed) * 8)
    changed[bit // 8] ^= 1 << bit % 8
    path.write_bytes(changed)
    with pytest.raises(DoesNotOpen):
        heard(seal, row)


def test_no_chunk_can_be_moved_dropped_doubled_or_taken_from_another_file() -> None:
    seal, row = kept(os.urandom(3 * CHUNK))
    other, elsewhere = kept(os.urandom(3 * CHUNK))
    a, b, c = blocks(row)
    for wrong in ([b, a, c], [a, c, b], [a, b, b], [a, blocks(elsewhere)[1], c], [a, b], [a, b, c, c], []):
        lay_down(row, wrong)
        words = (
            f"of row {row} was moved or changed" if len(wrong) == 3 else f"of row {row} was cut or lengthened"
        )
        with pytest.raises(DoesNotOpen, match=words):
            heard(seal, row)
    lay_down(row, [c, b, c])
    assert len(heard(seal, row, start=CHUNK)) == 2 * CHUNK  # what lies before the part isn't opened
    lay_down(row, [a, b])  # cut, and the row says that it was shorter
    with pytest.raises(DoesNotOpen):
        heard(Seal(seal.secret, 2 * CHUNK), row)
    lay_down(row, [a, b, c])
    assert len(heard(seal, row)) == 3 * CHUNK
    for owner, key in ((UUID(int=8), seal), (OWNER, other)):
        with pytest.raises(DoesNotOpen):
            heard(key, row, owner)
    files.path_of(elsewhere).write_bytes(files.path_of(row).read_bytes())
    with pytest.raises(DoesNotOpen):
        heard(seal, elsewhere)


def test_a_write_that_fails_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(path: Path, parts: object) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "_save", no_room)
    row = uuid4()
    with pytest.raises(OSError, match="No space"):
        files.write(b"x", row=row, owner=OWNER, now=NOW)
    assert not files.exists(row)
    assert list(files.folder().rglob("*.*")) == []


@pytest.mark.django_db
def test_what_no_row_has_is_swept_away_after_two_days() -> None:
    _, gone = kept(b"x")
    two_days = datetime(2027, 2, 3, tzinfo=UTC)  # since the day that the file says
    assert sweeping.sweep(now=two_days) == 0
    assert files.exists(gone)
    assert sweeping.sweep(now=two_days + timedelta(seconds=1)) == 1
    assert not files.exists(gone)
    assert sweeping.sweep(now=NOW + timedelta(days=3)) == 0
    files.erase(gone)


@pytest.mark.django_db(databases=["default", "keyring"])
def test_what_a_row_has_stays_however_much_is_swept(noor: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    for model in (Note, DataKey):
        monkeypatch.setattr(model, "has_file", True, raising=False)
    tables = [ContentType, DataKey, Note, DataKey]
    monkeypatch.setattr(sweeping, "apps", SimpleNamespace(get_models=lambda: tables))
    monkeypatch.setattr(sweeping, "BATCH", 2)
    rows = [kept(b"x")[1] for _ in range(5)]
    for row in rows[:2]:
        Note.objects.create(id=row, text="said aloud", author_id=noor)
    half = files.path_of(rows[0]).with_suffix(".unfinished")
    shutil.copy2(files.path_of(rows[0]), half)

    assert sweeping.sweep(now=NOW + timedelta(days=3)) == 4
    assert [files.exists(row) for row in rows] == [True, True, False, False, False]
    assert not half.exists()


@pytest.mark.django_db
def test_what_another_sweeps_in_the_same_instant_breaks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    _, gone = kept(b"x")
    monkeypatch.setattr(files, "left_over", lambda now: [(gone, files.path_of(gone))] * 2)
    sweeping.sweep(now=NOW)
    assert not files.exists(gone)


def test_an_empty_content_has_one_chunk() -> None:
    assert [count_of(size) for size in (0, 1, CHUNK, CHUNK + 1)] == [1, 1, 1, 2]


def test_a_copy_is_whole_and_what_is_there_is_listed(tmp_path: Path) -> None:
    seal, row = kept(b"said aloud")
    copy = tmp_path / "copies" / "of today" / "ab" / row.hex
    files.copy(files.path_of(row), copy)
    assert copy.read_bytes() == files.path_of(row).read_bytes()
    assert [path.name for path in copy.parent.iterdir()] == [row.hex]
    files.path_of(row).with_suffix(".unfinished").write_bytes(b"half")
    (files.folder() / "ab").mkdir(exist_ok=True)
    (files.folder() / "ab" / "readme").write_text("a host's own")
    assert list(files.kept()) == [files.path_of(row)]
    assert Seal.from_json(seal.to_json()) == seal
