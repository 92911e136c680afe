"""Reads data_policy.yaml: what is stored, who sees it, for how long, and how it is erased. Defines its vocabulary."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FILE = Path(__file__).with_name("data_policy.yaml")

STORED: dict[str, str | Promise] = {
    "own_key": _("encrypted, your key"),
    "pair_key": _("encrypted, the pair's key"),
    "server_key": _("encrypted, the server's key"),
    "wrapped": _("encrypted, the host's key"),
    "fingerprint": _("as a fingerprint that does not lead back"),
    "plain": _("plain"),
}
SEEN_BY: dict[str, str | Promise] = {
    "me": _("you"),
    "both": _("you both"),
    "other_when_open": _("the other, while it is open"),
    "me_then_both": _("you; both once it is open"),
    "link": _("you; whoever has the link"),
    "both_and_link": _("you both; whoever has your invitation"),
    "nobody": _("nobody in the app"),
}
KEPT: dict[str, str | Promise] = {
    "account": _("as long as your account"),
    "with_it": _("as long as what it belongs to"),
    "changed": _("until you change it"),
    "day": _("until that day is over"),
    "deleted": _("until you delete it"),
    "taken_back": _("until you take it back"),
    "sent": _("until you send it or clear it"),
    "signed_out": _("until you sign out"),
    "pair": _("until thirty days after you both have left"),
    "both": _("until you both have erased your accounts"),
    "queue": _("until the task is done"),
    "month": _("for thirty days"),
    "season": _("for four months"),
    "move": _("until two days after it"),
    "month_after": _("until thirty days after it ended"),
    "hundred": _("the last hundred, for thirty days at most"),
    "server": _("as long as the server"),
    "never": _("never filled"),
}
ERASED: dict[str, str | Promise] = {
    "by_me": _("erased when you delete it"),
    "with_it": _("erased with what it belongs to"),
    "taken_back": _("erased when you take it back"),
    "sent": _("erased when you send it or clear it"),
    "signed_out": _("erased when you sign out"),
    "account": _("erased with your account"),
    "by_itself": _("erased by itself"),
    "host": _("erased by the host"),
    "never": _("nothing to erase"),
}
# Where the end of keeping says already how it goes.
SAME = {
    *(("deleted", "by_me"), ("account", "account")),
    *(
        (kept, "by_itself")
        for kept in ("queue", "hundred", "month", "season", "month_after", "move", "pair", "both")
    ),
    *((word, word) for word in ("with_it", "taken_back", "sent", "signed_out", "never")),
}
WORDS = {"stored": STORED, "seen_by": SEEN_BY, "kept": KEPT, "erased": ERASED}


@dataclass(frozen=True, slots=True)
class FieldPolicy:
    """A line of the policy: one field, or some that are alike. `why` says why it is plain, where it is."""

    names: tuple[str, ...]
    what: str
    stored: str
    seen_by: str
    kept: str
    erased: str
    exported: bool
    why: str = ""

    @property
    def words(self) -> dict[str, str | Promise]:
        """How people read what is coded: stored, seen_by, kept and erased."""
        return {part: words[getattr(self, part)] for part, words in WORDS.items()}

    @property
    def goes_as_kept(self) -> bool:
        """Whether the end of keeping says already how it is erased."""
        return (self.kept, self.erased) in SAME


@dataclass(frozen=True, slots=True)
class ModelPolicy:
    """The policy of one table. `label` is Django's name of the model."""

    label: str
    title: str
    fields: tuple[FieldPolicy, ...]

    @property
    def is_about_people(self) -> bool:
        """Whether anything in it is about somebody: not so in tables that stay empty or name only tables."""
        return any(line.kept not in ("never", "server") for line in self.fields)


@dataclass(frozen=True, slots=True)
class RoomPolicy:
    """The policy of the tables of one room, or of one library, that are about people."""

    name: str
    models: tuple[ModelPolicy, ...]

    @property
    def titles(self) -> list[str]:
        return [model.title for model in self.models]


def rooms() -> list[RoomPolicy]:
    """What is kept about people, by room, in the order of the file."""
    found: dict[str, list[ModelPolicy]] = {}
    for model in data_policy():
        if model.is_about_people:
            found.setdefault(model.label.partition(".")[0].replace("_", "-"), []).append(model)
    return [RoomPolicy(name, tuple(models)) for name, models in found.items()]


@cache
def data_policy() -> tuple[ModelPolicy, ...]:
    """The whole policy, in the order of the file."""
    return tuple(parse(FILE.read_text(encoding="utf-8")))


def parse(text: str) -> list[ModelPolicy]:
    """The policy that a YAML text holds."""
    models: list[dict[str, Any]] = yaml.safe_load(text)["models"]
    return [
        ModelPolicy(
            row["model"],
            row["title"],
            tuple(_line({**row.get("usual", {}), **line}) for line in row["fields"]),
        )
        for row in models
    ]


def _line(row: dict[str, Any]) -> FieldPolicy:
    return FieldPolicy(**{**row, "names": tuple(row["names"])})
