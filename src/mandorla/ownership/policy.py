"""What is kept, who sees it, for how long, and how it goes: read from data_policy.yaml."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("data_policy.yaml")


@dataclass(frozen=True, slots=True)
class FieldPolicy:
    """One field: what it is in plain words, whether it is encrypted, who sees it, until when, exported, how erased."""

    name: str
    what: str
    stored: str
    seen_by: str
    kept: str
    exported: bool
    erased: str


@dataclass(frozen=True, slots=True)
class ModelPolicy:
    label: str
    title: str
    fields: tuple[FieldPolicy, ...]


@cache
def data_policy() -> tuple[ModelPolicy, ...]:
    """The whole policy, in the order of the file."""
    models: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))["models"]
    return tuple(
        ModelPolicy(model["model"], model["title"], tuple(FieldPolicy(**row) for row in model["fields"]))
        for model in models
    )
