"""Due days in words."""

from datetime import date

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from mandorla.promises.logic.terms import WEEK, Terms


def due_words(terms: Terms) -> str:
    """When a promise is due."""
    if len(terms.weekdays) == len(WEEK):
        return _("Every day")
    if terms.is_weekly:
        names = [str(WEEKDAYS[day]) for day in sorted(terms.weekdays)]
        return _("Every %(days)s") % {"days": get_text_list(names, _("and"))}
    return day_words(terms.due_on) if terms.due_on else _("On no day in particular")


def day_words(day: date) -> str:
    """A day with its name."""
    return date_format(day, "l, j F Y")
