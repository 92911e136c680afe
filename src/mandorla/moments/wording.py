"""Times without phones in words."""

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mandorla.moments.logic.feeling import STEPS, step_of
from mandorla.moments.logic.windows import Rule
from mandorla.shared.dates import in_words

AT_ONCE = {
    15: gettext_lazy("15 minutes"),
    30: gettext_lazy("Half an hour"),
    60: gettext_lazy("An hour"),
    120: gettext_lazy("Two hours"),
}
LENGTHS = {
    **AT_ONCE,
    180: gettext_lazy("Three hours"),
    240: gettext_lazy("Four hours"),
    480: gettext_lazy("Eight hours"),
    540: gettext_lazy("Nine hours"),
    600: gettext_lazy("Ten hours"),
}
FELT = dict(
    zip(
        STEPS,
        (
            gettext_lazy("Not at all"),
            gettext_lazy("Hardly"),
            gettext_lazy("A little"),
            gettext_lazy("Now and then"),
            gettext_lazy("Often"),
            gettext_lazy("All the time"),
        ),
        strict=True,
    )
)


def days_of(rule: Rule) -> str:
    """On which days, in words: "Every day", "Monday, Wednesday", or a date."""
    if rule.on:
        return in_words(rule.on)
    if len(rule.days) == len(WEEKDAYS):
        return _("Every day")
    return ", ".join(str(WEEKDAYS[day]) for day in sorted(rule.days))


def length_of(minutes: int) -> str:
    """A length in words."""
    known = LENGTHS.get(minutes)
    if known:
        return str(known)
    return ngettext("%(minutes)d minute", "%(minutes)d minutes", minutes) % {"minutes": minutes}


def felt_in_words(felt: int) -> str:
    """How interrupted it felt, 0 to 10, in words."""
    return str(FELT[STEPS[step_of(felt)]])
