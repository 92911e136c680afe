"""Talks in words: why something did not happen, how it can be held, and what it can lead on to."""

from django.utils.translation import gettext_lazy as _

from mandorla.talks.logic.engine import Refusal
from mandorla.talks.logic.state import Keeping, Kind, Mode

REFUSALS = {
    Refusal.OVER: _("This talk is over. Nothing was changed."),
    Refusal.MOVED_ON: _("The talk has gone on since you opened this page. What you wrote is still here."),
    Refusal.NOT_YOUR_TURN: _("It is not your turn just now. What you wrote is still here."),
    Refusal.TOO_SOON: _("This step takes a little longer."),
    Refusal.HELD: _("You asked for five seconds. What you wrote is still here."),
    Refusal.QUIET: _("It is quiet for a minute. What you wrote is still here."),
    Refusal.PAUSED: _("The talk rests just now. What you wrote is still here."),
    Refusal.UNFIT: _("That does not fit here. Nothing was changed."),
    Refusal.NOT_OFFERED: _("That is not offered in this step."),
    Refusal.NOT_NOW: _("That is not possible just now. Nothing was changed."),
}
OVER_MEANWHILE = _("This talk is over. What you wrote is still here, and went to nobody.")
MODES = {
    Mode.TWO: _("Together, each on a phone"),
    Mode.ONE: _("On this phone, passing it over"),
    Mode.SLOW: _("Slowly, over days"),
}
MANNERS = {
    "spoken": _("We speak; writing is optional"),
    "call": _("We are on a call, each with this page beside it"),
    "written": _("We write"),
}
KEEPING = {
    Keeping.SHARE: _("Keep it for both, if the other wants that too"),
    Keeping.MINE: _("Keep what I wrote for myself"),
    Keeping.DISCARD: _("Delete what I wrote"),
}
LENGTHS = {
    20: _("In 20 minutes"),
    30: _("In half an hour"),
    60: _("In an hour"),
    120: _("In two hours"),
    240: _("In four hours"),
    720: _("In twelve hours"),
    1440: _("In a day"),
}
NOTED = _("Noted, for you alone. Back to their words.")
TAPS = (Kind.HOLD, Kind.HAND, Kind.SILENCE, Kind.OFF_LIMITS, Kind.PASS, Kind.LIGHTER, Kind.NOTICE)
LEAVE_WORDS = (
    Kind.HOLD,
    Kind.SILENCE,
    Kind.OFF_LIMITS,
    Kind.TIME_OUT,
)  # after these one goes on where one was
# What may follow from a talk: the name of a page, and the words that lead there.
THEN = {
    "habits": ("checkins:habits", _("Make a small habit of it")),
    "moments": ("moments:windows", _("Agree on some time together")),
    "promises": ("promises:new", _("Make a small promise of it")),
    "questions": ("prompts:decks", _("More questions")),
    "thanks": ("appreciation:new", _("Write a thank-you to keep")),
    "trying": ("pairs:agreement", _("What you try now")),
    "look": ("repair:look", _("Look back, for yourself at first")),
}
ABOUT_IT = {"look"}  # what is about this one talk
