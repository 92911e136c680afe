"""`python -m mandorla.coach.training [TASK ...]`: learn from the sentences anew, and write `coach/learned/`.

Weights of rules alone need nothing; those with meaning need the model (`mandorla coach install`), and are left as they
are without it.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import numpy as np

from mandorla.coach import weights
from mandorla.coach.logic import minilm
from mandorla.coach.logic.minilm import Model
from mandorla.coach.logic.reader import FEATURES
from mandorla.coach.logic.reading import TASKS
from mandorla.coach.training import sentences
from mandorla.coach.training.learning import Table, learn, learn_apart
from mandorla.coach.training.least import APART, LEAST, PENALTY

_MEANING_DIGITS = 6  # below this, machines may differ


def main() -> None:
    model = _exactly(weights.model())
    for task in sys.argv[1:] or sentences.TASKS:
        write(task, "rules", None)
        if model is not None:
            write(task, "meaning", model)
    sys.stdout.write("Learned.\n" if model else "Learned, by rule alone: the model is not installed.\n")


def write(task: str, kind: str, model: Model | None, folder: Path = weights.LEARNED) -> None:
    examples = sentences.examples(task)
    features = [FEATURES[task](example.text) for example in examples]
    meanings = None
    if model is not None:
        exact = [minilm.meaning(model, example.text, np.float64) for example in examples]
        meanings = np.round(np.array(exact), _MEANING_DIGITS)
    table = Table(features, meanings, [example.label for example in examples])
    if model is not None and task in APART:
        found = learn_apart(table, TASKS[task], PENALTY[task], APART[task])
    else:
        found = learn(table, TASKS[task], PENALTY[task])
    made = asdict(found) | {"least": LEAST[kind][task]}
    text = json.dumps(made, sort_keys=True, indent=0, ensure_ascii=True, separators=(",", ":"))
    (folder / f"{task}-{kind}.json").write_text(_compact(text), encoding="utf-8")


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
