"""The data of every version that was ever landed is brought up to date, and read. `former/` keeps a house of each."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.running.conftest import House

FORMER = Path(__file__).with_name("former")
READ = """
import json
from mandorla.ownership import package, unpacking
from mandorla.people.models import Person
from mandorla.shared import clock
now = clock.now()
files = {one.username: unpacking.unpack(package.export(one, now))[1] for one in Person.objects.all()}
print(json.dumps({name: files[name]["book.md"].decode() for name in files}))
"""
SAID = {
    "noor": ["The kettle sings.", "The stairs creak.", "Thank you.", "Sealed words."],
    "sam": ["The kettle sings.", "The stairs creak.", "Thank you.", "Half a sentence."],
    "ada": ["Alone for now."],
}


@pytest.fixture(params=[path.name for path in sorted(FORMER.glob("*.zip"))])
def former(request: pytest.FixtureRequest, empty: House) -> House:
    """A house as that version left it: two databases and the host's key, which opens nothing else."""
    for folder in (empty.data, empty.keys):
        folder.mkdir(mode=0o700)
    with zipfile.ZipFile(FORMER / request.param) as kept:
        kept.extractall(empty.data)
    (empty.data / "host.key").rename(empty.keys / "host.key")
    (empty.keys / "host.key").chmod(0o600)
    return empty


def test_a_house_of_a_former_version_is_brought_up_to_date_and_read(former: House) -> None:
    assert "is older than this version" in former.refusal("serve", "--port", str(former.port))
    done = former.run("init")
    assert done.returncode == 0, done.stderr
    assert list((former.folder / "data-backups" / "content").glob("*.sqlite3"))
    books = json.loads(former.python(READ).splitlines()[-1])
    for name, sentences in SAID.items():
        assert [one for one in sentences if one not in books[name]] == []
    assert "Sealed words." not in books["sam"]
    doctor = former.run("doctor").stdout
    assert "Everybody has a key." in doctor
    assert former.run("init").stdout.strip() == "Everything is in place."
