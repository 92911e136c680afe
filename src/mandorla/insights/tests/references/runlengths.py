"""How long a control chart runs before it calls: average run lengths, by solving their integral equation.

Nystrom's method with Gauss-Legendre nodes (Crowder 1987, J. Quality Technology 19, for the EWMA; Lucas & Crosier 1982,
Technometrics 24, for the CUSUM with reference value k and limit h). Observations are independent, normal, variance 1.
"""

import numpy as np

from mandorla.insights.logic.kalman import Array
from mandorla.insights.logic.normal import normal_cdf

NODES = 64


def cusum(k: float, h: float, mean: float, *, nodes: int = NODES) -> float:
    """The average run length of a one-sided CUSUM that begins at 0, in observations."""
    at, weight = _nodes(0.0, h, nodes)
    # Unknowns: the run length from 0 and from each node; the chart may return to exactly 0.
    start = np.concatenate([[0.0], at])
    to_zero = normal_cdf(k - start - mean)
    onward = _normal_pdf(at[None, :] - start[:, None] + k - mean) * weight
    system = np.eye(nodes + 1) - np.column_stack([to_zero, onward])
    return float(np.linalg.solve(system, np.ones(nodes + 1))[0])


def two_sided_cusum(k: float, h: float, mean: float) -> float:
    """The average run length of two CUSUMs side by side: their rates add (Kemp 1961)."""
    return 1.0 / (1.0 / cusum(k, h, mean) + 1.0 / cusum(k, h, -mean))


def ewma(share: float, c: float, mean: float, *, nodes: int = NODES) -> float:
    """The average run length of a two-sided EWMA with weight `share` and limits of c asymptotic standard deviations."""
    limit = c * np.sqrt(share / (2 - share))
    at, weight = _nodes(-limit, limit, nodes)
    start = np.concatenate([[0.0], at])
    onward = _normal_pdf((at[None, :] - (1 - share) * start[:, None]) / share - mean) * weight / share
    inner = np.linalg.solve(np.eye(nodes) - onward[1:], np.ones(nodes))
    return float(1.0 + onward[0] @ inner)


def _nodes(low: float, high: float, nodes: int) -> tuple[Array, Array]:
    at, weight = np.polynomial.legendre.leggauss(nodes)
    half = (high - low) / 2
    return np.asarray(low + half * (at + 1)), np.asarray(weight * half)


def _normal_pdf(z: Array) -> Array:
    return np.asarray(np.exp(-0.5 * z**2) / np.sqrt(2 * np.pi))
