"""Check-ins in words: labels for choices, and sentences about what the other shows."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mandorla.checkins.logic.circles import step_of
from mandorla.checkins.logic.saying import Need, Part, Saying, Talk

PARTS = {
    Part.NEED: gettext_lazy("What I need"),
    Part.TALK: gettext_lazy("When I would like to talk"),
    Part.CLOSENESS: gettext_lazy("How close I feel"),
    Part.FEELINGS: gettext_lazy("My feelings"),
    Part.NOTE: gettext_lazy("My note"),
    Part.ENERGY: gettext_lazy("My energy"),
}
ENERGIES = {
    1: gettext_lazy("Empty"),
    2: gettext_lazy("Low"),
    3: gettext_lazy("Enough"),
    4: gettext_lazy("Good"),
    5: gettext_lazy("Full"),
}
NEEDS = {
    Need.HEARD: gettext_lazy("To be heard"),
    Need.HELP: gettext_lazy("Help"),
    Need.AFFECTION: gettext_lazy("Affection"),
    Need.FUN: gettext_lazy("Fun"),
    Need.APPRECIATION: gettext_lazy("Appreciation"),
    Need.SPACE: gettext_lazy("Space"),
    Need.NOTHING: gettext_lazy("Nothing"),
}
TALKS = {
    Talk.NOW: gettext_lazy("Now"),
    Talk.LATER: gettext_lazy("Later"),
    Talk.NOT_TODAY: gettext_lazy("Not today"),
}
CLOSENESS = (
    gettext_lazy("far apart"),
    gettext_lazy("apart"),
    gettext_lazy("near"),
    gettext_lazy("touching"),
    gettext_lazy("close"),
    gettext_lazy("very close"),
    gettext_lazy("nearly one"),
)
_NEEDS_OF = {
    Need.HEARD: gettext_lazy("%(name)s would like to be heard today."),
    Need.HELP: gettext_lazy("%(name)s would like some help today."),
    Need.AFFECTION: gettext_lazy("%(name)s would like some affection today."),
    Need.FUN: gettext_lazy("%(name)s would like some fun today."),
    Need.APPRECIATION: gettext_lazy("%(name)s would like to feel appreciated today."),
    Need.SPACE: gettext_lazy("%(name)s would like some space today."),
    Need.NOTHING: gettext_lazy("%(name)s needs nothing in particular today."),
}
# The one step that fits what the other needs: the name of a page, and what leads there. Where no page is meant for a
# need, its sentence is enough; a page that isn't there is left out.
NEXT_STEPS = {
    Need.HEARD: ("talks:talks", gettext_lazy("Listen in a talk")),
    Need.AFFECTION: ("affection:affection", gettext_lazy("Find a small act for tonight")),
    Need.APPRECIATION: ("appreciation:new", gettext_lazy("Say what you appreciate")),
}
_TALKS_OF = {
    Talk.NOW: gettext_lazy("Now is good for talking."),
    Talk.LATER: gettext_lazy("Later for talking."),
    Talk.NOT_TODAY: gettext_lazy("Not today for talking."),
}


def sentences(name: str, saying: Saying) -> list[str]:
    """What `name` shows of their day, as sentences; the note and the circles are shown separately."""
    said = []
    if saying.need:
        said.append(_NEEDS_OF[saying.need] % {"name": name})
    if saying.talk:
        said.append(str(_TALKS_OF[saying.talk]))
    if saying.feelings:
        said.append(_("%(name)s feels: %(words)s.") % {"name": name, "words": ", ".join(saying.feelings)})
    if saying.energy:
        said.append(_("Energy: %(energy)s.") % {"energy": str(ENERGIES[saying.energy]).lower()})
    return said


def closeness_of(closeness: int) -> str:
    """A closeness from 0 to 100 in words."""
    return str(CLOSENESS[step_of(closeness)])


def parts_of(parts: frozenset[str]) -> str:
    """The parts of a check-in that its author shows, as a list in words."""
    return ", ".join(str(label) for part, label in PARTS.items() if part in parts)
