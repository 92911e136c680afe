import io
import json
import zipfile
from hashlib import sha256
from typing import Any

import pytest
from django.core.management import call_command
from tests.cast import Player

from mandorla.ownership import package, settling, unpacking
from mandorla.ownership.tests.test_import import emptied
from mandorla.ownership.trouble import NotTakenIn
from mandorla.people.models import Person
from mandorla.shared import clock

WORDS = "seven quiet herons by the river"


def zipped(files: dict[str, bytes]) -> bytes:
    sums = "".join(f"{sha256(content).hexdigest()}  {name}\n" for name, content in files.items())
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as folder:
        for name, content in {**files, "sha256sums.txt": sums.encode()}.items():
            folder.writestr(name, content)
    return made.getvalue()


def said(**changes: Any) -> bytes:
    known: dict[str, Any] = {"format": "mandorla-export", "version": 1, "rows": {}}
    return zipped({"everything.json": json.dumps(known | changes).encode()})


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"words", "no zip file"),
        (said()[:-40], "no zip file"),
        (zipped({"letter.txt": b"words"}), "no file of Mandorla's"),
        (zipped({"everything.json": b"words"}), "no file of Mandorla's"),
        (zipped({"everything.json": b"[]"}), "no file of Mandorla's"),
        (said(format="another"), "no file of Mandorla's"),
        (said(version="1"), "no file of Mandorla's"),
        (said(rows=[]), "no file of Mandorla's"),
        (said(rows={"people.Person": ["words"]}), "no file of Mandorla's"),
        (said(rows={"people.Person": [{"hue": 3}]}), "no file of Mandorla's"),
        (said(version=99), "a newer version of Mandorla"),
    ],
)
def test_what_is_no_such_file_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(NotTakenIn, match=sentence):
        unpacking.unpack(content)


def test_a_file_that_was_changed_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(said())) as known, zipfile.ZipFile(made, "w") as changed:
        changed.writestr("everything.json", known.read("everything.json") + b" ")
        changed.writestr("sha256sums.txt", known.read("sha256sums.txt"))
    with pytest.raises(NotTakenIn, match="sums differ"):
        unpacking.unpack(made.getvalue())


def test_a_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MOST_BYTES", 10)
    with pytest.raises(NotTakenIn, match="larger"):
        unpacking.unpack(said())


def test_only_its_passphrase_opens_a_locked_file() -> None:
    locked = package.lock(said(), WORDS)
    assert unpacking.is_locked(locked)
    assert unpacking.unpack(locked, WORDS)[0] == {}
    for other in ("", "other words"):
        with pytest.raises(NotTakenIn, match="does not open"):
            unpacking.unpack(locked, other)


def test_nothing_is_taken_in_where_there_are_people(noor: Player) -> None:
    with pytest.raises(NotTakenIn, match="people here already"):
        settling.settle(rows={}, files={}, now=clock.now())


@pytest.mark.django_db
@pytest.mark.parametrize(
    "rows",
    [{}, {"people.Person": []}, {"people.Person": [{"id": "people.Person:1"}]}],
)
def test_a_file_that_does_not_say_whose_it_is_changes_nothing(rows: Any) -> None:
    with pytest.raises(NotTakenIn, match="whose it is"):
        settling.settle(rows=rows, files={}, now=clock.now())
    assert not Person.objects.exists()


def test_a_row_that_makes_no_sense_is_named_and_nothing_is_changed(noor: Player) -> None:
    rows, files = unpacking.unpack(package.export(noor.person, clock.now()))
    emptied()
    rows["prompts.Mark"] = [{"id": "prompts.Mark:1", "pair": "pairs.Pair:9", "slug": "a"}]
    with pytest.raises(NotTakenIn, match=r"prompts\.Mark:1"):
        settling.settle(rows=rows, files=files, now=clock.now())
    assert not Person.objects.exists()


def test_names_that_are_alike_make_sign_in_names_that_are_not(noor: Player, sam: Player) -> None:
    sam.person.display_name = noor.person.display_name
    sam.person.save()
    rows, files = unpacking.unpack(package.export(noor.person, clock.now()))
    emptied()
    person = settling.settle(rows=rows, files=files, now=clock.now())
    assert (person.username, settling.places_kept(person)) == ("noor", ["noor-2"])


def test_a_command_takes_a_file_in_and_says_how_to_sign_in(
    noor: Player, tmp_path: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mandorla.serving.readiness.check", lambda: None)
    file, phrase = tmp_path / "everything.zip.age", tmp_path / "phrase"
    file.write_bytes(package.lock(package.export(noor.person, clock.now()), WORDS))
    phrase.write_text(f"{WORDS}\n")
    emptied()
    call_command("import", str(file), passphrase_file=phrase)
    out = capsys.readouterr().out
    person = Person.objects.get(username="noor")
    assert person.check_password(out.splitlines()[0].rsplit(" ", 1)[1])
    assert "mandorla reset sam" in out
