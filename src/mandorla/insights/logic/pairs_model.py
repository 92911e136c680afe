"""What two people (or one) said of their closeness, day by day, and what it tells of level and practices.

The state-space model of `kalman`, with columns that explain: a mean for each person (flat prior); for each practice its
effect on the next day (the question asked), and its part in the mood of its own day, which fades as moods do. The
latter is there because one does things on good days: a good day that lasts must not pass for an effect.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mandorla.insights.logic import kalman
from mandorla.insights.logic.kalman import Array, Grid
from mandorla.insights.logic.normal import normal_cdf

# The grid, in units of the variance of what is each person's own on one day. A level that drifts by 0.01 to 0.16 of
# its standard deviation a day; days that share 0.1 to 1.6 of its variance, and of which 0.15 to 0.85 is left a day on.
Q = np.array([0.0001, 0.0009, 0.0036, 0.0256])
R = np.array([0.1, 0.4, 1.6])
PHI = np.array([0.15, 0.5, 0.85])
# Scales of the effects of practices, in the same units: zero-centred, so that claims are sceptical; wide enough that
# intervals cover what made-up couples hold (`bench/insights.py`).
TAU = np.array([0.45, 1.0])
TAU_WEIGHT = np.array([0.6, 0.4])
MOOD = 0.7  # scale of what a practice and the mood of its day have in common
FLAT = 1e-10  # precision of the means
SHAPE, RATE = 1.5, 0.75  # inverse gamma of var(e), where the whole series has a variance near 1
# How much likelier somebody may be to check in on a good day than on a bad one, in log odds for one standard deviation
# of their days: the sd of what nobody can know from what was said alone (`docs/evidence.md`).
LEFT_OUT = 0.17
A_YEAR = 365
TOP = 8  # grid points that the smoother is run for
LEAST = 0.002  # of the weight, else a grid point is left out


@dataclass(frozen=True, slots=True)
class Days:
    """Closeness of consecutive days: `y` of shape (T, n), n people, 1 or 2, NaN where nothing was said.

    `done` of shape (T, n, K) holds 1 where a person did practice k on that day, else 0.
    """

    y: Array
    done: Array


@dataclass(frozen=True, slots=True)
class Posterior:
    """What is known after the data. Effects of shape (K,), in the units of y; the level of shape (T,).

    `tail` is the probability that an effect is positive. `weight` of shape (G,) belongs to the grid.
    """

    effect: Array
    effect_sd: Array
    tail: Array
    level: Array
    level_sd: Array
    difference: float  # of the level: from day `since` to the last one
    difference_sd: float
    weight: Array


def full_grid() -> Grid:
    """All combinations of Q, R and PHI."""
    q, r, phi = (one.ravel() for one in np.meshgrid(Q, R, PHI, indexing="ij"))
    return Grid(q, r, phi)


def scale_of(y: Array) -> tuple[float, float]:
    """The mean and the pooled within-person standard deviation of y, never 0: what one unit is, inside."""
    seen = y[~np.isnan(y)]
    own = y - np.nanmean(np.where(np.isnan(y).all(axis=0), 0.0, y), axis=0)
    spread = float(np.sqrt(np.nanmean(own**2))) if len(seen) > 1 else 0.0
    return float(seen.mean()) if len(seen) else 0.0, max(spread, 1e-6)


def posterior(days: Days, grid: Grid | None = None, *, since: int = 0, first: int = 0) -> Posterior:
    """Level and effects after averaging over the grid by exact marginal likelihood. Time O(T G C), C columns.

    The grid is uniform in its prior. Effects and level are mixtures over it; their sd are those of the mixture. The sd
    of the difference, from day `since` to the last, leaves out that the walk of two days goes together, so it is rather
    too wide than too narrow. The level is given from day `first` on, which `since` must not come before.
    """
    grid = grid or full_grid()
    mean, unit = scale_of(days.y)
    y = (days.y - mean) / unit
    kinds = days.done.shape[2]
    found = kalman.gains(_counts(y), grid)
    columns, which = _columns(y, days.done, grid)
    made, levels = kalman.innovations(columns, which, found, grid, first=first)
    moments = _moments(made, found, _contrasts(y, days.done, grid))
    logdet = np.where(np.isfinite(found.f), np.log(found.f), 0.0).sum(axis=0)
    fits = [_fit(moments, logdet, int(np.isfinite(y).sum()), y.shape[1], kinds, tau) for tau in TAU]
    score = np.stack([fit.score for fit in fits]) + np.log(TAU_WEIGHT)[:, None]
    weight = np.exp(score - score.max())
    weight /= weight.sum()
    effect, sd, tail = _effects(fits, weight, kinds)
    chosen = _weightiest(weight)
    smooth = kalman.smoothed_level(
        made[first:, chosen], levels[:, chosen], found.at(first, chosen), grid.at(chosen)
    )
    level, level_sd, difference, difference_sd = _level(
        *smooth, chosen, fits, weight, y.shape[1], since - first
    )
    level_sd = np.hypot(level_sd, _unsaid(days.y))
    return Posterior(
        effect=effect * unit,
        effect_sd=sd * unit,
        tail=tail,
        level=level * unit + mean,
        level_sd=level_sd * unit,
        difference=difference * unit,
        difference_sd=difference_sd * unit,
        weight=weight.sum(axis=0),
    )


@dataclass(frozen=True, slots=True)
class _Fit:
    """Conjugate regression at every grid point for one scale of the effects: arrays that begin with G."""

    score: Array
    beta: Array
    cov: Array  # in units of var(e)
    noise: Array  # mean of var(e)


def _unsaid(y: Array) -> float:
    """How far the whole line may lie from what was said, as a sd, because bad days may be those that were left out.

    Where the log odds of saying something rise by b for each unit of a normal day, what is said lies too high by about
    b times the share of days left out (Heckman 1979, Econometrica 47, for small b). It moves all days alike, so a
    difference between two days has none of it.
    """
    return LEFT_OUT * float(np.mean(~np.isfinite(y)))


def _counts(y: Array) -> NDArray[np.int_]:
    return np.asarray(np.isfinite(y).sum(axis=1))


def _explaining(done: Array, is_seen: NDArray[np.bool_], phi: float) -> Array:
    """Columns for each person, shape (T, n, n + 2K): means, next-day effects, moods that fade by `phi`."""
    days, people, kinds = done.shape
    x = np.zeros((days, people, people + 2 * kinds))
    x[:, np.arange(people), np.arange(people)] = 1.0
    x[1:, :, people : people + kinds] = done[:-1]
    shared = done.mean(axis=1)
    mood = np.empty_like(shared)
    last = np.zeros(kinds)
    for t in range(days):
        last = last * phi + shared[t]
        mood[t] = last
    mood -= mood[is_seen].mean(
        axis=0
    )  # on the whole a mood's part is nothing, so that the level is none of it
    x[:, :, people + kinds :] = mood[:, None, :]
    return x


def _columns(y: Array, done: Array, grid: Grid) -> tuple[Array, NDArray[np.intp]]:
    """y and its columns, averaged over those who said something, (T, V, 1 + n + 2K), one version for each phi.

    And the version of each grid point, shape (G,).
    """
    seen = np.isfinite(y)
    share = seen / np.maximum(seen.sum(axis=1, keepdims=True), 1)
    own = (np.nan_to_num(y) * share).sum(axis=1)[:, None]
    is_seen = np.asarray(seen.any(axis=1))
    phis, which = np.unique(grid.phi, return_inverse=True)
    explained = (_explaining(done, is_seen, phi) for phi in phis)
    versions = [np.concatenate([own, np.einsum("ti,tic->tc", share, x)], axis=1) for x in explained]
    return np.stack(versions, axis=1), which


def _contrasts(y: Array, done: Array, grid: Grid) -> Array:
    """Moments of half the differences of two who both said something, shape (C, C): moods cancel out in it."""
    columns = 1 + y.shape[1] + 2 * done.shape[2]
    both = np.asarray(np.isfinite(y).all(axis=1) & (y.shape[1] == 2))
    if not both.any():
        return np.zeros((columns, columns))
    x = _explaining(done, both, 0.0)[both]
    rows = np.concatenate([(y[both, 0] - y[both, 1])[:, None], x[:, 0] - x[:, 1]], axis=1) / np.sqrt(2)
    return np.asarray(rows.T @ rows)


def _moments(made: Array, found: kalman.Gains, contrasts: Array) -> Array:
    """Sums of squares and products of whitened columns, shape (G, C, C); by the year, to need little memory."""
    total = np.zeros((made.shape[1], made.shape[2], made.shape[2])) + contrasts
    for begin in range(0, len(made), A_YEAR):
        part = made[begin : begin + A_YEAR] / np.sqrt(found.f[begin : begin + A_YEAR, :, None])
        white = part.transpose(1, 0, 2)
        total += np.matmul(white.transpose(0, 2, 1), white)
    return total


def _prior(people: int, kinds: int, tau: float) -> Array:
    return np.concatenate(
        [np.full(people, FLAT), np.full(kinds, tau**-2), np.full(kinds, MOOD**-2)]
    )  # precisions, in units of 1 / var(e)


def _fit(moments: Array, logdet: Array, seen: int, people: int, kinds: int, tau: float) -> _Fit:
    precision = _prior(people, kinds, tau)
    a = moments[:, 1:, 1:] + np.diag(precision)
    cov = np.asarray(np.linalg.inv(a), dtype=float)
    beta = np.einsum("gij,gj->gi", cov, moments[:, 1:, 0])
    left = moments[:, 0, 0] - np.einsum("gi,gi->g", beta, moments[:, 1:, 0])
    shape = SHAPE + (seen - people) / 2
    rate = RATE + np.maximum(left, 0.0) / 2
    score = -0.5 * (logdet + np.linalg.slogdet(a)[1] - np.log(precision[people:]).sum()) - shape * np.log(
        rate
    )
    return _Fit(score, beta, cov, rate / (shape - 1))


def _effects(fits: list[_Fit], weight: Array, kinds: int) -> tuple[Array, Array, Array]:
    """Mean, sd and probability of being positive of each next-day effect, mixed over grid and scales."""
    people = fits[0].beta.shape[1] - 2 * kinds
    at = slice(people, people + kinds)
    means = np.stack([fit.beta[:, at] for fit in fits])
    variances = np.stack([np.diagonal(fit.cov, axis1=1, axis2=2)[:, at] * fit.noise[:, None] for fit in fits])
    w = weight[:, :, None]
    mean = (w * means).sum(axis=(0, 1))
    variance = (w * (variances + (means - mean) ** 2)).sum(axis=(0, 1))
    tail = (w * normal_cdf(means / np.sqrt(variances))).sum(axis=(0, 1))
    return mean, np.sqrt(variance), tail


def _weightiest(weight: Array) -> NDArray[np.intp]:
    """The grid points that carry the weight."""
    by_point = weight.sum(axis=0)
    chosen = np.argsort(by_point)[::-1][:TOP]
    return np.asarray(chosen[by_point[chosen] >= LEAST * by_point.max()])


def _level(
    smooth: Array,
    own: Array,
    chosen: NDArray[np.intp],
    fits: list[_Fit],
    weight: Array,
    people: int,
    since: int,
) -> tuple[Array, Array, float, float]:
    """The shared level plus the mean of the two means, mixed over the weightiest grid points; and its difference."""
    ours = np.zeros(smooth.shape[2] - 1)
    ours[:people] = 1 / people
    scale = weight[:, chosen].argmax(axis=0)
    share = weight.sum(axis=0)[chosen] / weight.sum(axis=0)[chosen].sum()
    mixed = np.zeros((2, len(smooth) + 1))  # first and second moments of each day, and of the difference
    for n, g in enumerate(chosen):
        fit, slope = fits[scale[n]], ours - smooth[:, n, 1:]  # slope: d level / d beta
        means = smooth[:, n, 0] + slope @ fit.beta[g]
        change = slope[-1] - slope[since]
        spread = np.append(
            own[:, n] + np.einsum("tc,cd,td->t", slope, fit.cov[g], slope),
            own[-1, n] + own[since, n] + change @ fit.cov[g] @ change,
        )
        means = np.append(means, means[-1] - means[since])
        mixed += share[n] * np.stack([means, means**2 + spread * fit.noise[g]])
    sd = np.sqrt(np.maximum(mixed[1] - mixed[0] ** 2, 0.0))
    return mixed[0, :-1], sd[:-1], float(mixed[0, -1]), float(sd[-1])
