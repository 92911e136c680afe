"""Acts and marks in words."""

from django.utils.translation import gettext_lazy as _

from mandorla.affection.logic.acts import APART, TOGETHER, Mark

MARKS = {
    Mark.LIKE: _("I like it"),
    Mark.NEUTRAL: _("Neutral"),
    Mark.NO: _("Not for me"),
}
PLACES = {
    TOGETHER: _("When you are near each other"),
    APART: _("When you are far apart"),
}
EFFORTS = {
    1: _("A moment"),
    2: _("A little time"),
    3: _("Some preparing"),
}
