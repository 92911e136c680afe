import re
from collections import Counter
from pathlib import Path

import pytest

from mandorla.coach import weights
from mandorla.coach.logic.reading import TASKS
from mandorla.coach.training import __main__ as training
from mandorla.coach.training import sentences


@pytest.mark.parametrize("task", sentences.TASKS)
def test_every_class_has_sixty_sentences_and_none_twice(task: str) -> None:
    written = sentences.written(task)
    counted = Counter(example.label for example in written)
    assert set(counted) == set(TASKS[task])
    assert min(counted.values()) >= 60
    assert len({example.text for example in written}) == len(written)


@pytest.mark.parametrize("task", ["compliment", "disclosure", "startup"])
def test_learning_again_gives_the_same_weights_to_the_byte(task: str, tmp_path: Path) -> None:
    training.write(task, "rules", None, tmp_path)
    name = f"{task}-rules.json"
    assert (tmp_path / name).read_bytes() == (weights.LEARNED / name).read_bytes()


def test_the_digests_are_whole_and_the_package_is_pinned() -> None:
    assert all(re.fullmatch(r"[0-9a-f]{64}", digest) for digest in weights.SHA256.values())
    pinned = (weights.LEARNED.parent / "model.lock").read_text(encoding="utf-8")
    assert re.search(r"==0\.1\.0 .*--hash=sha256:[0-9a-f]{64}\n\Z", pinned, re.DOTALL)


def test_a_file_that_is_not_the_one_we_know_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in weights.SHA256:
        (tmp_path / name).write_bytes(b"something else")
    monkeypatch.setattr(weights, "_folder", lambda: tmp_path)
    weights.forget()
    assert weights.model() is None
    assert not weights.is_installed()
    weights.forget()
