from datetime import time

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mandorla.pairs.cards import Part

_WORDS: dict[Part, Promise] = {
    Part.MORNING: _("Good morning"),
    Part.DAY: _("Hello"),
    Part.EVENING: _("Good evening"),
}


def greeting(hour: time) -> str:
    """A greeting for the hour on a person's own clock."""
    return str(_WORDS[Part.at(hour)])
