"""Due days in words."""

from django.utils.dates import WEEKDAYS
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from mandorla.promises.logic.terms import WEEK, Terms
from mandorla.shared.dates import with_weekday


def due_words(terms: Terms) -> str:
    """When a promise is due."""
    if len(terms.weekdays) == len(WEEK):
        return _("Every day")
    if terms.is_weekly:
        names = [str(WEEKDAYS[day]) for day in sorted(terms.weekdays)]
        return _("Every %(days)s") % {"days": get_text_list(names, _("and"))}
    return with_weekday(terms.due_on) if terms.due_on else _("On no day in particular")
