from datetime import time

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_HOURS: tuple[tuple[time, Promise], ...] = (
    (time(4), _("Good morning")),
    (time(11), _("Hello")),
    (time(17), _("Good evening")),
)


def greeting(hour: time) -> str:
    """A greeting for the hour on a person's own clock."""
    fitting = [words for begins, words in _HOURS if hour >= begins]
    return str(fitting[-1] if fitting else _HOURS[-1][1])
