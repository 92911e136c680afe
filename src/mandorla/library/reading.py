"""Reads content files: YAML in which every mapping knows its line. Each slice interprets its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

CONTENT = Path(__file__).resolve().parent.parent / "content"
LANGUAGE = "en"
LINE = "__line__"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong with a content file, and where. Lines count from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class ContentProblem(Exception):
    """Invalid content; `problems` lists what is wrong, with file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True, slots=True)
class Document:
    """One content file: its name as shown in messages, and its contents."""

    file: str
    body: Any

    def problem(self, place: Any, message: str) -> Problem:
        """A problem at the line of `place`, a mapping of this document."""
        return Problem(self.file, place.get(LINE, 1) if isinstance(place, dict) else 1, message)


class _Loader(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """A safe loader that records the line of every mapping and rejects duplicate keys."""


def _mapping(loader: Any, node: Any) -> dict[Any, Any]:
    found: dict[Any, Any] = loader.construct_mapping(node, deep=True)
    if len(found) < len(node.value):
        names = [key.value for key, _ in node.value]
        twice = next(key for key, _ in reversed(node.value) if names.count(key.value) > 1)
        raise yaml.MarkedYAMLError(
            problem=f"this part stands twice: {twice.value}", problem_mark=twice.start_mark
        )
    found[LINE] = node.start_mark.line + 1
    return found


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def parse(file: str, text: str) -> Document:
    """Parse the text of a content file; a YAML error becomes a `ContentProblem` with its line."""
    try:
        # A subclass of the safe loader.
        return Document(file, yaml.load(text, Loader=_Loader))  # noqa: S506 # nosec B506
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentProblem([Problem(file, line, error.problem or "not YAML")]) from error


def documents(folder: str, language: str = LANGUAGE) -> Iterator[Document]:
    """Every YAML file of a content folder ("decks"), by name."""
    for path in sorted((CONTENT / language / folder).glob("*.yaml")):
        yield parse(str(path.relative_to(CONTENT)), path.read_text(encoding="utf-8"))


def names(folder: str, language: str = LANGUAGE) -> list[str]:
    """The sorted names of a content folder's files, without extension; none is read."""
    return sorted(path.stem for path in (CONTENT / language / folder).glob("*.yaml"))


@cache
def document(name: str, language: str = LANGUAGE) -> Document:
    """One content file ("topics.yaml"), read once per process."""
    path = CONTENT / language / name
    return parse(str(path.relative_to(CONTENT)), path.read_text(encoding="utf-8"))
