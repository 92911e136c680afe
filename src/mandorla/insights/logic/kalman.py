"""A pair's days as one state-space model: the exact Gaussian likelihood of many columns at once, over a grid.

    y[t, i] = level[t] + day[t] + e[t, i]        e ~ N(0, 1), apart for each person
    level[t] = level[t - 1] + w[t]               w ~ N(0, q), level[0] = 0: a random walk that both share
    day[t] = phi * day[t - 1] + u[t]             var(day) = r: an AR(1) that both share

All variances are in units of the variance of e. Two people on one day are one observation of their mean, of variance
1/2, and a contrast that knows nothing of the state; so a day costs one scalar update, and gaps cost a prediction. The
gains depend on which days were observed and not on what was observed, so they are computed once for every grid point
and then carry all columns (what was said, and what explains it) through the same filter.

Sources: Durbin & Koopman 2012, Time Series Analysis by State Space Methods, 4.2 to 4.5 (filter, smoother) and 6.2
(regressors as further columns); Ferrer & Nesselroade 2003 for dyads as one system. Exact up to rounding: a test holds
it to a dense generalized least squares within 1e-9.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Grid:
    """Points of the grid, each array of shape (G,): q and r in units of the variance of e, phi between 0 and 1."""

    q: Array
    r: Array
    phi: Array

    def at(self, chosen: NDArray[np.intp]) -> "Grid":
        """The same with these points alone."""
        return Grid(self.q[chosen], self.r[chosen], self.phi[chosen])


@dataclass(frozen=True, slots=True)
class Gains:
    """What the filter does on each day, whatever was observed: arrays of shape (T, G).

    `f` is the variance of the innovation (infinite on a day without an observation), `k_level` and `k_day` the gains;
    `p` the predicted variances of shape (T, 3, G): level, both, day.
    """

    f: Array
    k_level: Array
    k_day: Array
    p: Array

    def at(self, first: int, chosen: NDArray[np.intp]) -> "Gains":
        """The same from a day on, with these grid points alone."""
        f, k_level, k_day = (one[first:, chosen] for one in (self.f, self.k_level, self.k_day))
        return Gains(f, k_level, k_day, self.p[first:, :, chosen])


def gains(counts: NDArray[np.int_], grid: Grid) -> Gains:
    """The gains for days of which `counts` people (0, 1 or 2), shape (T,), said something. Time O(T G)."""
    days, points = len(counts), len(grid.q)
    f = np.full((days, points), np.inf)
    k_level, k_day = np.zeros((days, points)), np.zeros((days, points))
    p = np.empty((days, 3, points))
    level, both, day = np.zeros(points), np.zeros(points), grid.r.copy()
    phi2, fresh = grid.phi**2, grid.r * (1 - grid.phi**2)
    for t, count in enumerate(counts):
        if t:
            level, both, day = level + grid.q, both * grid.phi, day * phi2 + fresh
        p[t] = level, both, day
        if count:
            on_level, on_day = level + both, both + day
            f[t] = on_level + on_day + 1.0 / count
            k_level[t], k_day[t] = on_level / f[t], on_day / f[t]
            level, both, day = (
                level - k_level[t] * on_level,
                both - k_level[t] * on_day,
                day - k_day[t] * on_day,
            )
    return Gains(f, k_level, k_day, p)


def innovations(
    columns: Array, which: NDArray[np.intp], found: Gains, grid: Grid, *, first: int = 0
) -> tuple[Array, Array]:
    """Columns of shape (T, V, C) in V versions, carried through the filter; `which` (G,) says which a grid point has.

    Returns innovations of shape (T, G, C), 0 on days without an observation, and the predicted level of days from
    `first` on, (T - first, G, C). A row of `columns` holds means over people; those of days without any are ignored.
    """
    days, points = found.f.shape
    made = np.zeros((days, points, columns.shape[-1]))
    levels = np.zeros((days - first, *made.shape[1:]))
    level, mood = np.zeros(made.shape[1:]), np.zeros(made.shape[1:])
    phi, is_seen = grid.phi[:, None], np.isfinite(found.f[:, 0])
    k_level, k_day = found.k_level[:, :, None], found.k_day[:, :, None]
    for t in range(days):
        mood *= phi
        if t >= first:
            levels[t - first] = level
        if is_seen[t]:
            v = made[t]
            np.subtract(columns[t, which], level, out=v)
            v -= mood
            level += k_level[t] * v
            mood += k_day[t] * v
    return made, levels


def smoothed_level(made: Array, levels: Array, found: Gains, grid: Grid) -> tuple[Array, Array]:
    """The level given all days: of each column, shape (T, G, C), and its variance, shape (T, G), in units of var(e).

    Backward recursion of Durbin & Koopman 2012, 4.4, for a state of two. Takes what `innovations` returned.
    """
    days, points = found.f.shape
    of_level, of_day = np.zeros((2, points, made.shape[-1]))
    n_level, n_both, n_day = np.zeros((3, points))
    mean, variance = np.empty_like(made), np.empty((days, points))
    moods = grid.phi
    for t in range(days - 1, -1, -1):
        # r and N of tomorrow, brought back over the transition (level stays, the day shrinks by phi).
        if t < days - 1:
            of_day = of_day * moods[:, None]
            n_both, n_day = n_both * moods, n_day * moods**2
        if np.isfinite(found.f[t, 0]):
            k1, k2, f = found.k_level[t], found.k_day[t], found.f[t]
            pulled = k1[:, None] * of_level + k2[:, None] * of_day
            told = made[t] / f[:, None] - pulled
            of_level, of_day = of_level + told, of_day + told
            a, b = k1 * n_level + k2 * n_both, k1 * n_both + k2 * n_day  # K'N
            c = k1 * a + k2 * b + 1.0 / f  # K'NK + 1/F
            n_level, n_both, n_day = n_level - 2 * a + c, n_both - a - b + c, n_day - 2 * b + c
        level, both, _ = found.p[t]
        mean[t] = levels[t] + level[:, None] * of_level + both[:, None] * of_day
        taken = level**2 * n_level + 2 * level * both * n_both + both**2 * n_day
        variance[t] = np.maximum(level - taken, 0.0)
    return mean, variance
