"""How well the coach reads, beside its goals; by rule alone, or with the model where it is installed.

    python bench/coach.py [--data DIR]

DIR holds labelled sets that are no part of this project, named `dev_listening_annomi.csv` and so on; a set that is
missing is said to be so, and nothing fails. Sentences of our own are measured without DIR: each is read with weights
that were learned from the others (ten parts), so these figures are for us and not for a paper.
"""

import argparse
import csv
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from mandorla import coach
from mandorla.coach import weights
from mandorla.coach.logic.classifier import Weights, probabilities
from mandorla.coach.logic.reader import FEATURES
from mandorla.coach.logic.reading import TASKS, Reading
from mandorla.coach.training import sentences
from mandorla.coach.training.learning import Table, learn

Row = dict[str, str]
PARTS = 10
SUPPORTIVE = {"reflect", "validate", "open_q", "question"}
FIVE = {"self_shift": "other", "validate": "other", "judge": "advise"}
SIX = {"open_q": "question", "closed_q": "question", "judge": "other"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=None)
    folder = parser.parse_args().data
    kind = "with the model" if weights.is_installed() else "by rule alone"
    print(f"| {kind} | goal | ours |\n| --- | --- | --- |")
    for name, goal, measure in (*SETS, *OWN):
        print(f"| {name} | {goal} | {measure(folder)} |", flush=True)


def rows(folder: Path | None, name: str) -> list[Row]:
    """A set, or nothing where it isn't there."""
    path = folder / f"dev_{name}.csv" if folder else None
    if path is None or not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def listening(name: str, change: Callable[[str], str], alike: dict[str, str]) -> Callable[[Path | None], str]:
    def measure(folder: Path | None) -> str:
        found = rows(folder, name)
        read = [coach.read(change(row["text"]) or "ok", "listening").label for row in found]
        return figure(
            found, lambda: macro_f1([row["label"] for row in found], [alike.get(one, one) for one in read])
        )

    return measure


def disclosure(folder: Path | None) -> str:
    found = rows(folder, "disclosure_offmychest")
    read = [coach.read(row["text"], "disclosure").label for row in found]
    return figure(found, lambda: macro_f1([row["label"] for row in found], read))


def paraphrase(other: str) -> Callable[[Path | None], str]:
    def measure(folder: Path | None) -> str:
        found = [row for row in rows(folder, "paraphrase_annomi") if row["label"] in {"match", other}]
        scores = [coach.read(row["paraphrase"], "paraphrase", row["speaker_text"]).score for row in found]
        return figure(found, lambda: area([row["label"] == "match" for row in found], scores))

    return measure


def false_flags(task: str, label: str) -> Callable[[Path | None], str]:
    def measure(folder: Path | None) -> str:
        everything = [row for name in ("annomi", "esconv") for row in rows(folder, f"listening_{name}")]
        found = [row for row in everything if row["label"] in SUPPORTIVE]
        read = [coach.read(row["text"], task) for row in found]
        return figure(found, lambda: 100 * statistics.mean(_is(reading, label) for reading in read))

    return measure


def sure(folder: Path | None) -> str:
    found = rows(folder, "listening_annomi")
    read = [(coach.read(row["text"], "listening"), row["label"]) for row in found]
    spoken = [(FIVE.get(one.label, one.label), label) for one, label in read if not one.abstained]
    right = statistics.mean(said == label for said, label in spoken) if spoken else 0.0
    return f"{right:.3f} of {len(spoken) / len(read):.0%}" if found else "not measured: no data"


def own(task: str) -> Callable[[Path | None], str]:
    def measure(_folder: Path | None) -> str:
        labels, likely = held_out(task)
        best = TASKS[task][-1]
        if len(TASKS[task]) > 2:
            return f"{macro_f1(labels, [max(one, key=lambda name: one[name]) for one in likely]):.3f}"
        scores = [one[best] for one in likely]
        return f"{area([label == best for label in labels], scores):.3f}; recall {recall(labels, scores, best):.2f}"

    return measure


def held_out(task: str) -> tuple[list[str], list[dict[str, float]]]:
    """Each of our sentences, read by rules that were learned from the other parts."""
    examples = sentences.examples(task)
    features = [FEATURES[task](example.text) for example in examples]
    labels, likely = [], []
    for part in range(PARTS):
        kept = [place for place, example in enumerate(examples) if example.number % PARTS != part]
        table = Table([features[place] for place in kept], None, [examples[place].label for place in kept])
        found = learn(table, TASKS[task])
        known = Weights(found.labels, tuple(found.bias), found.features, None, {})
        for place, example in enumerate(examples):
            if example.number % PARTS == part and example.number < sentences.A_LISTENER:
                labels.append(example.label)
                likely.append(probabilities(known, features[place]))
    return labels, likely


def cost(_folder: Path | None) -> str:
    texts = [example.text for example in sentences.written("listening")][:200]
    coach.read(texts[0], "listening")
    taken = [_milliseconds(text) for text in texts]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    late = statistics.quantiles(taken, n=20)[-1]
    return f"p50 {statistics.median(taken):.1f} ms, p95 {late:.1f} ms; {memory:.0f} MB in all"


def _milliseconds(text: str) -> float:
    began = time.perf_counter()
    coach.read(text, "listening")
    return 1000 * (time.perf_counter() - began)


def _is(reading: Reading, label: str) -> bool:
    return reading.label == label and not reading.abstained


def figure(found: Sequence[object], measure: Callable[[], float]) -> str:
    return f"{measure():.3f}" if found else "not measured: no data"


def macro_f1(wanted: list[str], read: list[str]) -> float:
    """The mean of the labels' F1, over the labels that are wanted."""
    return statistics.mean(_f1(wanted, read, label) for label in sorted(set(wanted)))


def _f1(wanted: list[str], read: list[str], label: str) -> float:
    both = sum(one == label == other for one, other in zip(wanted, read, strict=True))
    return 2 * both / (wanted.count(label) + read.count(label) or 1)


def area(is_one: list[bool], scores: list[float]) -> float:
    """How often one that is has a higher score than one that isn't (ties count half)."""
    ones = [score for score, one in zip(scores, is_one, strict=True) if one]
    others = [score for score, one in zip(scores, is_one, strict=True) if not one]
    pairs = sum((one > other) + (one == other) / 2 for one in ones for other in others)
    return pairs / (len(ones) * len(others))


def recall(labels: list[str], scores: list[float], wanted: str, most: float = 0.08) -> float:
    """How many of the wanted are found where at most `most` of the others are."""
    others = sorted(
        (score for score, label in zip(scores, labels, strict=True) if label != wanted), reverse=True
    )
    border = others[int(most * len(others))]
    return statistics.mean(
        score > border for score, label in zip(scores, labels, strict=True) if label == wanted
    )


SETS = (
    (
        "listening, AnnoMI, 5 classes, macro-F1",
        "0.62 (0.55 by rule)",
        listening("listening_annomi", str, FIVE),
    ),
    ("the same without punctuation", "0.57", listening("listening_annomi", sentences.unpunctuated, FIVE)),
    ("listening, MI-gold, 8 classes", "0.50", listening("listening_migold", str, {})),
    ("listening, ESConv, 6 classes", "0.49", listening("listening_esconv", str, SIX)),
    ("disclosure, 4 classes", "0.45", disclosure),
    ("paraphrase, AUC, another conversation", "0.80", paraphrase("mismatch_other_conversation")),
    ("paraphrase, AUC, another turn of the same", "0.71", paraphrase("mismatch_same_conversation")),
    ("accuracy where it does not abstain", "0.78 of 60%", sure),
    ("false judge, of 100 supportive turns", "at most 0.5", false_flags("listening", "judge")),
    ("false harsh, of 100 supportive turns", "at most 1.0", false_flags("startup", "harsh")),
)
OWN = (
    ("our sentences, rules: listening, macro-F1", "-", own("listening")),
    ("our sentences, rules: harsh starts, AUC", "0.85; recall 0.55", own("startup")),
    ("our sentences, rules: specific praise, AUC", "0.88", own("compliment")),
    ("time of a sentence; memory", "p95 25 ms; 220 MB more", cost),
)

if __name__ == "__main__":
    main()
