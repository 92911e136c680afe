"""A Dockerfile, read: its instructions, and what its last stage leaves in the image."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

Instruction = tuple[str, str]


def instructions(text: str) -> list[Instruction]:
    """Each instruction and what follows it; comments gone, broken lines joined."""
    lines = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    joined = re.sub(r"\\\n\s*", "", lines)
    return [
        (word.upper(), rest.strip())
        for line in joined.splitlines()
        if line
        for word, rest in [line.split(None, 1)]
    ]


@dataclass(frozen=True)
class Image:
    """What the last stage says."""

    stages: list[Instruction]
    said: list[Instruction]

    @classmethod
    def read(cls, file: Path) -> "Image":
        found = instructions(file.read_text(encoding="utf-8"))
        last = max(place for place, (word, _) in enumerate(found) if word == "FROM")
        return cls(found, found[last:])

    def all(self, word: str) -> list[str]:
        return [rest for name, rest in self.said if name == word]

    def words(self, word: str) -> list[str]:
        """The words of an instruction in its JSON form, such as CMD."""
        found: list[str] = json.loads(re.sub(r"^.*?(?=\[)", "", self.all(word)[-1]))
        return found

    @property
    def surroundings(self) -> dict[str, str]:
        return dict(pair.split("=", 1) for line in self.all("ENV") for pair in line.split())

    @property
    def copied(self) -> list[list[str]]:
        """What every stage copies from the repository."""
        taken = [rest.split() for word, rest in self.stages if word == "COPY" and "--from" not in rest]
        return [words[:-1] for words in taken]
