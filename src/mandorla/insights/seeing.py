"""What the page of change shows: a line with its band, what seems to help, and perhaps a question."""

from dataclasses import dataclass, replace
from datetime import date, datetime

import numpy as np

from mandorla.insights import wording
from mandorla.insights.days import Lived, are_agreed, lived, rated_lately
from mandorla.insights.logic import drift
from mandorla.insights.logic.claims import Claims, Effect, claims, effect
from mandorla.insights.logic.drawing import Picture, Point, picture
from mandorla.insights.logic.normal import TWO_SIDED_95
from mandorla.insights.logic.pairs_model import Posterior, posterior
from mandorla.insights.logic.rated import rated
from mandorla.insights.wording import Sentence, Step
from mandorla.pairs.models import Member

LEAST_DAYS = 14  # with closeness said, before anything is drawn
A_YEAR, A_WEEK, A_SEASON, A_MONTH = 364, 7, 91, 28
FRESH = 14  # days that a question stays
LOOKED_AT = 500  # days in which a question may have its reason


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: a day, the most likely place in words, and between what it is, in words and points."""

    day: date
    words: str
    between: str


@dataclass(frozen=True, slots=True)
class Trend:
    picture: Picture
    first: date
    last: date
    sentence: Sentence
    rows: tuple[Row, ...]
    is_both: bool


@dataclass(frozen=True, slots=True)
class Helping:
    """What seems to help, in sentences; what isn't clear, as rows; what was done too seldom, as words.

    And `rated`: what was said right afterward, in sentences.
    """

    helps: tuple[Sentence, ...]
    unclear: tuple[Sentence, ...]
    too_early: tuple[str, ...]
    rated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    is_agreed: bool
    trend: Trend | None
    helping: Helping | None
    question: Sentence | None


def change_of(member: Member, now: datetime) -> Change:
    """All that is shown to `member` of the time they have been checking in. Five queries."""
    is_mine, is_both = are_agreed(member)
    found = lived(member, now, is_both=is_both)
    if found is None or np.isfinite(found.own).sum() < LEAST_DAYS:
        return Change(is_mine, None, None, None)
    start = max(0, len(found.own) - 1 - A_SEASON)
    begin = max(0, len(found.own) - 1 - A_YEAR)
    known = posterior(found.days, since=start, first=begin)
    step = wording.step(is_solo=member.is_solo, is_gentle=found.is_gentle)
    said = tuple(wording.of_rated(one) for one in rated(rated_lately(member, now)))
    helping = replace(_helping(found, known), rated=said)
    return Change(is_mine, _trend(found, known, start, step), helping, _question(found, step))


def _trend(found: Lived, known: Posterior, start: int, step: Step) -> Trend:
    begin = len(found.own) - len(known.level)
    last = len(known.level) - 1
    band = TWO_SIDED_95 * known.level_sd
    points = [
        Point(t / max(1, last), known.level[t], known.level[t] - band[t], known.level[t] + band[t])
        for t in sorted({*range(last, -1, -A_WEEK), 0})
    ]
    marked = np.flatnonzero(found.days.done[begin:, 0].any(axis=1))
    half = TWO_SIDED_95 * known.difference_sd
    return Trend(
        picture=picture(points, [float(t) / max(1, last) for t in marked]),
        first=found.day(begin),
        last=found.day(begin + last),
        sentence=wording.of_trend(found.day(start), known.difference, half, step, is_both=found.is_both),
        rows=tuple(
            _row(found.day(begin + t), float(known.level[t]), float(band[t]))
            for t in range(last, -1, -A_MONTH)
        ),
        is_both=found.is_both,
    )


def _row(day: date, value: float, half: float) -> Row:
    return Row(day, wording.place(value), wording.between(value - half, value + half))


def _helping(found: Lived, known: Posterior) -> Helping:
    every = [
        effect(
            kind=kind,
            doses=found.doses(k),
            mean=float(known.effect[k]),
            sd=float(known.effect_sd[k]),
            tail=float(known.tail[k]),
            is_by_chance=kind in found.by_chance,
        )
        for k, kind in enumerate(found.kinds)
    ]
    return in_words(claims(every))


def in_words(sorted_out: Claims) -> Helping:
    """Claims as sentences."""

    def said(effects: tuple[Effect, ...]) -> tuple[Sentence, ...]:
        return tuple(wording.of_effect(one) for one in effects)

    early = tuple(wording.kind(kind) for kind in sorted_out.too_early)
    return Helping(said(sorted_out.helps), said(sorted_out.unclear), early)


def _question(found: Lived, step: Step) -> Sentence | None:
    """What this person alone is asked, from their own entries alone; drift before silence."""
    own = found.own[-LOOKED_AT:]
    came, counted = found.came[-LOOKED_AT:], found.counted[-LOOKED_AT:]
    last = len(own) - 1
    low = drift.questions(drift.drift_scores(own), drift.DRIFT_LIMIT)
    if low and last - low[-1] < FRESH:
        return wording.of_drift(step)
    gone = drift.questions(drift.withdrawal_scores(came, counted), drift.WITHDRAWAL_LIMIT)
    return wording.of_withdrawal() if gone and last - gone[-1] < FRESH else None
