import shutil

from tests.running.conftest import House

KEY = "import uuid; from mandorla.vault import keys; owner = uuid.UUID(int=7); "


def complaints(house: House) -> list[str]:
    done = house.run("doctor")
    assert done.returncode == (1 if "LOOK" in done.stdout else 0), done.stderr
    return [line.removeprefix("LOOK  ") for line in done.stdout.splitlines() if line.startswith("LOOK")]


def test_the_doctor_misses_only_the_worker_of_a_house_at_rest(ready: House) -> None:
    assert ready.run("backup").returncode == 0
    assert complaints(ready) == ["No worker keeps the timetable. Run `mandorla serve`, or `mandorla worker`."]


def test_the_doctor_names_what_is_open_to_others(ready: House) -> None:
    ready.data.chmod(0o750)
    (ready.keys / "secret.key").chmod(0o644)
    found = " ".join(complaints(ready))
    assert f"Run: chmod 700 {ready.data}" in found
    assert f"Run: chmod 600 {ready.keys}/secret.key" in found


def test_the_doctor_notices_the_key_of_another_house(ready: House) -> None:
    ready.python(KEY + "keys.create(owner)")
    other = House(ready.folder / "other")
    assert other.run("init").returncode == 0
    shutil.copy(other.keys / "host.key", ready.keys / "host.key")
    assert any("is not the host key of this data" in one for one in complaints(ready))


def test_the_doctor_notices_people_whose_keys_are_gone(ready: House) -> None:
    ada = "from mandorla.people.models import Person; Person.objects.create(id=owner, username='ada')"
    ready.python(f"{KEY}keys.create(owner); {ada}; keys.destroy(owner)")
    assert any("1 of 1 people and pairs have no key" in one for one in complaints(ready))


def test_the_doctor_of_an_empty_folder_says_where_to_begin(empty: House) -> None:
    found = complaints(empty)
    assert all("`mandorla init`" in one for one in found)
    assert not empty.data.exists()


def test_a_new_host_key_opens_what_the_former_one_did(ready: House) -> None:
    secret = "print(keys.of(owner).secret.hex())"
    before = ready.python(KEY + "keys.create(owner); " + secret)
    former = (ready.keys / "host.key").read_text()
    assert ready.run("backup").returncode == 0
    assert "1 keys were wrapped" in ready.run("rotate-key").stdout
    assert (ready.keys / "host.key").read_text() != former
    assert ready.python(KEY + secret) == before
    [found] = complaints(ready)[1:]  # the first is about the worker
    assert "Run `mandorla backup`" in found
    assert f"Leave {ready.keys / 'host.key'} as it is" in found
    assert ready.run("backup").returncode == 0
    assert len(complaints(ready)) == 1


def test_the_doctor_misses_a_backup_and_tries_the_newest_one_out(ready: House) -> None:
    assert any("There is no backup" in one for one in complaints(ready))
    assert ready.run("backup").returncode == 0
    assert "is whole" in ready.run("doctor").stdout
    [backup] = (ready.folder / "data-backups" / "keyring").glob("*.sqlite3")
    backup.write_bytes(b"not a database")
    assert any("is damaged" in one for one in complaints(ready))
