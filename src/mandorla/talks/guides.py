"""A script to read in advance: every step, with the words for both sides."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from mandorla.pairs.models import Member
from mandorla.talks.logic.script import Role, Script

SOMEBODY = _("the other")


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
    name = member.other.person.name if member.other else str(SOMEBODY)
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


def _words(text: str, name: str) -> str:
    return " ".join(
        text.replace("{card}", str(_("a question of the decks"))).replace("{other}", name).split()
    )
