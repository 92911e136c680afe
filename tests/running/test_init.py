import stat
from pathlib import Path

from tests.running.conftest import House


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_what_init_makes_is_closed_to_others(ready: House) -> None:
    assert {mode(ready.data), mode(ready.keys)} == {0o700}
    assert {mode(path) for path in ready.keys.iterdir()} == {0o600}
    assert {mode(path) for path in ready.data.glob("*.sqlite3")} == {0o600}


def test_init_repeated_changes_nothing(ready: House) -> None:
    before = contents(ready.keys), contents(ready.data)
    done = ready.run("init")
    assert (done.returncode, done.stdout) == (0, "Everything is in place.\n")
    assert (contents(ready.keys), contents(ready.data)) == before


def test_init_makes_no_new_key_for_data_whose_key_is_lost(ready: House) -> None:
    (ready.keys / "host.key").unlink()
    assert "is missing, but there is data" in ready.refusal("init")
    assert not (ready.keys / "host.key").exists()


def test_init_puts_back_what_can_be_made_anew(ready: House) -> None:
    (ready.keys / "secret.key").unlink()
    (ready.data / "static.sources").unlink()
    assert ready.run("init").stdout == "Gathered the files that pages are made of.\n"
    assert mode(ready.keys / "secret.key") == 0o600


def test_init_closes_a_folder_that_others_could_look_into(ready: House) -> None:
    ready.data.chmod(0o755)
    ready.run("init")
    assert mode(ready.data) == 0o700
