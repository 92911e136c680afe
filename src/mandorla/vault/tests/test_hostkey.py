import base64
import os
import stat
from pathlib import Path

import pytest
from pytest_django import Settings

from mandorla.shared.ids import new_id
from mandorla.vault import hostkey, keys
from mandorla.vault.errors import HostKeyProblem
from mandorla.vault.models import DataKey


@pytest.fixture
def storage(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_host_key_is_its_owners_alone(tmp_path: Path, storage: Path) -> None:
    path = tmp_path / "keys of val" / "here" / "host.key"
    before = os.umask(0)
    try:
        hostkey.create_host_key(path)
    finally:
        os.umask(before)

    assert mode(path) == 0o600
    assert mode(path.parent) == mode(path.parent.parent) == 0o700
    assert len(base64.b64decode(path.read_text())) == 32
    hostkey.check_host_key(path, storage, has_data=True)


def test_two_host_keys_differ(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    hostkey.create_host_key(one)
    hostkey.create_host_key(two)

    assert hostkey.load(one)[0].id != hostkey.load(two)[0].id


def test_a_host_key_is_never_overwritten(host_key: Path) -> None:
    before = host_key.read_bytes()

    with pytest.raises(HostKeyProblem) as problem:
        hostkey.create_host_key(host_key)

    assert str(problem.value) == (
        f"There is already a host key at {host_key}. It is never overwritten; move it away first."
    )

    assert host_key.read_bytes() == before


def test_a_host_key_may_be_missing_before_there_is_data(tmp_path: Path, storage: Path) -> None:
    hostkey.check_host_key(tmp_path / "none.key", storage, has_data=False)


def test_a_host_key_missing_beside_data_is_a_problem(tmp_path: Path, storage: Path) -> None:
    with pytest.raises(HostKeyProblem) as problem:
        hostkey.check_host_key(tmp_path / "none.key", storage, has_data=True)

    assert str(problem.value) == (
        f"The host key {tmp_path / 'none.key'} is missing, but there is data in {storage} that only it opens. "
        "Put the key back from where you keep its copy, or set MANDORLA_KEYS to its folder."
    )


@pytest.mark.parametrize("extra", [0o040, 0o004, 0o020, 0o044])
def test_a_host_key_that_others_can_read_is_a_problem(host_key: Path, storage: Path, extra: int) -> None:
    host_key.chmod(0o600 | extra)

    with pytest.raises(HostKeyProblem) as problem:
        hostkey.check_host_key(host_key, storage, has_data=True)

    assert str(problem.value) == (
        f"Others on this machine can read the host key {host_key}. Run: chmod 600 {host_key}"
    )


def test_a_host_key_inside_the_data_folder_is_a_problem(storage: Path) -> None:
    path = storage / "keys" / "host.key"
    hostkey.create_host_key(path)

    with pytest.raises(HostKeyProblem) as problem:
        hostkey.check_host_key(path, storage, has_data=False)

    assert str(problem.value) == (
        f"The host key {path} lies inside the data folder {storage}, so a copy of the data would carry its key. "
        "Move it to a folder of its own and set MANDORLA_KEYS to that folder."
    )


def test_a_link_does_not_hide_a_host_key_inside_the_data_folder(tmp_path: Path, storage: Path) -> None:
    hostkey.create_host_key(storage / "host.key")
    (tmp_path / "elsewhere").symlink_to(storage)

    with pytest.raises(HostKeyProblem, match="lies inside the data folder"):
        hostkey.check_host_key(tmp_path / "elsewhere" / "host.key", storage, has_data=True)


@pytest.mark.parametrize(
    "content",
    [b"", b"\n", b"no key", b"c2hvcnQ=", b"!" * 44, b"\xff\xfe" * 20, b"!" + base64.b64encode(bytes(32))],
)
def test_a_file_that_holds_no_host_key_is_a_problem(host_key: Path, storage: Path, content: bytes) -> None:
    host_key.write_bytes(content)

    with pytest.raises(HostKeyProblem) as problem:
        hostkey.check_host_key(host_key, storage, has_data=True)

    assert str(problem.value) == (
        f"{host_key} doesn't hold a host key: each line must be 32 bytes in base64. "
        "Put the key back from where you keep its copy."
    )


def test_a_folder_in_place_of_the_host_key_is_a_problem(tmp_path: Path, storage: Path) -> None:
    folder = tmp_path / "folder.key"
    folder.mkdir(mode=0o700)

    with pytest.raises(HostKeyProblem, match="can't be read"):
        hostkey.check_host_key(folder, storage, has_data=True)


def test_a_host_key_that_cannot_be_reached_is_not_called_missing(tmp_path: Path, storage: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(HostKeyProblem) as problem:
        hostkey.check_host_key(tmp_path / "file" / "host.key", storage, has_data=True)

    assert str(problem.value) == (
        f"The host key {tmp_path / 'file' / 'host.key'} can't be read (Not a directory). "
        "Let the account that runs Mandorla own it."
    )


def test_a_missing_host_key_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(HostKeyProblem) as problem:
        hostkey.load(tmp_path / "none.key")

    assert str(problem.value) == (
        f"There is no host key at {tmp_path / 'none.key'}. Run `mandorla init`, or put the key back."
    )


def test_a_changed_file_is_read_again(host_key: Path) -> None:
    before = hostkey.load(host_key)
    assert hostkey.load(host_key) is before

    hostkey.put_new_first(host_key)

    current, former = hostkey.load(host_key)
    assert former == before[0] != current
    assert mode(host_key) == 0o600


def test_a_changed_file_is_read_again_whatever_its_clock_says(host_key: Path, tmp_path: Path) -> None:
    before, seen = hostkey.load(host_key), host_key.stat()
    host_key.write_bytes(host_key.read_bytes() * 2)
    os.utime(host_key, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert hostkey.load(host_key) == before * 2

    other = tmp_path / "other.key"
    other.write_bytes(base64.b64encode(bytes(32)) + b"\n" + base64.b64encode(bytes(32)) + b"\n")
    os.utime(other, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    other.replace(host_key)
    assert hostkey.load(host_key)[0].secret == bytes(32)


def test_former_keys_can_be_dropped(host_key: Path) -> None:
    hostkey.put_new_first(host_key)
    current = hostkey.load(host_key)[0]

    hostkey.keep_first_only(host_key)

    assert hostkey.load(host_key) == (current,)
    assert [file.name for file in host_key.parent.iterdir()] == ["host.key"]


def test_a_host_key_does_not_show_its_secret(host_key: Path) -> None:
    key = hostkey.load(host_key)[0]

    assert repr(key.secret) not in repr(key)
    assert key.secret.hex().startswith(key.id) is False


@pytest.mark.django_db(databases=["default", "keyring"])
def test_the_host_key_of_another_server_opens_nothing(settings: Settings, tmp_path: Path) -> None:
    owner = new_id()
    keys.create(owner)
    keys.forget()
    settings.MANDORLA_HOST_KEY_FILE = tmp_path / "other.key"
    hostkey.create_host_key(tmp_path / "other.key")

    with pytest.raises(HostKeyProblem, match=r"is not the host key of this data.+Put the right file back"):
        keys.of(owner)
    assert DataKey.objects.not_under(hostkey.load(tmp_path / "other.key")[0].id).count() == 1
