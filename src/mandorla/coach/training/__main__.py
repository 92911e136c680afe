"""`python -m mandorla.coach.training [TASK ...]`: learn from the sentences anew, and write `coach/learned/`.

Weights of rules alone need nothing; those with meaning need the model (`mandorla coach install`), and are left as they
are without it.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mandorla.coach import weights
from mandorla.coach.logic import minilm
from mandorla.coach.logic.minilm import Model
from mandorla.coach.logic.reader import FEATURES, MEANING
from mandorla.coach.logic.reading import TASKS
from mandorla.coach.training import sentences
from mandorla.coach.training.learning import Table, learn, learn_apart
from mandorla.coach.training.least import APART, ASKED, HELP, HURT, LEAST, PENALTY

SAFETY = ("calm", "hurt")
_MEANING_DIGITS = 6  # below this, machines may differ


def main() -> None:
    model = _exactly(weights.model())
    asked = sys.argv[1:] or (*sentences.TASKS, sentences.SAFETY)
    for task in asked:
        if task in sentences.TASKS:
            write(task, "rules", None)
            if model is not None:
                write(task, "meaning", model)
    if model is not None and sentences.SAFETY in asked:
        write_safety(model)
    sys.stdout.write("Learned.\n" if model else "Learned, by rule alone: the model is not installed.\n")


def write(task: str, kind: str, model: Model | None, folder: Path = weights.LEARNED) -> None:
    examples = sentences.examples(task)
    features = [FEATURES[task](example.text) for example in examples]
    meanings = None if model is None else _meanings(model, examples, MEANING[task])
    table = Table(features, meanings, [example.label for example in examples])
    if model is not None and task in APART:
        found = learn_apart(table, TASKS[task], PENALTY[task], APART[task], ASKED.get(task, ()))
    else:
        found = learn(table, TASKS[task], PENALTY[task], ASKED.get(task, ()))
    _write(folder / f"{task}-{kind}.json", asdict(found) | {"least": LEAST[kind][task]})


def write_safety(model: Model, folder: Path = weights.LEARNED) -> None:
    """What tells words of violence from others, by their manner and meaning alone."""
    examples = sentences.examples(sentences.SAFETY)
    meanings = _meanings(model, examples, minilm.manner_and_meaning)
    nameless: list[dict[str, float]] = [{} for _example in examples]
    found = learn(
        Table(nameless, meanings, [one.label for one in examples]), SAFETY, PENALTY[sentences.SAFETY]
    )
    _write(folder / "safety-meaning.json", asdict(found) | {"least": {"hurt": HURT, "help": HELP}})


def _meanings(
    model: Model, examples: list[sentences.Example], meaning: Callable[..., Any]
) -> NDArray[np.float64]:
    exact = [meaning(model, example.text, np.float64) for example in examples]
    return np.round(np.array(exact), _MEANING_DIGITS)


def _write(path: Path, made: dict[str, Any]) -> None:
    text = json.dumps(made, sort_keys=True, indent=0, ensure_ascii=True, separators=(",", ":"))
    path.write_text(_compact(text), encoding="utf-8")


def _exactly(model: Model | None) -> Model | None:
    """The same model in double precision, so that sums come out alike on every machine."""
    if model is None:
        return None
    return Model({name: array.astype(np.float64) for name, array in model.arrays.items()}, model.vocabulary)


def _compact(text: str) -> str:
    """A line for every row of numbers."""
    joined = text.replace("\n", "")
    return joined.replace("],", "],\n").replace('{"', '{\n"') + "\n"


if __name__ == "__main__":
    main()
