"""Results in words: never a number without its uncertainty, never a forecast, never the two beside each other."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mandorla.checkins.wording import closeness_of
from mandorla.insights.logic.claims import Effect
from mandorla.insights.logic.guesses import Reading
from mandorla.insights.logic.pulse import Questionnaire
from mandorla.insights.logic.rated import Rated
from mandorla.insights.logic.reliable_change import CERTAIN, Change
from mandorla.practices.models import Closer, Kind


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do now: the name of a page, and what leads there."""

    page: str
    label: str | Promise


@dataclass(frozen=True, slots=True)
class Sentence:
    """A result: what is said, what it cannot tell, and one step from here."""

    said: str
    but: str = ""
    step: Step | None = None


TALK = Step("talks:talks", gettext_lazy("Talk about it"))
CHECK_IN = Step("checkins:checkin", gettext_lazy("Say how it is today"))
THANK = Step("appreciation:new", gettext_lazy("Say what you appreciate"))
# Where the same can be done once more.
STEPS = {
    Kind.QUESTION: Step("home:today", gettext_lazy("Look at today's question")),
    Kind.REVEAL: Step("home:today", gettext_lazy("Look at today's question")),
    Kind.THANKS: THANK,
    Kind.TAKING_IN: Step("appreciation:received", gettext_lazy("Read kind words")),
    Kind.ACT: Step("affection:affection", gettext_lazy("Find a small act for tonight")),
    Kind.TALK: Step("talks:talks", gettext_lazy("Choose a talk")),
    Kind.QUIET: Step("moments:windows", gettext_lazy("Plan time without phones")),
    Kind.LINE: Step("checkins:shares", gettext_lazy("Share a small thing from your day")),
    Kind.NEWS: Step("asks:good_news", gettext_lazy("Tell good news")),
    Kind.ANSWERED_NEWS: Step("asks:good_news", gettext_lazy("Look for good news")),
}


def step(*, is_solo: bool, is_gentle: bool) -> Step:
    """What one may do about a change: a talk, or something for oneself where one is alone or wants no talks now."""
    return CHECK_IN if is_solo or is_gentle else TALK


def kind(name: str) -> str:
    """A practice as it stands in a sentence."""
    return str(Kind(name).label)


def place(value: float) -> str:
    """A level in the words of the two circles."""
    return closeness_of(round(min(100.0, max(0.0, value))))


def between(low: float, high: float) -> str:
    """An interval of the level, in words and in points of 100."""
    low, high = (min(100.0, max(0.0, one)) for one in (low, high))
    ends = {"from": f"{low:.0f}", "to": f"{high:.0f}", "low": place(low), "high": place(high)}
    if ends["low"] == ends["high"]:
        return _("%(low)s (%(from)s to %(to)s of 100)") % ends
    return _("%(low)s to %(high)s (%(from)s to %(to)s of 100)") % ends


def of_trend(since: date, difference: float, half: float, onward: Step, *, is_both: bool) -> Sentence:
    """How it is now beside `since`, where the difference is known to within `half` points of 100 (95 %)."""
    whose = (
        _("Drawn from what you both said.")
        if is_both
        else _("Drawn from what you said, and seen by you alone.")
    )
    spread = {"low": _at_least_one(abs(difference) - half), "high": f"{abs(difference) + half:.0f}"}
    named = {"day": date_format(since, "F"), **spread}
    if abs(difference) <= half:
        said = _("About the same as in %(day)s. What differs may well be chance.") % named
        return Sentence(said, whose, THANK)
    if difference > 0:
        said = (
            _("Closer than in %(day)s, by %(low)s to %(high)s of 100: more than chance would explain.")
            % named
        )
        return Sentence(said, whose, THANK)
    said = (
        _("Farther apart than in %(day)s, by %(low)s to %(high)s of 100: more than chance would explain.")
        % named
    )
    return Sentence(said, f"{whose} {_('It cannot say why, or what comes next.')}", onward)


def of_effect(found: Effect) -> Sentence:
    """What followed a practice, with its interval, its doses, and what that cannot tell."""
    named = {"kind": kind(found.kind), "days": found.doses, **_bounds(found)}
    how = (
        _("Chance chose the days, so good days alone do not explain it.")
        if found.is_by_chance
        else _("You chose the days yourself, and that may explain some of it.")
    )
    if found.low > 0:
        said = (
            _("The day after %(kind)s, you felt closer by %(low)s to %(high)s of 100, over %(days)s days.")
            % named
        )
        only = _("Only the day after was looked at.")
        return Sentence(said, f"{how} {only}", STEPS[Kind(found.kind)])
    said = _("The day after %(kind)s: between %(low)s and %(high)s of 100, over %(days)s days.") % named
    return Sentence(said, how)


def of_rated(found: Rated) -> str:
    """What somebody said right after a practice, between the two answers that its interval ends at."""
    named = {
        "kind": capfirst(kind(found.kind)),
        "answers": found.answers,
        "low": _nearest(found.low),
        "high": _nearest(found.high),
    }
    if named["low"] == named["high"]:
        return _("%(kind)s: “%(low)s”, as far as %(answers)s answers tell.") % named
    return _("%(kind)s: between “%(low)s” and “%(high)s”, as far as %(answers)s answers tell.") % named


def _nearest(gain: float) -> str:
    return str(min(Closer, key=lambda one: abs(one.gain - gain)).label)


def of_drift(onward: Step) -> Sentence:
    """Asked of one person alone, from their own entries."""
    return Sentence(
        _(
            "For some weeks you have drawn the circles farther apart than before. Is something weighing on you?"
        ),
        _("Only you are asked, and only from your own entries. About once a year this comes for no reason."),
        onward,
    )


def of_withdrawal() -> Sentence:
    """Asked of one person alone, who has stopped checking in; that may be as it is meant."""
    return Sentence(
        _(
            "You check in less than you used to, and that may be just right. Or is there something that is hard to say?"
        ),
        _(
            "Only you are asked, and only from your own entries. A pause is always fine; this can be wrong about you."
        ),
        CHECK_IN,
    )


def of_reading(name: str, read: Reading) -> tuple[Sentence, ...]:
    """What one's guesses of `name` follow: the truth, one's own day; and whether they lie apart on the whole."""
    bias, truth, similarity = (
        (float(value - half), float(value + half)) for value, half in zip(read.b, read.half, strict=True)
    )
    spread = {"name": name, "days": read.pairs}
    follows = (
        _("Your guesses go along with what %(name)s says.")
        if truth[0] > 0
        else _("It is not clear yet whether your guesses go along with what %(name)s says.")
    )
    mine = (
        _("They go along with how you feel yourself, too.")
        if similarity[0] > 0
        else _("It is not clear that they go along with how you feel yourself.")
    )
    apart = _("On the whole they come out about where %(name)s does.")
    if bias[0] > 0:
        apart = _("On the whole you guess closer than %(name)s says.")
    elif bias[1] < 0:
        apart = _("On the whole you guess farther apart than %(name)s says.")
    share = _("Of every ten points they follow between %(low)s and %(high)s, over %(days)s days.")
    points = _("Between %(low)s and %(high)s of 100, over %(days)s days.")
    return (
        Sentence(follows % spread, share % {**spread, **_tenths(truth)}),
        Sentence(mine % spread, share % {**spread, **_tenths(similarity)}),
        Sentence(apart % spread, points % {**spread, **_ends(*bias)}),
    )


def _tenths(ends: tuple[float, float]) -> dict[str, str]:
    return {"low": f"{10 * ends[0]:.0f}", "high": f"{10 * ends[1]:.0f}"}


def of_total(form: Questionnaire, total: int | None) -> str:
    """A total with the error of the form itself."""
    if total is None:
        return _("A question was left out, so there is no total.")
    error = CERTAIN * form.norms.sd * (1 - form.norms.reliability) ** 0.5
    named = {"total": total, "most": form.most, "error": f"{error:.0f}"}
    return _("%(total)s of %(most)s, give or take %(error)s.") % named


def of_change(found: Change | None) -> str:
    """A total beside one's own last one."""
    if found is None:
        return ""
    if not found.is_reliable:
        return _("Much like last time: the form's own error would explain the difference.")
    if found.index > 0:
        return _("Higher than last time, by more than the form's own error would explain.")
    return _("Lower than last time, by more than the form's own error would explain.")


def _bounds(found: Effect) -> dict[str, str]:
    if found.low > 0:
        return {"low": _at_least_one(found.low), "high": f"{found.high:.0f}"}
    return _ends(found.low, found.high)


def _ends(*ends: float) -> dict[str, str]:
    low, high = (
        _("%(points)s closer") % {"points": f"{end:.0f}"}
        if end > 0
        else _("%(points)s farther") % {"points": f"{-end:.0f}"}
        for end in ends
    )
    return {"low": low, "high": high}


def _at_least_one(points: float) -> str:
    return f"{max(1.0, points):.0f}"
