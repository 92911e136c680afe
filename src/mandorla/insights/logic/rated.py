"""How practices were rated right afterward: a mean for each kind, pulled toward nothing by a hierarchical prior.

Ratings of kind k are b_k + e with e ~ N(0, s^2), b_k ~ N(0, (tau s)^2) and s^2 ~ inverse gamma; tau on a grid, weighted
by exact marginal likelihood (Gelman et al. 2013, Bayesian Data Analysis, chapter 5). Zero-centred: a kind with few
ratings is believed to do little until they say otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mandorla.insights.logic.claims import LEAST_DOSES
from mandorla.insights.logic.normal import TWO_SIDED_95

# How far kinds lie apart, in units of how far ratings of one kind do.
TAU = np.array([0.5, 1.0, 2.0])[:, None]
SHAPE, RATE = 1.5, 0.2  # of s^2: ratings of one kind about half an answer apart


@dataclass(frozen=True, slots=True)
class Rated:
    """What `kind` was said to bring: between `low` and `high` (95 %), 1 being "closer" and 0 "as before"."""

    kind: str
    answers: int
    low: float
    high: float


def rated(ratings: Mapping[str, Sequence[float]]) -> list[Rated]:
    """Every kind that was rated often enough, what was surely good first. All ratings tell of the spread."""
    kinds = [kind for kind in ratings if ratings[kind]]
    if not kinds:
        return []
    counts = np.array([len(ratings[kind]) for kind in kinds], dtype=float)
    sums = np.array([sum(ratings[kind]) for kind in kinds])
    squares = sum(one**2 for kind in kinds for one in ratings[kind])
    precision = counts + TAU**-2  # in units of 1 / s^2, as all that follows; shape (taus, kinds)
    means = sums / precision
    shape = SHAPE + counts.sum() / 2
    rate = RATE + (squares - (precision * means**2).sum(axis=1)) / 2
    score = -0.5 * (np.log(precision) + 2 * np.log(TAU)).sum(axis=1) - shape * np.log(rate)
    weight = np.exp(score - score.max())[:, None] / np.exp(score - score.max()).sum()
    mean = (weight * means).sum(axis=0)
    variance = (weight * (rate[:, None] / (shape - 1) / precision + (means - mean) ** 2)).sum(axis=0)
    half = TWO_SIDED_95 * np.sqrt(variance)
    found = [
        Rated(kind, int(counts[k]), float(mean[k] - half[k]), float(mean[k] + half[k]))
        for k, kind in enumerate(kinds)
        if counts[k] >= LEAST_DOSES
    ]
    return sorted(found, key=lambda one: (-one.low, one.kind))
