import os
import signal
import sys
from pathlib import Path
from threading import Thread
from types import FrameType
from typing import Any
from uuid import UUID

import pytest

from mandorla.shared.ids import new_id
from mandorla.vault import hostkey, keys, rotation
from mandorla.vault.errors import HostKeyProblem
from mandorla.vault.models import DataKey, sole_writer
from mandorla.vault.tests.household import Household
from mandorla.vault.tests.notes import Note

PEOPLE, BATCH, EVERY_NTH_LINE = 5, 2, 2
ROTATING = {rotation.__file__, hostkey.__file__}


@pytest.fixture
def people(household: Household, monkeypatch: pytest.MonkeyPatch) -> list[UUID]:
    monkeypatch.setattr(rotation, "BATCH", BATCH)
    return [household.somebody() for _ in range(PEOPLE)]


def secrets(people: list[UUID]) -> list[bytes]:
    keys.forget()
    return [keys.of(person).secret for person in people]


def is_finished(host_key: Path) -> bool:
    current, *former = hostkey.load(host_key)
    return not former and not DataKey.objects.not_under(current.id).exists()


def test_a_rotation_wraps_every_key_anew(people: list[UUID], host_key: Path) -> None:
    before, key, text = secrets(people), host_key.read_bytes(), "written before"
    note = Note.objects.create(text=text, author_id=people[0])

    assert rotation.rotate() == PEOPLE

    assert secrets(people) == before
    assert host_key.read_bytes() != key
    assert is_finished(host_key)
    assert Note.objects.get(pk=note.pk).text == text


def test_the_former_host_key_opens_nothing_afterwards(people: list[UUID], host_key: Path) -> None:
    former = host_key.read_bytes()
    rotation.rotate()
    host_key.write_bytes(former)

    with pytest.raises(HostKeyProblem, match="is not the host key of this data"):
        secrets(people)


def test_a_rotation_that_was_begun_is_finished_not_begun_again(people: list[UUID], host_key: Path) -> None:
    before = secrets(people)
    hostkey.put_new_first(host_key)
    begun = hostkey.load(host_key)[0]
    assert secrets(people) == before

    assert rotation.rotate() == PEOPLE

    assert hostkey.load(host_key) == (begun,)
    assert secrets(people) == before


def test_a_key_wrapped_by_an_unknown_host_key_stops_the_rotation(people: list[UUID], host_key: Path) -> None:
    DataKey.objects.owned_by(people[3]).update(host_key_id="0" * 16)

    with pytest.raises(
        HostKeyProblem, match=r"0000000000000000.+Add it there as the last line and rotate again"
    ):
        rotation.rotate()

    assert len(hostkey.load(host_key)) == 2
    assert len(secrets(people[:3])) == 3


def test_a_keyring_without_keys_can_be_rotated(household: Household, host_key: Path) -> None:
    before = host_key.read_bytes()

    assert rotation.rotate() == 0

    assert host_key.read_bytes() != before
    assert is_finished(host_key)


def test_keys_created_while_rotating_are_kept(
    people: list[UUID], household: Household, host_key: Path
) -> None:
    created: list[UUID] = []

    def create() -> None:
        with household.opened():
            for _ in range(8):
                created.append(new_id())
                keys.create(created[-1])

    thread = Thread(target=create)
    thread.start()
    rotations = 0
    while thread.is_alive() or not rotations:
        rotation.rotate()
        rotations += 1
    thread.join()

    assert len(secrets(created)) == 8
    assert len(secrets(people)) == PEOPLE


def test_a_rotation_waits_for_who_is_creating_a_key(
    people: list[UUID], household: Household, host_key: Path
) -> None:
    before, newcomer = host_key.read_bytes(), new_id()

    def rotate() -> None:
        with household.opened():
            rotation.rotate()

    thread = Thread(target=rotate)
    with sole_writer():
        thread.start()
        thread.join(timeout=0.3)
        assert host_key.read_bytes() == before
        keys.create(newcomer)
    thread.join()

    assert host_key.read_bytes() != before
    assert len(secrets([*people, newcomer])) == PEOPLE + 1


def test_two_rotations_at_once_lose_nothing(people: list[UUID], household: Household, host_key: Path) -> None:
    before = secrets(people)

    def rotate() -> None:
        with household.opened():
            for _ in range(5):
                rotation.rotate()

    threads = [Thread(target=rotate) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert secrets(people) == before
    assert is_finished(host_key)


def test_a_rotation_killed_at_any_line_is_finished_by_repeating_it(
    people: list[UUID], household: Household, host_key: Path
) -> None:
    before, killed, line = secrets(people), 0, 1
    while rotate_and_die_at(line, household):
        assert secrets(people) == before, f"killed at line {line}"

        rotation.rotate()

        assert secrets(people) == before, f"killed at line {line}, then repeated"
        assert is_finished(host_key)
        killed, line = killed + 1, line + EVERY_NTH_LINE
    assert killed > 40


def rotate_and_die_at(line: int, household: Household) -> bool:
    """Rotates in a process that is killed at the n-th line it executes; False if it finished before."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            with household.opened():
                sys.settrace(KillAt(line))
                rotation.rotate()
                status = 0
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


class KillAt:
    def __init__(self, line: int) -> None:
        self.left = line

    def __call__(self, frame: FrameType, event: str, _: Any) -> "KillAt | None":
        if frame.f_code.co_filename not in ROTATING:
            return None
        if event == "line":
            self.left -= 1
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)
        return self
