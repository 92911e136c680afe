"""The sentences we wrote for the coach to learn from, and what is made of each."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mandorla.coach.logic.text import plain, words

FOLDER = Path(__file__).parent / "sentences"
A_LISTENER = 10_000  # added to the number of a sentence that is borrowed
# How much of oneself a listener shows: nothing by questions and advice, a feeling where they feel along.
_SHOWN_BY = {
    "advise": "none", "open_q": "none", "closed_q": "none", "validate": "emotion", "self_shift": "information",
}  # fmt: skip
TASKS = ("listening", "startup", "compliment", "disclosure")
SAFETY = "safety"  # no task that is asked for: what tells a report of violence, by no word of it


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, its label, and the number of the sentence that it is, or is a copy of."""

    text: str
    label: str
    number: int


def written(task: str, folder: Path = FOLDER) -> list[Example]:
    """Every sentence of a task as it was written: below `# label`, a line each."""
    found, label = [], ""
    for number, line in enumerate((folder / f"{task}.txt").read_text(encoding="utf-8").splitlines()):
        if line.startswith("# "):
            label = line[2:]
        elif line:
            found.append(Example(line, label, number))
    return found


def examples(task: str) -> list[Example]:
    """Every sentence, and each once more as somebody types it in a hurry."""
    return [copy for example in [*written(task), *_borrowed(task)] for copy in _copies(example)]


def unpunctuated(text: str) -> str:
    """The text in lower case, with apostrophes but without any other mark."""
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s']", " ", text.lower())).strip()


def runs(text: str, length: int = 5) -> set[tuple[str, ...]]:
    """Every so many words in a row; a shorter text is one run."""
    said = words(plain(text))
    return {tuple(said[first : first + length]) for first in range(max(1, len(said) - length + 1))} - {()}


def _borrowed(task: str) -> Iterator[Example]:
    if task == SAFETY:
        yield from _calm()
    if task in _BORROWS:
        for example in written("listening"):
            label = _BORROWS[task](example)
            if label:
                yield Example(example.text, label, A_LISTENER + example.number)


def _as_start(example: Example) -> str:
    """What a listener says is no harsh start, though it speaks of you; only where it judges it is one."""
    if example.label == "judge":
        return "harsh"
    return "soft" if example.number % 2 else ""


def _as_disclosure(example: Example) -> str:
    return _SHOWN_BY.get(example.label, "")


_BORROWS: Mapping[str, Callable[[Example], str]] = {"startup": _as_start, "disclosure": _as_disclosure}


def _calm() -> Iterator[Example]:
    """What is written for other tasks tells of no violence."""
    for number, task in enumerate(("listening", "startup", "compliment"), start=1):
        for example in written(task):
            if task != "listening" or example.number % 2:
                yield Example(example.text, "calm", number * A_LISTENER + example.number)


def _copies(example: Example) -> Iterator[Example]:
    yield example
    hurried = unpunctuated(example.text)
    if hurried != example.text:
        yield Example(hurried, example.label, example.number)
