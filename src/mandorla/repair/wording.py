"""Sentences to begin a list of one's own with. They are examples, and nothing is chosen by itself."""

from django.utils.translation import gettext_lazy as _

PARKED = _("Parked, for you alone. It will keep.")
PHRASES = (
    _("Can I say that again, more softly?"),
    _("I am on your side in this."),
    _("That came out wrong. I am sorry."),
    _("I need a short break. I will come back."),
    _("Give me a second to take that in."),
    _("You have a point there."),
)
