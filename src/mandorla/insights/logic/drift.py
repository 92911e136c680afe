"""Whether one's own closeness has been lower for weeks than before, and whether one's check-ins have stopped.

Both look at one person's own entries alone. Both compare with that person's own past, which is estimated, and the
limits are those at which such couples as `bench/simulate` makes are asked for nothing about once a year (drift) or half
as often (withdrawal); `bench/insights.py` prints what came of it. After a question there is quiet for six weeks.

- Drift: of all starts within the last six weeks, the largest sum of what the days lie below the former mean by more
  than K of their spread. Page's CUSUM (1954, Biometrika 41) in a moving window, beside an estimated mean.
- Withdrawal: the Bernoulli CUSUM (Reynolds & Stoumbos 1999, J. Quality Technology 31), from one's own rate to a quarter
  of it. Days of a holiday or a pause are no days here.
"""

import numpy as np
from numpy.typing import NDArray

from mandorla.insights.logic.kalman import Array

WEEKS_LOOKED_AT = 42  # days in which a drop may have begun
PAST = 84  # days before them that it is compared with
LEAST_SEEN = 21  # of these days with something said
K = 0.25  # of the spread: smaller than this is nothing
DRIFT_LIMIT = 10.5
QUIET = 42  # days

RATE_PAST = 84
RATE_PRIOR = (3.5, 1.5)
STOPPED = 0.25  # of the former rate
LEAST_RATE = 0.25
WITHDRAWAL_LIMIT = 6.0


def drift_scores(y: Array) -> Array:
    """For each day, how far the last six weeks lie below what was before, shape (T,); 0 where too little is known.

    y of shape (T,), NaN where nothing was said.
    """
    seen = np.isfinite(y)
    value = np.where(seen, y, 0.0)
    sums, squares, counts = (np.concatenate([[0.0], np.cumsum(one)]) for one in (value, value**2, seen * 1.0))
    scores = np.zeros(len(y))
    for t in range(WEEKS_LOOKED_AT + LEAST_SEEN, len(y)):
        end = t + 1 - WEEKS_LOOKED_AT
        start = max(0, end - PAST)
        n = counts[end] - counts[start]
        if n < LEAST_SEEN:
            continue
        mean = (sums[end] - sums[start]) / n
        spread = np.sqrt(max((squares[end] - squares[start]) / n - mean**2, 1e-12) * n / (n - 1))
        steps = np.where(seen[end : t + 1], (mean - y[end : t + 1]) / max(spread, 1e-6) - K, 0.0)
        scores[t] = max(0.0, float(np.cumsum(steps[::-1]).max()))
    return scores


def withdrawal_scores(is_checked_in: NDArray[np.bool_], is_counted: NDArray[np.bool_]) -> Array:
    """For each day, how much speaks for check-ins having stopped, shape (T,); a log likelihood ratio.

    `is_counted` is false on days of a holiday or a pause: nothing is asked of them.
    """
    scores = np.zeros(len(is_checked_in))
    came = np.concatenate([[0.0], np.cumsum(is_checked_in & is_counted)])
    days = np.concatenate([[0.0], np.cumsum(is_counted)])
    score = 0.0
    for t in range(len(scores)):
        end, start = max(0, t - 14), max(0, t - 14 - RATE_PAST)
        n = days[end] - days[start]
        rate = (came[end] - came[start] + RATE_PRIOR[0]) / (n + sum(RATE_PRIOR))
        if is_counted[t] and n >= LEAST_SEEN and rate >= LEAST_RATE:
            rate = min(rate, 0.95)
            rare = rate * STOPPED
            step = np.log(rare / rate) if is_checked_in[t] else np.log((1 - rare) / (1 - rate))
            score = max(0.0, score + float(step))
        scores[t] = score
    return scores


def questions(scores: Array, limit: float) -> list[int]:
    """The days on which somebody is asked: the score is over the limit, and they weren't asked within six weeks."""
    asked: list[int] = []
    for t in np.flatnonzero(scores >= limit):
        if not asked or t - asked[-1] > QUIET:
            asked.append(int(t))
    return asked
