"""The local level model by maximum likelihood: the simplest trend, and a check of the filter by published figures."""

from dataclasses import dataclass

import numpy as np

from mandorla.insights.logic import kalman
from mandorla.insights.logic.kalman import Array, Grid
from mandorla.insights.tests.references.searching import least

SPAN = (-12.0, 4.0)  # of log q, where the likelihood is looked at


@dataclass(frozen=True, slots=True)
class LocalLevel:
    """Variances of what is seen and of the level's step, the diffuse log-likelihood, and the last filtered level."""

    noise: float
    step: float
    loglik: float
    last: float
    last_variance: float


def local_level(y: Array) -> LocalLevel:
    """Fit y of shape (T,), NaN where nothing was seen, at least 3 seen, with a diffuse first level.

    Maximizes the diffuse likelihood of Durbin & Koopman 2012, 7.2.2, over q; the noise is profiled out.
    """
    best = least(lambda log_q: -_profile(y, log_q)[0], *SPAN)
    loglik, noise, mean, variance = _profile(y, best)
    return LocalLevel(noise, noise * float(np.exp(best)), loglik, mean, variance)


def _profile(y: Array, log_q: float) -> tuple[float, float, float, float]:
    """The log-likelihood at q, the noise that is best there, and level and variance at the end."""
    grid = Grid(np.array([np.exp(log_q)]), np.zeros(1), np.zeros(1))
    seen = np.isfinite(y)
    found = kalman.gains(seen.astype(int), grid)
    columns = np.stack([np.nan_to_num(y), np.ones_like(y)], axis=1)
    made, levels = kalman.innovations(columns[:, None, :], np.zeros(1, dtype=int), found, grid)
    f = found.f[seen, 0]
    v, x = made[seen, 0].T / np.sqrt(f)
    information = float(x @ x)
    first = float(x @ v) / information
    n = int(seen.sum()) - 1
    noise = float(((v - first * x) ** 2).sum()) / n
    loglik = -0.5 * (n * np.log(2 * np.pi) + n * np.log(noise) + np.log(f).sum() + np.log(information) + n)
    smooth, own = kalman.smoothed_level(made, levels, found, grid)
    mean = first + smooth[-1, 0, 0] - first * smooth[-1, 0, 1]
    variance = noise * (own[-1, 0] + (1 - smooth[-1, 0, 1]) ** 2 / information)
    return float(loglik), noise, float(mean), float(variance)
