"""How each kind of open word appears on screen."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import Promise as Text
from django.utils.translation import gettext_lazy as _

from mandorla.promises.logic.openness import Kind


class Field(NamedTuple):
    label: Text
    hint: Text | str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """The words of a kind. `news` is what the other reads of it on the page of today; %(name)s is who opened it."""

    title: Text
    lede: Text
    begin: Text
    empty: Text
    news: Text
    fields: dict[str, Field]


FACES: dict[Kind, Face] = {
    Kind.MIND: Face(
        _("I changed my mind"),
        _("You may see a thing in a new way. To say so, and why, is fair to you both."),
        _("Say what changed"),
        _("When you feel or want something else than before, you can say so here."),
        _("%(name)s sees something in a new way"),
        {
            "about": Field(_("What it is about")),
            "before": Field(_("How I saw it before")),
            "now": Field(_("How I see it now")),
            "why": Field(_("Why"), _("What made the change, as far as you know.")),
        },
    ),
    Kind.STEP: Face(
        _("A small step"),
        _("One tiny thing that you would not do by habit. With a way out, and a look back."),
        _("Plan a step"),
        _("A good one is tiny: say one thing that you like, out loud, at supper."),
        _("%(name)s shows you a step they try"),
        {
            "step": Field(_("What I try, once"), _("So small that it could be done today.")),
            "way_out": Field(_("My way out"), _("What you say or do if it is too much. To stop is fine.")),
        },
    ),
    Kind.CARD: Face(
        _("What helps me not get defensive"),
        _("A card to make while you are calm, and to show when you like."),
        _("Make my card"),
        _("Your card will be here. What the other shows you will be here too."),
        _("%(name)s shows you what helps in a fight"),
        {
            "sign": Field(_("How you can tell"), _("I get loud. I look at the floor.")),
            "helps": Field(_("What helps me then"), _("Sit down next to me. Give me ten minutes.")),
            "harder": Field(_("What makes it harder")),
        },
    ),
}
