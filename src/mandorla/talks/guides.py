"""A script to read in advance: every step, with the words for both sides."""

import re
from dataclasses import dataclass
from functools import partial

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mandorla.pairs.models import Member
from mandorla.talks.logic.script import Role, Script

BLANKS = {"{other}": _("the other"), "{card}": _("a question from the decks")}
BLANK = re.compile(r"(^|[.?!]\s+)?(\{other\}|\{card\})")  # and whether it begins a sentence


@dataclass(frozen=True, slots=True)
class Outline:
    """One step in a guide; if both sides read the same, it is shown once."""

    title: str
    speaker: str
    listener: str
    is_same: bool
    is_private: bool


def outline(member: Member, script: Script) -> list[Outline]:
    """Every step of `script`, in the order of the file."""
    name = member.other.person.name if member.other else None
    rows = []
    for step in script.steps:
        speaker, listener = (_words(step.say[role], name) for role in (Role.SPEAKER, Role.LISTENER))
        rows.append(
            Outline(
                step.title,
                speaker,
                listener,
                step.say[Role.SPEAKER] == step.say[Role.LISTENER],
                step.is_private,
            )
        )
    return rows


def _words(text: str, name: str | None) -> str:
    return " ".join(BLANK.sub(partial(_filled, name), text).split())


def _filled(name: str | None, found: re.Match[str]) -> str:
    begins, blank = found.groups()
    if name and blank == "{other}":
        return f"{begins or ''}{name}"
    words = str(BLANKS[blank])
    return words if begins is None else begins + capfirst(words)
