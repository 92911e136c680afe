"""How one's guesses of the other's day follow the truth, and how they follow one's own day instead.

Truth and Bias (West & Kenny 2011, Psychological Review 118) within one pair, over days:

    guess - mean(truth) = bias + truth_force * (truth - mean(truth)) + similarity * (own - mean(own)) + error

Errors of neighboring days go together, so they are an AR(1) and the regression is Prais-Winsten, with gaps: a step of g
days carries rho ** g. rho is averaged over a grid by its restricted likelihood, not fixed at its estimate, so that the
intervals hold with 60 pairs as well.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mandorla.insights.logic.kalman import Array
from mandorla.insights.logic.student import quantile_975

LEAST_PAIRS = 30
RHO = np.linspace(-0.3, 0.9, 25)
TERMS = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """Bias, force of truth and assumed similarity, shape (3,), with the half width of their 95 % intervals."""

    b: Array
    half: Array
    pairs: int


def reading(day: NDArray[np.int_], guess: Array, truth: Array, own: Array) -> Reading | None:
    """What guesses follow; arrays of shape (N,), days rising. None where there are fewer than 30 pairs, or no spread.

    Units are those of the ratings. `day` counts from any day on.
    """
    if len(day) < LEAST_PAIRS or min(truth.std(), own.std()) < 1e-9:
        return None
    x = np.column_stack([np.ones_like(truth), truth - truth.mean(), own - own.mean()])
    fits = [_fit(day, guess - truth.mean(), x, rho) for rho in RHO]
    score = np.array([one[0] for one in fits])
    weight = np.exp(score - score.max())
    weight /= weight.sum()
    means, variances = np.stack([one[1] for one in fits]), np.stack([one[2] for one in fits])
    b = weight @ means
    spread = weight @ (variances + (means - b) ** 2)
    return Reading(b, quantile_975(len(day) - TERMS - 1) * np.sqrt(spread), len(day))


def _fit(day: NDArray[np.int_], y: Array, x: Array, rho: float) -> tuple[float, Array, Array]:
    """Restricted log-likelihood at rho, coefficients, and their variances."""
    kept = np.sign(rho) ** np.diff(day) * np.abs(rho) ** np.diff(day)
    fresh = np.sqrt(1 - kept**2)
    rows = np.column_stack([y, x])
    rows[1:] = (rows[1:] - kept[:, None] * rows[:-1].copy()) / fresh[:, None]
    information = rows[:, 1:].T @ rows[:, 1:]
    b = np.asarray(np.linalg.solve(information, rows[:, 1:].T @ rows[:, 0]), dtype=float)
    free = len(y) - x.shape[1]
    variance = float(((rows[:, 0] - rows[:, 1:] @ b) ** 2).sum()) / free
    score = -np.log(fresh).sum() - 0.5 * (
        np.linalg.slogdet(information)[1] + free * np.log(max(variance, 1e-300))
    )
    return float(score), b, np.asarray(np.diag(np.linalg.inv(information)) * variance, dtype=float)
