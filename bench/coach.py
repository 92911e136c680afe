"""How well the coach reads, beside its goals; by rule alone, or with the model where it is installed.

    python bench/coach.py [--data DIR] [--rules]

DIR holds labelled sets that are no part of this project, named `dev_listening_annomi.csv` and so on; a set that is
missing is said to be so, and nothing fails. Sentences in `held_out/` are our own, in the words of couples, and were
written by one who had not seen those that are learned from (`reports.txt` by one who had); no five words in a row are
in both, but for the beginnings of three in `safety.txt`. Still one hand wrote them and the rules: they are for us and
not for a paper.
"""

import argparse
import csv
import os
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mandorla.settings")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from bench import coach_cost
from django.conf import settings

from mandorla import coach
from mandorla.coach import weights
from mandorla.coach.logic.reading import TASKS, Reading
from mandorla.coach.reader import Reads
from mandorla.coach.training import sentences

Row = dict[str, str]
HELD_OUT, HELD_OUT_TASKS = Path(__file__).parent / "held_out", ("listening", "startup", "compliment")
TEXTS = {"text", "prev", "paraphrase", "speaker_text"}
LATER = "reports"  # a second set of reports, written before the phrases were widened once more
SUPPORTIVE = {"reflect", "validate", "open_q", "question"}
FIVE = {"self_shift": "other", "validate": "other", "judge": "advise"}
SIX = {"open_q": "question", "closed_q": "question", "judge": "other"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path, default=None)
    parser.add_argument(
        "--rules", action="store_true", help="by rule alone, also where the model is installed"
    )
    asked = parser.parse_args()
    folder, settings.MANDORLA_COACH = asked.data, Reads.RULES if asked.rules else Reads.MODEL
    kind = "with the model" if weights.is_installed() and not asked.rules else "by rule alone"
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


def held_out(task: str) -> Callable[[Path | None], str]:
    """Our own sentences that nothing was learned from: macro-F1, or for two labels the area and the recall."""

    def measure(_folder: Path | None) -> str:
        written = sentences.written(task, HELD_OUT)
        labels, read = [one.label for one in written], [coach.read(one.text, task) for one in written]
        best = TASKS[task][-1]
        if len(TASKS[task]) > 2:
            return f"{macro_f1(labels, [one.label for one in read]):.3f}"
        scores = [one.score for one in read]
        area_of = area([label == best for label in labels], scores)
        return f"{area_of:.3f}; recall {recall(labels, scores, best):.2f}"

    return measure


def harm(label: str, task: str = "", kept: str = sentences.SAFETY) -> Callable[[Path | None], str]:
    """Of sentences of ours, never learned from: those that lead to help, or, with a task, those that are faulted."""

    def measure(_folder: Path | None) -> str:
        found = [one.text for one in sentences.written(kept, HELD_OUT) if one.label == label]
        read = [coach.read(text, task or "startup") for text in found]
        said = [_is(one, TASKS[task][-1]) if task else one.is_about_safety for one in read]
        return f"{sum(said)} of {len(found)}"

    return measure


def led_astray(folder: Path | None) -> str:
    """Of 100 supportive turns of others, those that would lead to help."""
    everything = [row for name in ("annomi", "esconv") for row in rows(folder, f"listening_{name}")]
    found = [row["text"] for row in everything if row["label"] in SUPPORTIVE]
    read = [coach.read(text, "listening").is_about_safety for text in found]
    return figure(found, lambda: 100 * statistics.mean(read))


def copied(folder: Path | None) -> str:
    """Sentences of ours that share five words in a row with one of a set."""
    known = {run for path in sorted(folder.glob("dev_*.csv")) for run in _runs(path)} if folder else set()
    ours = [one.text for task in (*sentences.TASKS, sentences.SAFETY) for one in sentences.written(task)]
    ours += [one.text for task in (*HELD_OUT_TASKS, LATER) for one in sentences.written(task, HELD_OUT)]
    both = sum(any(len(run) == 5 and run in known for run in sentences.runs(text)) for text in ours)
    return f"{both} of {len(ours)}" if known else "not measured: no data"


def _runs(path: Path) -> Iterator[tuple[str, ...]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name in TEXTS & row.keys():
                yield from sentences.runs(row[name])


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
    ("listening, couples, 8 classes, held out", "0.80", held_out("listening")),
    ("harsh starts, held out, AUC", "0.85; recall 0.55", held_out("startup")),
    ("specific praise, held out, AUC", "0.88", held_out("compliment")),
    ("reports of harm led to help, held out", "most", harm("hurt")),
    ("reports of harm called harsh, held out", "0", harm("hurt", "startup")),
    ("everyday words led to help, held out", "0", harm("calm")),
    ("reports of harm led to help, kept later", "most", harm("hurt", kept=LATER)),
    ("reports of harm called harsh, kept later", "0", harm("hurt", "startup", LATER)),
    ("hard, harmless words led to help, kept later", "0", harm("calm", kept=LATER)),
    ("led to help, of 100 supportive turns", "0", led_astray),
    ("five words in a row as in a set, sentences", "0", copied),
    ("processor time of a sentence", "p95 at most 25 ms", coach_cost.time_of_a_sentence),
    ("memory added; install", "at most 220 MB; 250 MB", coach_cost.memory_and_install),
    ("time of 10,000 characters by that of 1,250", "linear: 8", coach_cost.growth),
)

if __name__ == "__main__":
    main()
